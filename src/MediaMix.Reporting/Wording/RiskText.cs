using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What a plan's measure of risk is of, and what it says of the whole outcome and of the budget. Plain sentences without a full stop. Pure and thread-safe.</summary>
public static class RiskText
{
    /// <summary>What is maximised: a measure of what the media bring, or of the outcome.</summary>
    public static string Measure(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var isOutcome = plan.Request.RiskOf == RiskScope.Outcome;
        var thing = isOutcome ? Outcome(plan) : "what the media bring";
        return plan.Request.Risk switch
        {
            OutcomeQuantile q => $"the {NumberText.Percent(q.Probability)} quantile of {thing}",
            WorstMean w => $"the mean of {thing} in the worst {NumberText.Percent(w.Share)} of cases",
            ReachGoal g => isOutcome ? $"the probability that {thing} reaches {NumberText.Amount(g.Goal)}" : $"the probability that the media bring {NumberText.Amount(g.Goal)}",
            MeanLessSd m => $"{(isOutcome ? $"the mean of {thing}" : "the expected effect")} less {NumberText.Significant(m.Aversion)} times its standard deviation",
            _ => isOutcome ? $"the mean of {thing}" : "the expected effect of the media",
        };
    }

    /// <summary>Whether noise counts, how, and what is assumed of the periods.</summary>
    public static string Scope(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Outcome is not { } outcome)
            return "it is about expected outcomes, without the noise that no plan can change";
        var noise = plan.Request.Risk is MeanOutcome ? "noise does not change its mean"
            : outcome.Noise == OutcomeNoise.Sampled ? "noise is sampled with every draw, the same for every plan"
            : plan.Request.Risk is ReachGoal ? "the normal noise of every draw is counted exactly"
            : "the normal noise of every draw is counted in equally likely parts, the same for every plan";
        var assumed = outcome.IsGiven ? "controls and media without spend are as given"
            : plan.IsYearBefore ? "controls and media without spend are as a year before"
            : "controls and media without spend are as in the last periods, repeated";
        return $"it is about all of the outcome in these periods, with baseline and noise: {noise}; {assumed}; what the media bring after the periods is not in it";
    }

    /// <summary>What outcome to expect with both plans; null where only the effect of the media was asked for.</summary>
    public static string? Expected(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Outcome is not { } outcome)
            return null;
        var goal = plan.Request.Risk is ReachGoal g && outcome is { GoalAfter: { } after, GoalBefore: { } before }
            ? $"; it reaches {NumberText.Amount(g.Goal)} with a probability of {NumberText.Probability(after)}, with the old plan of {NumberText.Probability(before)}"
            : "";
        return $"{Outcome(plan)} is expected to be {NumberText.Mean(outcome.After)} with the new plan (90 %, noise included: {NumberText.Range(outcome.After)}) and {NumberText.Mean(outcome.Before)} with the old one{goal}; "
            + $"of two such spans, one with each plan, the new plan's would come out higher with a probability of {NumberText.Probability(outcome.ProbabilityHigher)}, for each has noise of its own";
    }

    /// <summary>How much of a flexible budget is spent and what it returns; null where the budget was to be spent.</summary>
    public static string? Spent(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Ceiling is not { } ceiling)
            return null;
        var returns = plan is { Roi: { } roi, MarginalRoi: { } marginal }
            ? $"; the media of the plan return {NumberText.Mean(roi)} per unit spent (90 %: {NumberText.Range(roi)}), and 1 % more of every channel would return {NumberText.Mean(marginal)} per unit (90 %: {NumberText.Range(marginal)})"
            : "";
        return $"{NumberText.Amount(plan.Budget)} of at most {NumberText.Amount(ceiling)} is spent{returns}";
    }

    /// <summary>A warning where a goal is reached less often than not: then spread helps, and the plan looks for it; null elsewhere.</summary>
    public static string? Bet(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Request.Risk is ReachGoal && plan.Utility < 0.5
            ? $"the goal is reached with a probability of {NumberText.Probability(plan.Utility)}: such a plan bets on the channels that are known least. A lower goal, or another measure, makes a plan to rely on"
            : null;
    }

    /// <summary>A probability as it was stated: <c>99.9 %</c>.</summary>
    internal static string Exactly(double probability) => FormattableString.Invariant($"{100 * probability:0.####} %");

    static string Outcome(BudgetPlan plan) => $"all {Sentences.Name(plan.OutcomeName)} of the next {PeriodAxis.Count(plan.Periods.Step, plan.Periods.Count)}";
}
