using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Prior in grey, posterior in colour: what was assumed, and what the data made of it.</summary>
internal static class LearningChart
{
    public static JsonObject Create(PriorPosterior learned)
    {
        var rows = new JsonArray();
        for (var i = 0; i < learned.Grid.Length; i++)
            rows.Add(new JsonObject
            {
                ["value"] = ChartSpec.Number(learned.Grid[i]),
                ["prior"] = ChartSpec.Number(learned.Prior[i]),
                ["posterior"] = ChartSpec.Number(learned.Posterior[i]),
            });
        var x = ChartSpec.Amount("value", null, learned.Grid[^1], fromZero: false);
        x["axis"]!["grid"] = false;
        x["scale"]!["nice"] = false;
        var spec = ChartSpec.Layered(
            90,
            rows,
            Density("prior", ChartColors.Faint),
            Density("posterior", ChartColors.Accent));
        spec["encoding"] = new JsonObject { ["x"] = x };
        return spec;
    }

    static JsonObject Density(string field, string color)
    {
        var mark = ChartSpec.Mark("area", color, 0.35);
        mark["line"] = new JsonObject { ["color"] = color, ["strokeWidth"] = 1.5, ["opacity"] = 1 };
        return ChartSpec.Layer(mark, new JsonObject
        {
            ["y"] = new JsonObject
            {
                ["field"] = field,
                ["type"] = "quantitative",
                ["stack"] = false,
                ["axis"] = null,
            },
        });
    }
}
