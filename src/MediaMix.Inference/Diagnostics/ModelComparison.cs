namespace MediaMix.Inference.Diagnostics;

/// <summary>The paired difference in predictive accuracy of two models of the same observations.</summary>
/// <param name="ElpdDifference">elpd of the second model less that of the first; positive where the second predicts better.</param>
/// <param name="StandardError">√(n · var(differences)), divisor n − 1: pairing removes what is hard in both.</param>
/// <param name="Observations">n.</param>
public readonly record struct ModelComparison(double ElpdDifference, double StandardError, int Observations)
{
    /// <summary>
    /// Whether the standard error can be taken at face value: at least 100 observations and a difference of at least 4
    /// (Sivula, Magnusson &amp; Vehtari 2025; loo warns otherwise). Models closer than that predict alike.
    /// </summary>
    public bool IsDecisive => Observations >= 100 && Math.Abs(ElpdDifference) >= 4;

    /// <summary>Compares two models observation by observation.</summary>
    /// <param name="first">The reference, usually the better model.</param>
    /// <param name="second">The other, on the same observations in the same order.</param>
    /// <returns>NaN where a pointwise elpd is.</returns>
    /// <exception cref="ArgumentException">The numbers of observations differ.</exception>
    public static ModelComparison Between(LooEstimate first, LooEstimate second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Points.Count != second.Points.Count)
        {
            throw new ArgumentException(
                $"Models of {first.Points.Count} and {second.Points.Count} observations cannot be compared.", nameof(second));
        }

        var differences = new double[first.Points.Count];
        for (int i = 0; i < differences.Length; i++)
            differences[i] = second.Points[i].Elpd - first.Points[i].Elpd;
        var total = new PointwiseTotal(differences);
        return new ModelComparison(total.Sum, total.StandardError, differences.Length);
    }
}
