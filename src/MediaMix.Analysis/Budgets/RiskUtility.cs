namespace MediaMix.Analysis;

/// <summary>What is made of the scenarios of a plan: a measure of what its media bring, or of the outcome that an outlook adds to that.</summary>
static class RiskUtility
{
    /// <summary>The utility of scenarios in units of outcome times a worth.</summary>
    /// <param name="risk">The measure.</param>
    /// <param name="outlook">What is added to what the media bring; null = nothing.</param>
    /// <param name="worth">Worth of a unit of outcome.</param>
    /// <param name="spread">Scale on which a goal may be smooth.</param>
    public static ScenarioUtility Of(RiskMeasure risk, PlanOutlook? outlook, double worth, double spread) => outlook switch
    {
        null => risk.Utility(spread),
        // Noise of mean 0 does not change the mean.
        _ when risk is MeanOutcome => new ShiftedUtility(risk.Utility(spread), [.. outlook.Expected.Select(expected => new[] { worth * expected })]),
        { IsNormal: true } when risk is ReachGoal goal =>
            new NoisyGoalUtility(worth * goal.Goal, Array.ConvertAll(outlook.Expected, e => worth * e), Array.ConvertAll(outlook.NoiseSd, sd => worth * sd)),
        _ => new ShiftedUtility(risk.Utility(spread), [.. outlook.Outcomes.Select(outcomes => Array.ConvertAll(outcomes, o => worth * o))]),
    };
}
