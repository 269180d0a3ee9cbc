namespace MediaMix.Inference.Diagnostics;

/// <summary>One line of a posterior summary table: location, spread, quantiles, and how far to trust them.</summary>
/// <param name="Mean">Mean of all draws.</param>
/// <param name="StandardDeviation">Standard deviation of all draws, divisor S − 1; NaN for a single draw.</param>
/// <param name="McseMean">Monte Carlo standard error of the mean.</param>
/// <param name="Q025">2.5 % quantile, type 7.</param>
/// <param name="Q05">5 % quantile.</param>
/// <param name="Q25">Lower quartile.</param>
/// <param name="Q50">Median.</param>
/// <param name="Q75">Upper quartile.</param>
/// <param name="Q95">95 % quantile.</param>
/// <param name="Q975">97.5 % quantile.</param>
/// <param name="EssBulk">Bulk effective sample size, in draws.</param>
/// <param name="EssTail">Tail effective sample size, in draws.</param>
/// <param name="Rhat">Rank-normalised R̂.</param>
public readonly record struct Summary(
    double Mean,
    double StandardDeviation,
    double McseMean,
    double Q025,
    double Q05,
    double Q25,
    double Q50,
    double Q75,
    double Q95,
    double Q975,
    double EssBulk,
    double EssTail,
    double Rhat)
{
    /// <summary>Summarises one variable; the draws are sorted once for quantiles, ranks and folded ranks.</summary>
    /// <param name="draws">C chains × N draws.</param>
    /// <returns>
    /// Constant draws have their mean, standard deviation 0 and quantiles, but NaN diagnostics (see <see cref="Ess"/> and
    /// <see cref="Diagnostics.Rhat"/>). A draw that is not finite makes every number NaN: a summary of the rest would hide it.
    /// </returns>
    /// <remarks>Pure: it allocates, keeps nothing, and may run for many variables on any number of threads.</remarks>
    public static Summary Of(ChainDraws draws)
    {
        if (!Array.TrueForAll(draws.Values, double.IsFinite))
            return Undefined;
        if (!Ess.IsUsable(draws))
            return Describe(draws, Ess.Sorted(draws));

        ChainDraws split = draws.Split();
        var scores = new RankNormalScores(split);
        // An odd number of iterations loses its middle draws to the split, but not to the quantiles.
        double[] sorted = split.Count == draws.Count ? scores.Sorted : Ess.Sorted(draws);
        Summary described = Describe(draws, sorted);
        return described with
        {
            McseMean = described.StandardDeviation / Math.Sqrt(GeyerSequence.EffectiveSampleSize(split)),
            EssBulk = GeyerSequence.EffectiveSampleSize(scores.Bulk()),
            EssTail = Math.Min(Ess.Quantile(draws, sorted, 0.05), Ess.Quantile(draws, sorted, 0.95)),
            Rhat = Diagnostics.Rhat.Rank(scores, described.Q50),
        };
    }

    static Summary Undefined { get; } = default(Summary) with
    {
        Mean = double.NaN,
        StandardDeviation = double.NaN,
        McseMean = double.NaN,
        Q025 = double.NaN,
        Q05 = double.NaN,
        Q25 = double.NaN,
        Q50 = double.NaN,
        Q75 = double.NaN,
        Q95 = double.NaN,
        Q975 = double.NaN,
        EssBulk = double.NaN,
        EssTail = double.NaN,
        Rhat = double.NaN,
    };

    static Summary Describe(ChainDraws draws, ReadOnlySpan<double> sorted) => Undefined with
    {
        Mean = Moments.Mean(draws.Values),
        StandardDeviation = Math.Sqrt(Moments.Variance(draws.Values)),
        Q025 = Quantiles.Type7(sorted, 0.025),
        Q05 = Quantiles.Type7(sorted, 0.05),
        Q25 = Quantiles.Type7(sorted, 0.25),
        Q50 = Quantiles.Type7(sorted, 0.5),
        Q75 = Quantiles.Type7(sorted, 0.75),
        Q95 = Quantiles.Type7(sorted, 0.95),
        Q975 = Quantiles.Type7(sorted, 0.975),
    };
}
