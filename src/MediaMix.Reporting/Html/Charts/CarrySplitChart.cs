using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>How much of every channel's effect comes at once and how much later, with the 90 % interval of where one ends.</summary>
internal static class CarrySplitChart
{
    const int RowHeight = 26;

    public static JsonObject Create(IReadOnlyList<CarryoverCurve> curves)
    {
        var rows = new JsonArray();
        foreach (var curve in curves)
        {
            rows.Add(Row(curve, "now", 0, curve.Immediate.Mean));
            rows.Add(Row(curve, "later", curve.Immediate.Mean, 1));
        }
        var x = ChartSpec.Amount("from", "share of the effect", 1);
        x["axis"]!["format"] = "~%";
        x["scale"] = new JsonObject { ["domain"] = new JsonArray(0, 1) };
        var spec = ChartSpec.Layered(
            curves.Count * RowHeight, rows,
            ChartSpec.Layer(ChartSpec.Mark("bar", ChartColors.Accent), new JsonObject
            {
                ["x"] = x,
                ["x2"] = ChartSpec.Field("to"),
                ["color"] = Color(),
                ["tooltip"] = ChartSpec.Tooltip(("name", "Channel"), ("text", "At once")),
            }),
            ChartSpec.Layer(ChartSpec.Whisker(), new JsonObject { ["x"] = ChartSpec.Position("q5"), ["x2"] = ChartSpec.Field("q95") }));
        spec["encoding"] = new JsonObject { ["y"] = ChartSpec.Row("name") };
        return spec;
    }

    static JsonObject Row(CarryoverCurve curve, string part, double from, double to) => new()
    {
        ["name"] = Sentences.Name(curve.Channel),
        ["part"] = part,
        ["from"] = ChartSpec.Number(from),
        ["to"] = ChartSpec.Number(to),
        ["q5"] = ChartSpec.Number(curve.Immediate.Q5),
        ["q95"] = ChartSpec.Number(curve.Immediate.Q95),
        ["text"] = $"{NumberText.Percent(curve.Immediate.Mean)} (90 %: {NumberText.PercentRange(curve.Immediate)})",
    };

    static JsonObject Color() => new()
    {
        ["field"] = "part",
        ["type"] = "nominal",
        ["scale"] = new JsonObject { ["domain"] = new JsonArray("now", "later"), ["range"] = new JsonArray(ChartColors.Accent, ChartColors.Other) },
    };
}
