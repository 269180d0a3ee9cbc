namespace MediaMix.Analysis;

/// <summary>Posterior predictive checks: statistics of the outcome among those of outcomes that the fitted model makes.</summary>
static class PredictiveChecks
{
    public static IReadOnlyList<PredictiveCheck> Of(ComponentPass components)
    {
        var observed = components.Statistics.Observed();
        return [.. OutcomeStatistics.Names.Select((name, i) => Check(name, observed[i], components.Replicated[i]))];
    }

    static PredictiveCheck Check(string name, double observed, double[] replicated)
    {
        if (double.IsNaN(observed) || Array.Exists(replicated, double.IsNaN))
            return new PredictiveCheck(name, observed, new Estimate(double.NaN, double.NaN, double.NaN, double.NaN), double.NaN);
        var larger = replicated.Sum(r => r > observed ? 1 : r == observed ? 0.5 : 0);
        return new PredictiveCheck(name, observed, BandBuilder.Estimate(replicated), larger / replicated.Length);
    }

    /// <summary>A sentence for every flagged check.</summary>
    public static IEnumerable<Finding> Findings(IReadOnlyList<PredictiveCheck> checks, ModelSpec spec) =>
        checks.Where(static c => c.IsFlagged).Select(c => new Finding("predictive_check", FindingLevel.Attention, c.Statistic, Message(c), Remedy(c, spec)));

    static string Message(PredictiveCheck check)
    {
        var (what, more, less) = check.Statistic switch
        {
            "mean" => ("the average period", "a higher average", "a lower average"),
            "sd" => ("the spread of periods", "more ups and downs", "fewer ups and downs"),
            "autocorrelation" => ("how much neighbouring periods resemble each other (lag-1 autocorrelation)", "smoother runs of periods", "rougher runs of periods"),
            "min" => ("the lowest period", "a higher lowest period", "a lower lowest period"),
            _ => ("the highest period", "a higher highest period", "a lower highest period"),
        };
        return $"The data have {(check.PValue < 0.5 ? more : less)} than the model makes: {what} is {NumberText.Amount(check.Observed)}, and in outcomes simulated from the fit {NumberText.Amount(check.Replicated.Q50)} (90 %: {NumberText.Range(check.Replicated)}); p = {NumberText.Fixed(check.PValue, 2)}.";
    }

    static string Remedy(PredictiveCheck check, ModelSpec spec) => (check.Statistic, check.PValue < 0.5) switch
    {
        ("max", true) or ("min", false) when spec.Likelihood is NormalErrors =>
            "Name what happened in those periods (baseline.events or data.exclude), or let errors have heavy tails (likelihood: student_t).",
        ("max", true) or ("min", false) => "Name what happened in those periods (baseline.events or data.exclude).",
        ("max", false) or ("min", true) => "Errors may be too wide where the outcome is small or large: try likelihood: log_normal, or name the wild periods.",
        ("autocorrelation", true) => "Something that moves slowly is missing: a more flexible trend (trend: knots), a richer seasonal pattern, or noise: ar1.",
        ("autocorrelation", false) => "The trend or autocorrelated errors are smoother than the data: give the trend fewer knots.",
        ("mean", _) => "The priors hold the level away from the data: loosen the prior of the intercept.",
        _ => "Check the prior of the noise, and whether the spread grows with the level (likelihood: log_normal).",
    };
}
