using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Spend per channel before and after: a tick for the old plan, a bar for the new one.</summary>
internal static class AllocationChart
{
    const int RowHeight = 34;

    public static JsonObject Create(BudgetPlan plan)
    {
        var rows = new JsonArray([.. plan.Channels.Select(Row)]);
        var largest = plan.Channels.Max(static d => Math.Max(d.Allocation.SpendBefore, d.Allocation.SpendAfter));
        var x = ChartSpec.Amount("after", "spend", largest);
        var bar = ChartSpec.Mark("bar", ChartColors.Accent, 0.8);
        bar["height"] = 14;
        var tick = ChartSpec.Mark("tick", ChartColors.Ink);
        (tick["thickness"], tick["size"]) = (3, 24);
        return ChartSpec.Layered(
            plan.Channels.Count * RowHeight,
            rows,
            ChartSpec.Layer(bar, new JsonObject { ["y"] = ChartSpec.Row("name"), ["x"] = x, ["tooltip"] = Tooltip() }),
            ChartSpec.Layer(tick, new JsonObject { ["y"] = ChartSpec.Row("name"), ["x"] = new JsonObject { ["field"] = "before", ["type"] = "quantitative" }, ["tooltip"] = Tooltip() }));
    }

    static JsonObject Row(ChannelDecision d) => new()
    {
        ["name"] = Sentences.Name(d.Allocation.Channel),
        ["before"] = ChartSpec.Number(d.Allocation.SpendBefore),
        ["after"] = ChartSpec.Number(d.Allocation.SpendAfter),
        ["text"] = $"{NumberText.Compact(d.Allocation.SpendBefore)} → {NumberText.Compact(d.Allocation.SpendAfter)} ({BudgetText.Change(d.Allocation)})",
    };

    static JsonArray Tooltip() => ChartSpec.Tooltip(("name", "Channel"), ("text", "Spend"));
}
