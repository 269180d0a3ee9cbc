using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What every geo gets of every channel: a table beneath the channels of a plan that decides geos.</summary>
internal static class GeoSplitTable
{
    /// <summary>True where the plan decides what geos get.</summary>
    public static bool IsShown(BudgetPlan plan) => plan.Geos.Count > 1 && plan.Request.Detail is PlanDetail.Geo or PlanDetail.Cell;

    public static void Write(HtmlBuilder html, BudgetPlan plan)
    {
        if (!IsShown(plan))
            return;
        html.Line($"<h3>By geo</h3>");
        html.Line($"<p class=\"lead\">Money of all channels, then of each: before → after. Every period is in <code>{BudgetTables.PlanFile}</code>.</p>");
        NumbersTable.Write(
            html, "Spend per geo", ["Geo", "Before", "After", "Change", .. plan.Channels.Select(static d => Sentences.Name(d.Allocation.Channel))],
            GeoAllocation.Of(plan).Select(static geo => (string[])[
                geo.Geo, NumberText.Compact(geo.SpendBefore), NumberText.Compact(geo.SpendAfter), BudgetText.Change(geo.Change),
                .. geo.Channels.Select(static c => $"{NumberText.Compact(c.Before)} → {NumberText.Compact(c.After)}")]));
    }
}
