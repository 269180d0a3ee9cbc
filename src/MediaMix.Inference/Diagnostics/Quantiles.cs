namespace MediaMix.Inference.Diagnostics;

/// <summary>Sample quantiles.</summary>
public static class Quantiles
{
    /// <summary>Several quantiles of type 7 of a sample in any order, without sorting it: the numbers of <see cref="Type7"/>, to the bit.</summary>
    /// <param name="sample">Sample; rearranged.</param>
    /// <param name="probabilities">In [0, 1], ascending, at most 8.</param>
    /// <param name="quantiles">As many; overwritten. NaN for an empty sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability is outside [0, 1] or NaN.</exception>
    /// <remarks>Linear in the sample. Allocates nothing.</remarks>
    public static void Select(Span<double> sample, ReadOnlySpan<double> probabilities, Span<double> quantiles)
    {
        Span<int> ranks = stackalloc int[2 * probabilities.Length];
        for (int i = 0; i < probabilities.Length; i++)
        {
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1))
                throw new ArgumentOutOfRangeException(nameof(probabilities), probabilities[i], "A probability lies in [0, 1].");
            ranks[2 * i] = (int)(Math.Max(0, sample.Length - 1) * probabilities[i]);
            ranks[(2 * i) + 1] = Math.Min(ranks[2 * i] + 1, sample.Length - 1);
        }
        if (!sample.IsEmpty)
        {
            // Neighbouring quantiles of a small sample may share ranks, out of order.
            ranks.Sort();
            OrderStatistics.Place(sample, ranks);
        }
        for (int i = 0; i < probabilities.Length; i++)
            quantiles[i] = Type7(sample, probabilities[i]);
    }

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
