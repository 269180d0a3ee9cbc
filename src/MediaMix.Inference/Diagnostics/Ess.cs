namespace MediaMix.Inference.Diagnostics;

/// <summary>Effective sample sizes: how many independent draws would estimate a quantity as well as these chains do.</summary>
/// <remarks>
/// <para>Definitions of the R package posterior (Vehtari, Gelman, Simpson, Carpenter &amp; Bürkner 2021). Want at least 100
/// per chain, and 400 in all.</para>
/// <para>Undefined, and then NaN: a draw that is not finite; draws that are all equal (of a quantile: an indicator that is
/// the same for every draw, as when ties fill the tail), because a ratio of variances would be 0/0; fewer than six draws
/// per half chain, because no autocorrelation can be seen in them.</para>
/// <para>Pure functions: they allocate, keep nothing, and may run on any number of threads at once.</para>
/// </remarks>
public static class Ess
{
    /// <summary>ESS of the rank-normalised split chains: the efficiency of the bulk of the distribution, finite variance or not.</summary>
    /// <param name="draws">C chains × N draws.</param>
    /// <returns>In draws, at most S log₁₀ S; NaN where undefined.</returns>
    public static double Bulk(ChainDraws draws) =>
        IsUsable(draws) ? GeyerSequence.EffectiveSampleSize(new RankNormalScores(draws.Split()).Bulk()) : double.NaN;

    /// <summary>The smaller of the ESS of the 5 % and of the 95 % quantile: the efficiency in the tails.</summary>
    /// <param name="draws">C chains × N draws.</param>
    /// <returns>In draws; NaN where either is undefined.</returns>
    public static double Tail(ChainDraws draws)
    {
        if (!IsUsable(draws))
            return double.NaN;

        double[] sorted = Sorted(draws);
        return Math.Min(Quantile(draws, sorted, 0.05), Quantile(draws, sorted, 0.95));
    }

    /// <summary>ESS of the split chains as they are: for the Monte Carlo error of the mean.</summary>
    /// <param name="draws">C chains × N draws of a variable of finite variance.</param>
    /// <returns>In draws; NaN where undefined.</returns>
    public static double Mean(ChainDraws draws) =>
        IsUsable(draws) ? GeyerSequence.EffectiveSampleSize(draws.Split()) : double.NaN;

    /// <summary>ESS of (x − x̄)² over split chains: for the Monte Carlo error of the standard deviation.</summary>
    /// <param name="draws">C chains × N draws of a variable of finite fourth moment.</param>
    /// <returns>In draws; NaN where undefined.</returns>
    public static double StandardDeviation(ChainDraws draws)
    {
        if (!IsUsable(draws))
            return double.NaN;

        double mean = Moments.Mean(draws.Values);
        double[] squares = Array.ConvertAll(draws.Values, x => (x - mean) * (x - mean));
        return GeyerSequence.EffectiveSampleSize(draws.With(squares).Split());
    }

    /// <summary>ESS of the indicator x ≤ q over split chains, q the type-7 quantile of all draws.</summary>
    /// <param name="draws">C chains × N draws.</param>
    /// <param name="probability">In [0, 1]; at 1 the indicator is constant and the ESS undefined.</param>
    /// <returns>In draws; NaN where undefined.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is outside [0, 1].</exception>
    public static double Quantile(ChainDraws draws, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        return IsUsable(draws) ? Quantile(draws, Sorted(draws), probability) : double.NaN;
    }

    /// <summary>ESS of the chains as they are, neither split nor rank-normalised.</summary>
    /// <param name="draws">C chains × N draws.</param>
    /// <returns>In draws; NaN where undefined.</returns>
    /// <remarks>For comparison with other software; <see cref="Bulk"/> and <see cref="Tail"/> judge convergence.</remarks>
    public static double Basic(ChainDraws draws) => GeyerSequence.EffectiveSampleSize(draws);

    internal static double Quantile(ChainDraws draws, ReadOnlySpan<double> sorted, double probability)
    {
        double quantile = Quantiles.Type7(sorted, probability);
        double[] indicator = Array.ConvertAll(draws.Values, x => x <= quantile ? 1.0 : 0.0);
        return GeyerSequence.EffectiveSampleSize(draws.With(indicator).Split());
    }

    internal static bool IsUsable(ChainDraws draws) => draws.Iterations >= 2 && draws.IsInformative;

    internal static double[] Sorted(ChainDraws draws)
    {
        double[] sorted = [.. draws.Values];
        Array.Sort(sorted);
        return sorted;
    }
}
