namespace MediaMix;

/// <summary>
/// The multipliers of some of a model's linear coefficients and their adjoints. Terms without a scale cost nothing: their
/// multipliers are 1 from the start. Owned by one thread.
/// </summary>
sealed class ScaleWorkspace
{
    readonly ScaledTerm[] _terms;

    /// <summary>Allocates for coefficients.</summary>
    /// <param name="coefficients">Any, in any order; of a term with a scale all, some or none.</param>
    public ScaleWorkspace(IReadOnlyList<LinearCoefficient> coefficients)
    {
        Multipliers = new double[coefficients.Count];
        Array.Fill(Multipliers, 1);
        Adjoint = new double[coefficients.Count];
        _terms =
        [
            .. coefficients.Index().Where(static c => c.Item.Scale is not null).GroupBy(static c => c.Item.Scale!)
                .Select(static term => new ScaledTerm(term.Key, [.. term.Select(static c => (c.Index, c.Item.Place))], term.First().Item.TermSize)),
        ];
    }

    /// <summary>c of every coefficient, as <see cref="Forward"/> left it; 1 where there is no scale.</summary>
    public double[] Multipliers { get; }

    /// <summary>In: derivative with respect to every c. What stands where there is no scale is not read.</summary>
    public double[] Adjoint { get; }

    /// <summary>Computes the multipliers. Allocates nothing.</summary>
    /// <param name="values">Value vector.</param>
    public void Forward(ReadOnlySpan<double> values)
    {
        foreach (var term in _terms)
        {
            term.Scale.Forward(values, term.Multipliers);
            foreach (var (here, place) in term.Places)
                Multipliers[here] = term.Multipliers[place];
        }
    }

    /// <summary>Adds what <see cref="Adjoint"/> means for the parameters behind the multipliers. Allocates nothing.</summary>
    /// <param name="values">The value vector of the last <see cref="Forward"/>.</param>
    /// <param name="valueAdjoint">Derivative with respect to the value vector; added to.</param>
    public void Pullback(ReadOnlySpan<double> values, Span<double> valueAdjoint)
    {
        foreach (var term in _terms)
        {
            foreach (var (here, place) in term.Places)
                term.Adjoint[place] = Adjoint[here];
            term.Scale.Pullback(values, term.Multipliers, term.Adjoint, valueAdjoint);
        }
    }

    /// <summary>
    /// A whole term, because a scale knows its coefficients by their places in the term: the common coefficients of a pooled term can
    /// be sampled while its deviations are integrated out. Adjoints of coefficients that are not here stay 0.
    /// </summary>
    sealed class ScaledTerm(CoefficientScale scale, (int Here, int Place)[] places, int size)
    {
        public CoefficientScale Scale { get; } = scale;

        public (int Here, int Place)[] Places { get; } = places;

        public double[] Multipliers { get; } = new double[size];

        public double[] Adjoint { get; } = new double[size];
    }
}
