namespace MediaMix.Analysis;

/// <summary>
/// The set {lower ≤ x ≤ upper, rows}: where a decision may lie. Every bound and row remembers the statement it comes from, so that
/// a clash is told in the words of whoever stated it. Immutable by convention.
/// </summary>
/// <param name="Lower">Lower ends, finite.</param>
/// <param name="Upper">Upper ends, finite, at least <paramref name="Lower"/> unless statements clash.</param>
/// <param name="Rows">Linear constraints.</param>
sealed record Polytope(double[] Lower, double[] Upper, IReadOnlyList<LinearRow> Rows)
{
    /// <value>What was stated, in words; indexed by the sources of bounds and rows.</value>
    public IReadOnlyList<string> Statements { get; init; } = [];

    /// <value>Statement behind every lower end; −1 = none, it belongs to the problem itself. Empty = all −1.</value>
    public int[] LowerSource { get; init; } = [];

    /// <value>Statement behind every upper end; −1 = none. Empty = all −1.</value>
    public int[] UpperSource { get; init; } = [];

    /// <summary>Number of variables.</summary>
    public int Count => Lower.Length;

    /// <summary>Largest magnitude of a bound or right-hand side, at least the smallest positive number: what violations are compared with.</summary>
    public double Scale => Math.Max(
        double.Epsilon,
        Math.Max(Rows.Count == 0 ? 0 : Rows.Max(static r => Math.Abs(r.Bound)), Count == 0 ? 0 : Enumerable.Range(0, Count).Max(v => Math.Max(Math.Abs(Lower[v]), Math.Abs(Upper[v])))));

    /// <summary>Largest violation of a bound or row, in the unit of the variables.</summary>
    public double Violation(ReadOnlySpan<double> x)
    {
        var worst = 0.0;
        for (var v = 0; v < Count; v++)
            worst = Math.Max(worst, Math.Max(Lower[v] - x[v], x[v] - Upper[v]));
        foreach (var row in Rows)
            worst = Math.Max(worst, row.Violation(x));
        return worst;
    }

    /// <summary>Writes Aᵀ multipliers.</summary>
    public void Prices(ReadOnlySpan<double> multipliers, Span<double> prices)
    {
        prices.Clear();
        for (var i = 0; i < Rows.Count; i++)
        {
            var row = Rows[i];
            if (multipliers[i] == 0)
                continue;
            for (var k = 0; k < row.Index.Length; k++)
                prices[row.Index[k]] += multipliers[i] * row.Coefficient[k];
        }
    }
}
