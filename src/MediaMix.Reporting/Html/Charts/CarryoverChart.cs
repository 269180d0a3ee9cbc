using System.Globalization;
using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>When the effect of an exposure comes: its share per period after it, with 90 % intervals.</summary>
internal static class CarryoverChart
{
    public static JsonObject Create(CarryoverCurve curve, TimeStep step)
    {
        var rows = new JsonArray();
        for (var i = 0; i < curve.Lag.Length; i++)
        {
            var row = new JsonObject
            {
                ["lag"] = curve.Lag[i],
                ["mean"] = ChartSpec.Number(curve.Weight.Mean[i]),
                ["q5"] = ChartSpec.Number(curve.Weight.Q5[i]),
                ["q95"] = ChartSpec.Number(curve.Weight.Q95[i]),
                ["when"] = curve.Lag[i] == 0
                    ? "in the same " + PeriodAxis.Unit(step)
                    : PeriodAxis.Count(step, curve.Lag[i]) + " later",
                ["text"] = $"{NumberText.Percent(curve.Weight.Mean[i])} of the effect",
            };
            if (curve.Prior is { } prior)
                (row["prior"], row["prior5"], row["prior95"]) = (ChartSpec.Number(prior.Mean[i]), ChartSpec.Number(prior.Q5[i]), ChartSpec.Number(prior.Q95[i]));
            rows.Add(row);
        }
        var y = ChartSpec.Height("mean", null, 1);
        y["axis"]!["format"] = ".0%";
        y["stack"] = null;
        var spec = ChartSpec.Layered(
            90,
            rows,
            [ChartSpec.Layer(Bar(), new JsonObject { ["y"] = y, ["tooltip"] = ChartSpec.Tooltip(("when", "When"), ("text", "Share")) }),
            ChartSpec.Layer(Whisker(), new JsonObject
            {
                ["y"] = new JsonObject { ["field"] = "q5", ["type"] = "quantitative" },
                ["y2"] = ChartSpec.Field("q95"),
            }),
            .. curve.Prior is null ? Array.Empty<JsonObject>() : Assumed()]);
        spec["encoding"] = new JsonObject { ["x"] = Lag(curve.Lag, step) };
        return spec;
    }

    static JsonObject Lag(int[] lags, TimeStep step)
    {
        // Every label of a long carryover does not fit under a small chart.
        var every = (lags.Length + 8) / 9;
        return new JsonObject
        {
            ["field"] = "lag",
            ["type"] = "ordinal",
            ["axis"] = new JsonObject
            {
                ["title"] = PeriodAxis.Unit(step) + "s after the spend",
                ["labelAngle"] = 0,
                ["grid"] = false,
                ["labelExpr"] = $"datum.value % {every.ToString(CultureInfo.InvariantCulture)} === 0 ? datum.label : ''",
            },
        };
    }

    /// <summary>What the priors say: a grey tick with its interval, beside that of the posterior.</summary>
    static JsonObject[] Assumed()
    {
        var range = ChartSpec.Mark("rule", ChartColors.Faint, 0.7);
        range["strokeWidth"] = 1;
        range["xOffset"] = 4;
        var tick = ChartSpec.Mark("tick", ChartColors.Faint);
        tick["thickness"] = 2;
        return
        [
            ChartSpec.Layer(range, new JsonObject { ["y"] = ChartSpec.Position("prior5"), ["y2"] = ChartSpec.Field("prior95") }),
            ChartSpec.Layer(tick, new JsonObject { ["y"] = ChartSpec.Position("prior") }),
        ];
    }

    static JsonObject Bar()
    {
        var mark = ChartSpec.Mark("bar", ChartColors.Accent, 0.55);
        mark["cornerRadiusEnd"] = 1;
        return mark;
    }

    static JsonObject Whisker()
    {
        var mark = ChartSpec.Mark("rule", ChartColors.Ink, 0.7);
        mark["strokeWidth"] = 1;
        return mark;
    }
}
