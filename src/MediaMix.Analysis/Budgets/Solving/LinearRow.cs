namespace MediaMix.Analysis;

/// <summary>One linear constraint: Σ coefficient × x ≤ bound, or = bound. Immutable by convention.</summary>
/// <param name="Index">Variables, each once.</param>
/// <param name="Coefficient">As many, not zero.</param>
/// <param name="Bound">Right-hand side.</param>
/// <param name="IsEquality">True for =.</param>
/// <param name="Source">Which statement it comes from: an index of <see cref="Polytope.Statements"/>.</param>
sealed record LinearRow(int[] Index, double[] Coefficient, double Bound, bool IsEquality, int Source)
{
    /// <summary>Σ coefficient × x.</summary>
    public double Of(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var k = 0; k < Index.Length; k++)
            sum += Coefficient[k] * x[Index[k]];
        return sum;
    }

    /// <summary>By how much x breaks the constraint, ≥ 0.</summary>
    public double Violation(ReadOnlySpan<double> x) => IsEquality ? Math.Abs(Of(x) - Bound) : Math.Max(0, Of(x) - Bound);
}
