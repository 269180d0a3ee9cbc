using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The tables of an optimised plan.</summary>
public static class BudgetTables
{
    /// <summary>Name of the file with the spend of every channel and period.</summary>
    public const string PlanFile = "plan.csv";

    /// <summary>Name of the file with one row per channel.</summary>
    public const string AllocationFile = "allocation.csv";

    /// <summary>Name of the file with one row per budget.</summary>
    public const string FrontierFile = "frontier.csv";

    /// <summary>Writes <c>plan.csv</c>: date, geo if there are several, channel, spend of the new plan and of the old one.</summary>
    /// <param name="writer">Receives comma-separated text; stays open.</param>
    /// <param name="plan">The plan.</param>
    public static void Plan(TextWriter writer, BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(plan);
        var isPanel = plan.Geos.Count > 1;
        using var rows = isPanel ? new CsvRows(writer, "date", "geo", "channel", "spend", "reference") : new CsvRows(writer, "date", "channel", "spend", "reference");
        for (var t = 0; t < plan.Periods.Count; t++)
            for (var g = 0; g < plan.Geos.Count; g++)
                foreach (var decision in plan.Channels)
                {
                    var cell = g * plan.Periods.Count + t;
                    rows.Raw(plan.Periods.Label(t));
                    if (isPanel)
                        rows.Text(plan.Geos[g]);
                    rows.Text(decision.Allocation.Channel).Numbers(decision.Spend[cell], decision.Reference[cell]).EndRow();
                }
    }

    /// <summary>Writes <c>allocation.csv</c>: per channel spend, effect and marginal return before and after, how far it goes beyond past spend, and why.</summary>
    /// <param name="writer">Receives comma-separated text; stays open.</param>
    /// <param name="plan">The plan.</param>
    public static void Allocation(TextWriter writer, BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(plan);
        using var rows = new CsvRows(
            writer,
            "channel", "spend_before", "spend_after", "change",
            "effect_before_mean", "effect_before_q5", "effect_before_q50", "effect_before_q95",
            "effect_after_mean", "effect_after_q5", "effect_after_q50", "effect_after_q95",
            "mroi_before_mean", "mroi_before_q5", "mroi_before_q50", "mroi_before_q95",
            "mroi_after_mean", "mroi_after_q5", "mroi_after_q50", "mroi_after_q95",
            "largest_past", "largest_planned", "grade", "why");
        foreach (var d in plan.Channels)
        {
            var a = d.Allocation;
            rows.Text(a.Channel)
                .Numbers(a.SpendBefore, a.SpendAfter, double.IsFinite(a.Change) ? a.Change : double.NaN)
                .Estimate(a.EffectBefore)
                .Estimate(a.EffectAfter)
                .Estimate(a.MarginalBefore)
                .Estimate(a.MarginalAfter)
                .Numbers(d.LargestPast, d.LargestPlanned)
                .Raw(d.Grade?.ToString() ?? "")
                .Text(BudgetText.Why(plan, d))
                .EndRow();
        }
    }

    /// <summary>Writes <c>frontier.csv</c>: the best plan of other budgets, what it brings, its next unit, and what every channel gets.</summary>
    /// <param name="writer">Receives comma-separated text; stays open.</param>
    /// <param name="plan">The plan.</param>
    public static void Frontier(TextWriter writer, BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(plan);
        using var rows = new CsvRows(writer, ["budget", "effect_mean", "effect_q5", "effect_q50", "effect_q95", "mroi", .. plan.Channels.Select(static d => "spend_" + d.Allocation.Channel)]);
        foreach (var point in plan.Frontier)
            rows.Numbers(point.Budget).Estimate(point.Effect).Numbers([point.MarginalReturn, .. point.Spend]).EndRow();
    }
}
