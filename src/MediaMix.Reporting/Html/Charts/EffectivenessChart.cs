using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>How effective channels were over time, relative to their average.</summary>
internal static class EffectivenessChart
{
    /// <summary>The curves are smooth: more points than this cannot be told apart, and daily data have many.</summary>
    const int MostPoints = 200;

    public static JsonObject Create(MovingEffectiveness curve, TimeAxis periods)
    {
        var y = ChartSpec.Height("q5", "times the average", curve.Multiplier.Q95.Max());
        var spec = ChartSpec.Layered(
            220,
            Rows(curve.Multiplier, periods),
            ChartSpec.Layer(ChartSpec.Mark("area", ChartColors.Accent, 0.22), new JsonObject { ["y"] = y, ["y2"] = ChartSpec.Field("q95") }),
            Average(),
            ChartSpec.Layer(Line(), new JsonObject { ["y"] = new JsonObject { ["field"] = "mean", ["type"] = "quantitative" } }),
            PeriodHover.Layer(("label", "Period"), ("text", "Times the average")));
        spec["encoding"] = new JsonObject { ["x"] = PeriodAxis.Position(periods) };
        return spec;
    }

    static JsonArray Rows(Band band, TimeAxis periods)
    {
        var rows = new JsonArray();
        var every = (periods.Count + MostPoints - 1) / MostPoints;
        for (var t = 0; t < periods.Count; t++)
            if (t % every == 0 || t == periods.Count - 1)
                rows.Add(new JsonObject
                {
                    ["date"] = PeriodAxis.Value(periods, t),
                    ["label"] = PeriodAxis.Label(periods, t),
                    ["mean"] = ChartSpec.Number(band.Mean[t]),
                    ["q5"] = ChartSpec.Number(band.Q5[t]),
                    ["q95"] = ChartSpec.Number(band.Q95[t]),
                    ["text"] = $"{NumberText.Fixed(band.Mean[t], 2)} ({NumberText.Fixed(band.Q5[t], 2)} to {NumberText.Fixed(band.Q95[t], 2)})",
                });
        return rows;
    }

    static JsonObject Average()
    {
        var mark = ChartSpec.Mark("rule", ChartColors.Ink, 0.6);
        mark["strokeWidth"] = 1;
        mark["strokeDash"] = new JsonArray(4, 4);
        return ChartSpec.Once(mark, new JsonObject
        {
            ["x"] = new JsonObject { ["value"] = 0 },
            ["x2"] = new JsonObject { ["value"] = "width" },
            ["y"] = ChartSpec.Datum(1),
        });
    }

    static JsonObject Line()
    {
        var mark = ChartSpec.Mark("line", ChartColors.Accent);
        mark["strokeWidth"] = 2;
        return mark;
    }
}
