namespace MediaMix;

/// <summary>
/// The multipliers of some of a model's linear coefficients and their adjoints. Terms without a scale cost nothing: their
/// multipliers are 1 from the start. Owned by one thread.
/// </summary>
sealed class ScaleWorkspace
{
    readonly (CoefficientScale Scale, int Start, int Count)[] _scaled;

    /// <summary>Allocates for coefficients.</summary>
    /// <param name="coefficients">Of a term with a scale all or none, next to each other and in the order of the term.</param>
    public ScaleWorkspace(IReadOnlyList<LinearCoefficient> coefficients)
    {
        Multipliers = new double[coefficients.Count];
        Array.Fill(Multipliers, 1);
        Adjoint = new double[coefficients.Count];
        var scaled = new List<(CoefficientScale Scale, int Start, int Count)>();
        for (var k = 0; k < coefficients.Count; k++)
        {
            if (coefficients[k].Scale is not { } scale)
                continue;
            if (scaled.Count > 0 && scaled[^1] is var last && last.Scale == scale && last.Start + last.Count == k)
                scaled[^1] = last with { Count = last.Count + 1 };
            else
                scaled.Add((scale, k, 1));
        }
        _scaled = [.. scaled];
    }

    /// <summary>c of every coefficient, as <see cref="Forward"/> left it; 1 where there is no scale.</summary>
    public double[] Multipliers { get; }

    /// <summary>In: derivative with respect to every c. What stands where there is no scale is not read.</summary>
    public double[] Adjoint { get; }

    /// <summary>Computes the multipliers. Allocates nothing.</summary>
    /// <param name="values">Value vector.</param>
    public void Forward(ReadOnlySpan<double> values)
    {
        foreach (var (scale, start, count) in _scaled)
            scale.Forward(values, Multipliers.AsSpan(start, count));
    }

    /// <summary>Adds what <see cref="Adjoint"/> means for the parameters behind the multipliers. Allocates nothing.</summary>
    /// <param name="values">The value vector of the last <see cref="Forward"/>.</param>
    /// <param name="valueAdjoint">Derivative with respect to the value vector; added to.</param>
    public void Pullback(ReadOnlySpan<double> values, Span<double> valueAdjoint)
    {
        foreach (var (scale, start, count) in _scaled)
            scale.Pullback(values, Multipliers.AsSpan(start, count), Adjoint.AsSpan(start, count), valueAdjoint);
    }
}
