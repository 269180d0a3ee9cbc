using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The bend of diminishing returns over exposure, with a histogram of where the data have been.</summary>
internal static class SaturationChart
{
    /// <summary>Part of the height that the fullest bin takes.</summary>
    const double HistogramShare = 0.4;

    public static JsonObject Create(SaturationCurve curve, string outcome, TimeStep step)
    {
        var highest = curve.Effect.Q95.Max();
        var x = ChartSpec.Amount("exposure", $"exposure per {PeriodAxis.Unit(step)}", curve.Exposure[^1]);
        x["axis"]!["grid"] = false;
        x["scale"]!["nice"] = false;
        var y = ChartSpec.Height("q5", $"{outcome} per {PeriodAxis.Unit(step)}", highest);
        return ChartSpec.Layered(
            170, Rows(curve, highest),
            ChartSpec.Part(ChartSpec.Mark("rect", ChartColors.Faint, 0.35), "seen", new JsonObject
            {
                ["x"] = x,
                ["x2"] = ChartSpec.Field("to"),
                ["y"] = y,
                ["y2"] = ChartSpec.Field("q95"),
                ["tooltip"] = ChartSpec.Tooltip(("exposure_text", "Exposure"), ("text", "Seen")),
            }),
            ChartSpec.Part(Smooth(ChartSpec.Mark("area", ChartColors.Accent, 0.22)), "curve", new JsonObject { ["x"] = ChartSpec.Position("exposure"), ["y"] = ChartSpec.Position("q5"), ["y2"] = ChartSpec.Field("q95") }),
            ChartSpec.Part(Smooth(ChartSpec.Mark("line", ChartColors.Accent)), "curve", new JsonObject
            {
                ["x"] = ChartSpec.Position("exposure"),
                ["y"] = ChartSpec.Position("mean"),
                ["tooltip"] = ChartSpec.Tooltip(("exposure_text", "Exposure"), ("text", "Brings")),
            }));
    }

    static JsonArray Rows(SaturationCurve curve, double highest)
    {
        var rows = new JsonArray();
        var fullest = Math.Max(1, curve.Counts.Max());
        for (var i = 0; i < curve.Counts.Length; i++)
        {
            if (curve.Counts[i] == 0)
                continue;
            var row = Row("seen", curve.Edges[i], $"{NumberText.Compact(curve.Edges[i])} to {NumberText.Compact(curve.Edges[i + 1])}", $"{NumberText.Count(curve.Counts[i])} times");
            row["to"] = ChartSpec.Number(curve.Edges[i + 1]);
            row["q5"] = 0;
            row["q95"] = ChartSpec.Number(HistogramShare * highest * curve.Counts[i] / fullest);
            row["count"] = curve.Counts[i];
            rows.Add(row);
        }
        for (var i = 0; i < curve.Exposure.Length; i++)
        {
            var (mean, low, high) = (curve.Effect.Mean[i], curve.Effect.Q5[i], curve.Effect.Q95[i]);
            var row = Row("curve", curve.Exposure[i], NumberText.Compact(curve.Exposure[i]), $"{NumberText.Compact(mean)} ({NumberText.Compact(low)} to {NumberText.Compact(high)})");
            row["mean"] = ChartSpec.Number(mean);
            row["q5"] = ChartSpec.Number(low);
            row["q95"] = ChartSpec.Number(high);
            rows.Add(row);
        }
        return rows;
    }

    static JsonObject Row(string part, double exposure, string where, string text) => new()
    {
        ["part"] = part,
        ["exposure"] = ChartSpec.Number(exposure),
        ["exposure_text"] = where,
        ["text"] = text,
    };

    static JsonObject Smooth(JsonObject mark)
    {
        mark["interpolate"] = "monotone";
        return mark;
    }
}
