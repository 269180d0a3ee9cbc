namespace MediaMix.Analysis;

/// <summary>A prior restated for a parameter in other units: x there is factor·x + shift here.</summary>
static class RescaledPrior
{
    const int Points = 999;

    /// <summary>Exact for (half-, log-) normal priors; others are matched by their quantiles.</summary>
    public static Prior Of(Prior prior, double factor, double shift = 0)
    {
        return factor == 1 && shift == 0 ? prior : Rescaled(prior, factor, shift) with { Origin = prior.Origin };
    }

    static Prior Rescaled(Prior prior, double factor, double shift)
    {
        switch (prior)
        {
            case NormalPrior normal:
                return new NormalPrior(factor * normal.Location + shift, factor * normal.Sd);
            case LogNormalPrior log when shift == 0:
                return log with { Mu = log.Mu + Math.Log(factor) };
            case HalfNormalPrior half when shift == 0:
                return new HalfNormalPrior(factor * half.Sd);
            default:
                double[] points = [.. Enumerable.Range(0, Points).Select(i => factor * prior.Quantile((i + 0.5) / Points) + shift)];
                return MatchedPrior.Of(prior, points, 1) ?? prior;
        }
    }
}
