using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What the same exposures bring at other frequencies, with the plan as it was and where the best frequency lies.</summary>
internal static class FrequencyChart
{
    const int Height = 240;
    const int StripWidth = 6;

    /// <param name="curve">The channel's curve, with more than one point.</param>
    /// <param name="outcome">Name of the outcome, the vertical axis of organic media.</param>
    public static JsonObject Create(FrequencyCurve curve, string outcome)
    {
        var band = curve.Roi ?? curve.Effect;
        var x = ChartSpec.Amount("frequency", "exposures per person reached", curve.Frequency[^1], fromZero: false);
        x["axis"]!["grid"] = false;
        x["scale"]!["nice"] = false;
        var y = ChartSpec.Height("q5", curve.Roi is null ? outcome : "return per unit spent", band.Q95.Max());
        return ChartSpec.Layered(
            Height,
            Rows(curve, band),
            ChartSpec.Part(ChartSpec.Mark("area", ChartColors.Accent, 0.22), "grid", new JsonObject { ["x"] = x, ["y"] = y, ["y2"] = ChartSpec.Field("q95") }),
            ChartSpec.Part(Stroke("line", ChartColors.Accent, 2), "grid", Means(("frequency_text", "Seen"), ("text", "Return"))),
            ChartSpec.Once(Stroke("rule", ChartColors.Ink, 1, 0.6), new JsonObject { ["x"] = ChartSpec.Datum(curve.ActualFrequency) }),
            ChartSpec.Part(Point(ChartColors.Ink), "actual", Means(("frequency_text", "As it was"), ("text", "Return"))),
            ChartSpec.Part(Stroke("rule", ChartColors.Accent, StripWidth, 0.75), "best", Strip()),
            ChartSpec.Part(Point(ChartColors.Accent), "best", Means(("frequency_text", "Best"), ("text", "Return"))));
    }

    static JsonArray Rows(FrequencyCurve curve, Band band)
    {
        var rows = new JsonArray();
        for (var i = 0; i < curve.Frequency.Length; i++)
            rows.Add(Row("grid", curve.Frequency[i], new Estimate(band.Mean[i], band.Q5[i], band.Q50[i], band.Q95[i])));
        rows.Add(Row("actual", curve.ActualFrequency, curve.ActualRoi ?? curve.ActualEffect));
        var best = Row("best", curve.Frequency[curve.Best], new Estimate(band.Mean[curve.Best], band.Q5[curve.Best], band.Q50[curve.Best], band.Q95[curve.Best]));
        best["from"] = ChartSpec.Number(curve.BestFrequency.Q5);
        best["to"] = ChartSpec.Number(curve.BestFrequency.Q95);
        rows.Add(best);
        return rows;
    }

    static JsonObject Row(string part, double frequency, Estimate value) => new()
    {
        ["part"] = part,
        ["frequency"] = ChartSpec.Number(frequency),
        ["mean"] = ChartSpec.Number(value.Mean),
        ["q5"] = ChartSpec.Number(value.Q5),
        ["q95"] = ChartSpec.Number(value.Q95),
        ["frequency_text"] = FrequencyText.Times(frequency),
        ["text"] = $"{NumberText.Compact(value.Mean)} ({NumberText.Compact(value.Q5)} to {NumberText.Compact(value.Q95)})",
    };

    static JsonObject Means(params ReadOnlySpan<(string Field, string Title)> lines) => new()
    {
        ["x"] = ChartSpec.Position("frequency"),
        ["y"] = ChartSpec.Position("mean"),
        ["tooltip"] = ChartSpec.Tooltip(lines),
    };

    /// <summary>On the axis, where it cannot be taken for a part of the curve.</summary>
    static JsonObject Strip() => new()
    {
        ["x"] = ChartSpec.Position("from"),
        ["x2"] = ChartSpec.Field("to"),
        ["y"] = new JsonObject { ["value"] = Height - StripWidth / 2 },
    };

    static JsonObject Stroke(string type, string color, double width, double opacity = 1)
    {
        var mark = ChartSpec.Mark(type, color, opacity);
        mark["strokeWidth"] = width;
        return mark;
    }

    static JsonObject Point(string color)
    {
        var mark = ChartSpec.Mark("point", color);
        mark["filled"] = true;
        mark["size"] = 90;
        // The best may be the first or the last of the grid, at the edge of the chart.
        mark["clip"] = false;
        return mark;
    }
}
