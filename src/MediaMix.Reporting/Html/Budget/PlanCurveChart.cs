using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Response of a channel over the periods of a plan, with its 90 % band and two points: the old plan and the new one.</summary>
internal static class PlanCurveChart
{
    public static JsonObject Create(ChannelDecision decision, string outcome)
    {
        var (curve, a) = (decision.Curve, decision.Allocation);
        var rows = new JsonArray();
        for (var i = 0; i < curve.Spend.Length; i++)
            rows.Add(Row("curve", curve.Spend[i], curve.Response.Mean[i], curve.Response.Q5[i], curve.Response.Q95[i]));
        rows.Add(Row("old", a.SpendBefore, a.EffectBefore.Mean, a.EffectBefore.Q5, a.EffectBefore.Q95));
        rows.Add(Row("new", a.SpendAfter, a.EffectAfter.Mean, a.EffectAfter.Q5, a.EffectAfter.Q95));
        var x = ChartSpec.Amount("spend", "spend", curve.Spend[^1]);
        x["axis"]!["grid"] = false;
        var area = ChartSpec.Mark("area", ChartColors.Accent, 0.2);
        var line = ChartSpec.Mark("line", ChartColors.Accent);
        line["strokeWidth"] = 2;
        return ChartSpec.Layered(
            170,
            rows,
            Part(area, "curve", new JsonObject { ["x"] = x, ["y"] = ChartSpec.Height("q5", outcome, curve.Response.Q95.Max()), ["y2"] = ChartSpec.Field("q95") }),
            Part(line, "curve", Point()),
            Part(Dot(ChartColors.Ink, isFilled: false), "old", Point()),
            Part(Dot(ChartColors.Ink, isFilled: true), "new", Point()));
    }

    static JsonObject Row(string part, double spend, double mean, double q5, double q95) => new()
    {
        ["part"] = part,
        ["spend"] = ChartSpec.Number(spend),
        ["mean"] = ChartSpec.Number(mean),
        ["q5"] = ChartSpec.Number(q5),
        ["q95"] = ChartSpec.Number(q95),
        ["spend_text"] = NumberText.Compact(spend),
        ["text"] = $"{NumberText.Compact(mean)} ({NumberText.Compact(q5)} to {NumberText.Compact(q95)})",
    };

    static JsonObject Part(JsonObject mark, string part, JsonObject encoding)
    {
        var layer = ChartSpec.Layer(mark, encoding);
        layer["transform"] = new JsonArray(new JsonObject { ["filter"] = $"datum.part === '{part}'" });
        return layer;
    }

    static JsonObject Point() => new()
    {
        ["x"] = new JsonObject { ["field"] = "spend", ["type"] = "quantitative" },
        ["y"] = new JsonObject { ["field"] = "mean", ["type"] = "quantitative" },
        ["tooltip"] = ChartSpec.Tooltip(("spend_text", "At"), ("text", "Effect")),
    };

    static JsonObject Dot(string color, bool isFilled)
    {
        var mark = ChartSpec.Mark("point", color);
        (mark["filled"], mark["size"], mark["strokeWidth"]) = (isFilled, 70, 2);
        return mark;
    }
}
