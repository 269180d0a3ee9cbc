using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>How well one cell that the fit has not seen was predicted.</summary>
/// <param name="Cell">geo × periods + period.</param>
/// <param name="Actual">Its outcome.</param>
/// <param name="Expected">Mean expected outcome.</param>
/// <param name="Crps">Continuous ranked probability score in outcome units.</param>
/// <param name="Inside50">True inside the central 50 % band of the predictive distribution, ends included.</param>
/// <param name="Inside80">The same for 80 %.</param>
/// <param name="Inside90">The same for 90 %.</param>
readonly record struct HeldOutCell(int Cell, double Actual, double Expected, double Crps, bool Inside50, bool Inside80, bool Inside90)
{
    /// <param name="cell">geo × periods + period.</param>
    /// <param name="actual">Its outcome.</param>
    /// <param name="expected">Mean expected outcome.</param>
    /// <param name="sorted">Predictive draws, ascending.</param>
    public static HeldOutCell Of(int cell, double actual, double expected, double[] sorted) => new(
        cell, actual, expected, Inference.Diagnostics.Crps.OfSample(sorted, actual),
        IsInside(actual, sorted, 0.25), IsInside(actual, sorted, 0.10), IsInside(actual, sorted, 0.05));

    static bool IsInside(double actual, double[] sorted, double tail) =>
        actual >= Quantiles.Type7(sorted, tail) && actual <= Quantiles.Type7(sorted, 1 - tail);
}
