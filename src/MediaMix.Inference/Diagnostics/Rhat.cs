namespace MediaMix.Inference.Diagnostics;

/// <summary>Potential scale reduction: how much wider all chains together are than each of them.</summary>
/// <remarks>
/// <para>R̂ = √((B/W + N − 1)/N), B = N · var(chain means), W = mean of the chain variances, both with divisor n − 1
/// (Vehtari et al. 2021, as the R package posterior computes it). 1 is perfect; above 1.01 the chains disagree.</para>
/// <para>Undefined, and then NaN: a draw that is not finite; draws that are all equal, since B/W is 0/0 (a chain that never
/// moved cannot vouch for itself); fewer than two chains or two draws per chain after any splitting. Chains that are each
/// constant at different values give +∞.</para>
/// <para>Pure functions: they allocate, keep nothing, and may run on any number of threads at once.</para>
/// </remarks>
public static class Rhat
{
    /// <summary>The reported R̂: the larger of the rank-normalised split R̂ of the draws and of their distances from the median.</summary>
    /// <param name="draws">C chains × N draws; one chain is enough, since it is split.</param>
    /// <returns>At least √((N/2 − 1)/(N/2)); NaN where undefined.</returns>
    public static double Rank(ChainDraws draws)
    {
        if (!Ess.IsUsable(draws))
            return double.NaN;

        var scores = new RankNormalScores(draws.Split());
        double[] sorted = draws.Iterations % 2 == 0 ? scores.Sorted : Ess.Sorted(draws);
        return Rank(scores, Quantiles.Type7(sorted, 0.5));
    }

    /// <summary>R̂ of the split chains without rank normalisation.</summary>
    /// <param name="draws">C chains × N draws.</param>
    /// <returns>NaN where undefined.</returns>
    public static double Split(ChainDraws draws) => Ess.IsUsable(draws) ? Basic(draws.Split()) : double.NaN;

    /// <summary>R̂ of the chains as they are (Gelman &amp; Rubin 1992, without the degrees-of-freedom factor).</summary>
    /// <param name="draws">C chains × N draws, C and N at least 2.</param>
    /// <returns>NaN where undefined.</returns>
    public static double Basic(ChainDraws draws)
    {
        if (draws.Chains < 2 || draws.Iterations < 2 || !draws.IsInformative)
            return double.NaN;

        int n = draws.Iterations;
        double[] means = Moments.ChainMeans(draws);
        double within = 0;
        for (int c = 0; c < means.Length; c++)
            within += Moments.Variance(draws.Chain(c), means[c]) / means.Length;
        return Math.Sqrt(((n * Moments.Variance(means) / within) + n - 1) / n);
    }

    internal static double Rank(RankNormalScores scores, double median)
    {
        double bulk = Basic(scores.Bulk());
        // Draws of two values symmetric about the median fold to a constant, which has no R̂ of its own and no scale to reduce.
        double folded = Basic(scores.Folded(median));
        return double.IsNaN(folded) ? bulk : Math.Max(bulk, folded);
    }
}
