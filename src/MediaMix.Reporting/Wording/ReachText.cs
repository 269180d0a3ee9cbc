using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>How far a plan leaves what the data have seen, in sentences without a full stop. Pure and thread-safe.</summary>
public static class ReachText
{
    const double FarBeyond = 1.05;

    /// <summary>Why the plan itself is not to be trusted, or only with caution; null where it stays within what the data have seen.</summary>
    /// <param name="plan">The plan.</param>
    public static string? Warning(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Reach == VerdictLevel.Trust)
            return null;
        var unit = PeriodAxis.Unit(plan.Periods.Step);
        var where = plan.Geos.Count > 1 ? $" in its geo in any {unit}" : $" in any {unit}";
        var start = plan.Reach == VerdictLevel.DoNotTrust ? "do not trust this plan" : "take this plan with caution";
        var times = plan.PastBudget <= 0 || plan.Budget > 1.5 * plan.PastBudget ? $"; the budget is {Times(plan)}" : "";
        return $"{start}: {NumberText.Percent(plan.UnseenShare)} of its money lies above the most that the channel has ever spent{where}, and there the model only guesses{times}. "
            + "Plan nearer to the past, or hold channels near it (--within, --max) and go up in steps";
    }

    /// <summary>The budget as a multiple of the past one: <c>2.8 times the 1.81 million of the last 13 weeks</c>.</summary>
    /// <param name="plan">The plan.</param>
    public static string Times(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var span = PeriodAxis.Count(plan.Periods.Step, plan.Periods.Count);
        return plan.PastBudget > 0
            ? $"{NumberText.Amount(plan.Budget / plan.PastBudget)} times the {NumberText.Amount(plan.PastBudget)} of the last {span}"
            : $"after {span} without spend";
    }

    /// <summary>In how many geos a channel goes beyond what that geo has seen, and where most; null where none does.</summary>
    /// <param name="plan">The plan.</param>
    public static string? Geos(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Geos.Count == 1)
            return null;
        var far = GeoAllocation.Of(plan)
            .Select(static geo => (geo.Geo, Channel: geo.Channels.MaxBy(static c => c.BeyondPast)!))
            .Where(static g => g.Channel.BeyondPast > FarBeyond).OrderByDescending(static g => g.Channel.BeyondPast).ToArray();
        if (far.Length == 0)
            return null;
        var (geo, most) = far[0];
        var unit = PeriodAxis.Unit(plan.Periods.Step);
        var worst = double.IsInfinity(most.BeyondPast)
            ? $"{Sentences.Name(most.Channel)} in {Sentences.Name(geo)}, where it never ran"
            : $"{Sentences.Name(most.Channel)} in {Sentences.Name(geo)}: {NumberText.Compact(most.LargestPlanned)}, {BudgetText.Beyond(most.BeyondPast)} it has seen there ({NumberText.Compact(most.LargestPast)})";
        return $"in {NumberText.Count(far.Length)} of {NumberText.Count(plan.Geos.Count)} geos a channel would spend more in a {unit} than the data of that geo have seen, most of all {worst}";
    }
}
