namespace MediaMix.Inference.Diagnostics;

/// <summary>
/// Puts a few order statistics in their places without sorting the rest: quickselect for several ranks at once (Hoare 1961), with the median of
/// three as pivot and a sort where that goes wrong. The values that it places are those that a sort would place.
/// </summary>
public static class OrderStatistics
{
    const int Short = 24;

    /// <summary>Rearranges values so that those of some ranks stand where a sort would put them.</summary>
    /// <param name="values">Rearranged; NaN counts as the smallest, as in <see cref="Array.Sort(Array)"/>.</param>
    /// <param name="ranks">0-based ranks in ascending order; may repeat.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rank lies outside.</exception>
    /// <remarks>Linear in the number of values for few ranks. Allocates nothing.</remarks>
    public static void Place(Span<double> values, ReadOnlySpan<int> ranks)
    {
        if (ranks.Length == 0)
            return;
        ArgumentOutOfRangeException.ThrowIfNegative(ranks[0], nameof(ranks));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ranks[^1], values.Length, nameof(ranks));
        // Comparisons with NaN would lead the pivot astray.
        if (HasNaN(values))
            values.Sort();
        else
            Place(values, 0, ranks, (2 * int.Log2(values.Length)) + 2);
    }

    static bool HasNaN(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                return true;
        }
        return false;
    }

    static void Place(Span<double> values, int first, ReadOnlySpan<int> ranks, int depth)
    {
        while (ranks.Length > 0)
        {
            if (values.Length <= Short || depth-- == 0)
            {
                values.Sort();
                return;
            }
            var (low, high) = Partition(values);
            var (below, above) = (0, ranks.Length);
            while (below < ranks.Length && ranks[below] - first <= high)
                below++;
            while (above > 0 && ranks[above - 1] - first >= low)
                above--;
            Place(values[..(high + 1)], first, ranks[..below], depth);
            values = values[low..];
            ranks = ranks[above..];
            first += low;
        }
    }

    /// <summary>Splits into values ≤ p up to the second index, and ≥ p from the first on; what lies between is p.</summary>
    static (int Low, int High) Partition(Span<double> values)
    {
        var pivot = Median(values[0], values[values.Length / 2], values[^1]);
        var (i, j) = (0, values.Length - 1);
        while (i <= j)
        {
            while (values[i] < pivot)
                i++;
            while (values[j] > pivot)
                j--;
            if (i > j)
                break;
            (values[i], values[j]) = (values[j], values[i]);
            i++;
            j--;
        }
        return (i, j);
    }

    static double Median(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
