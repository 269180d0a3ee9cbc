using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What share of the outcome each part has: baseline, treatments and every channel, with 90 % intervals.</summary>
internal static class PartsChart
{
    const int RowHeight = 26;

    /// <summary>Baseline first, then treatments as one, then channels, the largest first; empty where intervals are not known.</summary>
    public static IReadOnlyList<(string Name, string Kind, Estimate Share)> Parts(FitAnalysis analysis) => analysis.BaselineShare is not { } baseline ? [] :
    [
        ("Without media", "baseline", baseline),
        .. analysis.Channels.Where(static c => c.Share is not null)
            .OrderByDescending(static c => c.Share!.Value.Mean)
            .Select(static c => (Sentences.Name(c.Channel), "media", c.Share!.Value)),
    ];

    public static JsonObject Create(IReadOnlyList<(string Name, string Kind, Estimate Share)> parts, string outcome)
    {
        var rows = new JsonArray([.. parts.Select(static part => Row(part.Name, part.Kind, part.Share))]);
        var x = ChartSpec.Amount("mean", $"share of {outcome}", 1);
        x["axis"]!["format"] = "~%";
        x["stack"] = null;
        var spec = ChartSpec.Layered(
            parts.Count * RowHeight, rows,
            ChartSpec.Layer(Bar(), new JsonObject { ["x"] = x, ["color"] = Color(), ["tooltip"] = ChartSpec.Tooltip(("name", "Part"), ("text", "Share")) }),
            ChartSpec.Layer(ChartSpec.Whisker(), new JsonObject { ["x"] = ChartSpec.Position("q5"), ["x2"] = ChartSpec.Field("q95") }));
        spec["encoding"] = new JsonObject { ["y"] = ChartSpec.Row("name") };
        return spec;
    }

    static JsonObject Row(string name, string kind, Estimate share) => new()
    {
        ["name"] = name,
        ["kind"] = kind,
        ["mean"] = ChartSpec.Number(share.Mean),
        ["q5"] = ChartSpec.Number(share.Q5),
        ["q95"] = ChartSpec.Number(share.Q95),
        ["text"] = $"{NumberText.Percent(share.Mean)} (90 %: {NumberText.PercentRange(share)})",
    };

    static JsonObject Bar()
    {
        var mark = ChartSpec.Mark("bar", ChartColors.Accent);
        mark["cornerRadiusEnd"] = 2;
        return mark;
    }

    static JsonObject Color() => new()
    {
        ["field"] = "kind",
        ["type"] = "nominal",
        ["scale"] = new JsonObject { ["domain"] = new JsonArray("baseline", "media"), ["range"] = new JsonArray(ChartColors.Baseline, ChartColors.Accent) },
    };
}
