using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// Chooses starting points among the draws of all paths by their importance, none twice, and from different paths as long as
/// the paths are of comparable weight.
/// </summary>
/// <remarks>
/// Weights p/q are capped at √S times their mean (Ionides 2008), so that one lucky draw does not decide. Random order by weight
/// without replacement is descending order of log weight plus Gumbel noise.
/// </remarks>
static class StartSelection
{
    /// <summary>How far the log of the summed weights of a path may lie below the highest for its draws to be taken in turn.</summary>
    const double Comparable = 5;

    /// <summary>Chooses.</summary>
    /// <param name="draws">Draws with finite log ratio, at least <paramref name="count"/>.</param>
    /// <param name="paths">Number of paths.</param>
    /// <param name="count">How many to choose.</param>
    /// <param name="rng">Stream of the choice.</param>
    /// <returns>In random order of the paths, then by round: the first draw of every path, the second, ….</returns>
    public static double[][] Choose(IReadOnlyList<PathDraw> draws, int paths, int count, ref Rng rng)
    {
        var ceiling = LogSum(draws.Select(static d => d.LogRatio)) - 0.5 * ScalarMath.Log(draws.Count);
        var weights = new double[paths];
        var pathKeys = new double[paths];
        for (var p = 0; p < paths; p++)
        {
            weights[p] = LogSum(draws.Where(d => d.Path == p).Select(d => Math.Min(d.LogRatio, ceiling)));
            pathKeys[p] = weights[p] + Gumbel(ref rng);
        }
        var keys = new double[draws.Count];
        for (var n = 0; n < keys.Length; n++)
            keys[n] = Math.Min(draws[n].LogRatio, ceiling) + Gumbel(ref rng);
        var least = weights.Max() - Comparable;
        return
        [
            .. Enumerable.Range(0, draws.Count)
                .GroupBy(n => draws[n].Path)
                .SelectMany(path => path.OrderByDescending(n => keys[n]).Select((n, round) => (n, path.Key, round)))
                .OrderByDescending(d => weights[d.Key] >= least)
                .ThenBy(static d => d.round)
                .ThenByDescending(d => pathKeys[d.Key])
                .Take(count)
                .Select(d => draws[d.n].Position),
        ];
    }

    static double LogSum(IEnumerable<double> logs) => logs.Aggregate(double.NegativeInfinity, ScalarMath.LogAddExp);

    static double Gumbel(ref Rng rng) => -ScalarMath.Log(-ScalarMath.Log(rng.NextDouble()));
}
