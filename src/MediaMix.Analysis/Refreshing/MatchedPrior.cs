namespace MediaMix.Analysis;

/// <summary>
/// A prior that says what draws say, made wider: log-normal where the parameter is positive, normal where it is real, beta between 0 and 1,
/// cut normal between other ends.
/// </summary>
static class MatchedPrior
{
    /// <summary>Φ(1): a standard deviation either side of the median.</summary>
    const double OneSd = 0.8413447460685429;

    /// <summary>The prior, or null where draws do not move, or where no prior of its family is as wide.</summary>
    /// <param name="original">Prior in whose place it stands; gives the support.</param>
    /// <param name="draws">Inside the support.</param>
    /// <param name="inflate">Factor on the standard deviation, ≥ 1.</param>
    public static Prior? Of(Prior original, double[] draws, double inflate)
    {
        var support = original.Support;
        if (support == Interval.Positive)
        {
            // A draw of exactly 0 is an underflow.
            var (mean, sd) = Moments(Array.ConvertAll(draws, static x => Math.Log(Math.Max(x, double.Epsilon))));
            return sd > 0 ? new LogNormalPrior(mean, inflate * sd) : null;
        }
        var (centre, spread) = Moments(draws);
        if (!(spread > 0))
            return null;
        if (support == Interval.Real)
            return new NormalPrior(centre, inflate * spread);
        return support == Interval.Unit ? Beta(centre, inflate * spread) : new TruncatedNormalPrior(centre, inflate * spread, support.Lower, support.Upper);
    }

    /// <summary>How wide a prior is, on the log scale where it is positive, on the logit scale between 0 and 1: half of what its central 68 % span.</summary>
    public static double Width(Prior prior)
    {
        var (low, high) = (prior.Quantile(1 - OneSd), prior.Quantile(OneSd));
        return (Scale(high) - Scale(low)) / 2;

        double Scale(double x) => prior.Support == Interval.Positive ? Math.Log(x) : prior.Support == Interval.Unit ? Math.Log(x / (1 - x)) : x;
    }

    /// <summary>Beta with a mean and a standard deviation: a + b = m(1 − m)/v − 1.</summary>
    static BetaPrior? Beta(double mean, double sd)
    {
        var concentration = mean * (1 - mean) / (sd * sd) - 1;
        return concentration > 0 ? new BetaPrior(mean * concentration, (1 - mean) * concentration) : null;
    }

    static (double Mean, double Sd) Moments(double[] draws)
    {
        var mean = draws.Average();
        return (mean, Math.Sqrt(draws.Sum(x => (x - mean) * (x - mean)) / Math.Max(1, draws.Length - 1)));
    }
}
