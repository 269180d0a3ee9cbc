using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Effect of a channel at other amounts of spend: solid where the data have been, dashed beyond.</summary>
internal static class ResponseChart
{
    /// <param name="curve">The channel's curve.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="isPaid">Whether the horizontal axis is money.</param>
    public static JsonObject Create(ResponseCurve curve, string outcome, bool isPaid)
    {
        var x = ChartSpec.Amount("spend", isPaid ? "spend" : "exposure", curve.Spend[^1]);
        x["axis"]!["grid"] = false;
        x["scale"]!["nice"] = false;
        var y = ChartSpec.Height("q5", outcome, curve.Response.Q95.Max());
        // A layer without rows is a warning in the reader's console.
        JsonObject[] beyond = LastSeen(curve) == curve.Spend.Length - 1 ? [] :
        [
            ChartSpec.Part(Area(ChartColors.Faint, 0.25), "beyond", Ends(null, null)),
            ChartSpec.Part(Line(ChartColors.Muted, new JsonArray(5, 4)), "beyond", Means(ChartSpec.Tooltip(("spend_text", "At"), ("text", "Effect")))),
        ];
        return ChartSpec.Layered(
            170,
            Rows(curve),
            [ChartSpec.Part(Area(ChartColors.Accent, 0.22), "seen", Ends(x, y)),
            ChartSpec.Part(Line(ChartColors.Accent, null), "seen", Means(null)),
            .. beyond,
            ChartSpec.Once(CurrentRule(), new JsonObject { ["x"] = ChartSpec.Datum(curve.CurrentSpend) }),
            ChartSpec.Part(CurrentPoint(), "now", Means(ChartSpec.Tooltip(("spend_text", "Now"), ("text", "Effect"))))]);
    }

    /// <summary>Index of the last grid point that the data have seen; the amount spent always counts as seen.</summary>
    static int LastSeen(ResponseCurve curve)
    {
        var last = 0;
        for (var i = 0; i < curve.Multiplier.Length; i++)
            if (curve.Multiplier[i] <= Math.Max(1, curve.LargestSeen))
                last = i;
        return last;
    }

    static JsonArray Rows(ResponseCurve curve)
    {
        var rows = new JsonArray();
        var last = LastSeen(curve);
        for (var i = 0; i < curve.Spend.Length; i++)
        {
            if (i <= last)
                rows.Add(Row(curve, i, "seen"));
            // The joint belongs to both parts, so that no gap shows.
            if (i >= last && last < curve.Spend.Length - 1)
                rows.Add(Row(curve, i, "beyond"));
        }
        var now = Array.IndexOf(curve.Multiplier, 1.0);
        if (now >= 0)
            rows.Add(Row(curve, now, "now"));
        return rows;
    }

    static JsonObject Row(ResponseCurve curve, int i, string part) => new()
    {
        ["part"] = part,
        ["spend"] = ChartSpec.Number(curve.Spend[i]),
        ["mean"] = ChartSpec.Number(curve.Response.Mean[i]),
        ["q5"] = ChartSpec.Number(curve.Response.Q5[i]),
        ["q95"] = ChartSpec.Number(curve.Response.Q95[i]),
        ["spend_text"] = NumberText.Compact(curve.Spend[i]),
        ["text"] = $"{NumberText.Compact(curve.Response.Mean[i])} "
            + $"({NumberText.Compact(curve.Response.Q5[i])} to {NumberText.Compact(curve.Response.Q95[i])})",
    };

    static JsonObject Ends(JsonObject? x, JsonObject? y) => new()
    {
        ["x"] = x ?? X(),
        ["y"] = y ?? new JsonObject { ["field"] = "q5", ["type"] = "quantitative" },
        ["y2"] = ChartSpec.Field("q95"),
    };

    static JsonObject Means(JsonArray? tooltip)
    {
        var encoding = new JsonObject { ["x"] = X(), ["y"] = new JsonObject { ["field"] = "mean", ["type"] = "quantitative" } };
        if (tooltip is not null)
            encoding["tooltip"] = tooltip;
        return encoding;
    }

    static JsonObject X() => new() { ["field"] = "spend", ["type"] = "quantitative" };

    static JsonObject Area(string color, double opacity)
    {
        var mark = ChartSpec.Mark("area", color, opacity);
        mark["interpolate"] = "monotone";
        return mark;
    }

    static JsonObject Line(string color, JsonArray? dash)
    {
        var mark = ChartSpec.Mark("line", color);
        mark["interpolate"] = "monotone";
        mark["strokeWidth"] = 2;
        if (dash is not null)
            mark["strokeDash"] = dash;
        return mark;
    }

    static JsonObject CurrentRule()
    {
        var mark = ChartSpec.Mark("rule", ChartColors.Ink, 0.6);
        mark["strokeWidth"] = 1;
        return mark;
    }

    static JsonObject CurrentPoint()
    {
        var mark = ChartSpec.Mark("point", ChartColors.Ink);
        mark["filled"] = true;
        mark["size"] = 60;
        return mark;
    }
}
