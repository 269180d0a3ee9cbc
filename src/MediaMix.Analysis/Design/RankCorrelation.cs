namespace MediaMix.Analysis;

/// <summary>Spearman's rank correlation: Pearson's of the ranks, ties sharing the mean of theirs.</summary>
static class RankCorrelation
{
    /// <summary>In [−1, 1]; NaN where one of the two does not vary. Allocates.</summary>
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (a, b) = (Ranks(x), Ranks(y));
        var mean = (x.Length + 1) / 2.0;
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
            (xx, yy, xy) = (xx + (a[i] - mean) * (a[i] - mean), yy + (b[i] - mean) * (b[i] - mean), xy + (a[i] - mean) * (b[i] - mean));
        return xy / Math.Sqrt(xx * yy);
    }

    static double[] Ranks(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var order = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        for (var first = 0; first < sorted.Length;)
        {
            var next = first + 1;
            while (next < sorted.Length && sorted[next] == sorted[first])
                next++;
            for (var i = first; i < next; i++)
                ranks[order[i]] = (first + 1 + next) / 2.0;
            first = next;
        }
        return ranks;
    }
}
