namespace MediaMix.Inference.Diagnostics;

/// <summary>Sample quantiles.</summary>
public static class Quantiles
{
    /// <summary>The quantile of type 7: linear interpolation between order statistics, the default of R and NumPy.</summary>
    /// <param name="sorted">Sample in ascending order; not checked.</param>
    /// <param name="probability">In [0, 1].</param>
    /// <returns>
    /// With h = (n − 1)p, j = ⌊h⌋ and f = h − j: (1 − f)x_j + f x_(j+1), zero-based (Hyndman &amp; Fan 1996, definition 7).
    /// NaN for an empty sample.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is outside [0, 1] or NaN.</exception>
    /// <remarks>Allocates nothing. Rounding never takes the result out of [x_j, x_(j+1)].</remarks>
    public static double Type7(ReadOnlySpan<double> sorted, double probability)
    {
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies in [0, 1].");
        if (sorted.IsEmpty)
            return double.NaN;

        double h = (sorted.Length - 1) * probability;
        int j = (int)h;
        if (h == j || sorted[j + 1] == sorted[j])
            return sorted[j];

        // R's order of operations, which makes the median the midpoint to the last bit: distances from it decide ranks.
        double between = ((1 - (h - j)) * sorted[j]) + ((h - j) * sorted[j + 1]);
        return Math.Clamp(between, sorted[j], sorted[j + 1]);
    }
}
