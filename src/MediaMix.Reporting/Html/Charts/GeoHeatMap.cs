using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>ROI per geo and channel as numbers on a ground that is the stronger the higher the return.</summary>
internal static class GeoHeatMap
{
    /// <summary>More rows or columns than these cannot be read.</summary>
    public const int MostGeos = 20, MostChannels = 8;

    const int RowHeight = 26;

    /// <summary>Null when no channel is paid.</summary>
    /// <param name="analysis">Analysis of a panel.</param>
    public static JsonObject? Create(FitAnalysis analysis)
    {
        var (channels, geos) = (Channels(analysis), GeoText.Largest(analysis.Geos).Take(MostGeos).ToArray());
        if (channels.Length == 0)
            return null;
        var rows = new JsonArray();
        foreach (var m in channels)
            rows.Add(Row(analysis.Channels[m].Channel, "All geos", analysis.Channels[m].Roi!.Value, isBorrowed: false, isTotal: true));
        foreach (var geo in geos)
            foreach (var m in channels)
            {
                if (geo.Channels[m] is { Roi: { } roi } found)
                    rows.Add(Row(analysis.Channels[m].Channel, geo.Geo, roi, found.OwnInformation < GeoText.Informed, isTotal: false));
            }
        var largest = rows.Max(static row => row!["mean"]?.GetValue<double>() ?? 0);
        var spec = ChartSpec.Layered(
            (geos.Length + 1) * RowHeight, rows,
            ChartSpec.Layer(HeatMap.Ground(), new JsonObject { ["x"] = HeatMap.Column("channel"), ["y"] = ChartSpec.Row("geo"), ["opacity"] = Strength(largest), ["tooltip"] = Tooltip() }),
            ChartSpec.Layer(Number(), new JsonObject { ["x"] = HeatMap.Column("channel"), ["y"] = ChartSpec.Row("geo"), ["text"] = new JsonObject { ["field"] = "short", ["type"] = "nominal" }, ["color"] = Ink(), ["tooltip"] = Tooltip() }));
        return spec;
    }

    /// <summary>Paid channels with the largest spend, in model order.</summary>
    public static int[] Channels(FitAnalysis analysis) =>
    [
        .. Enumerable.Range(0, analysis.Channels.Count)
            .Where(m => analysis.Channels[m].Roi is not null)
            .OrderByDescending(m => analysis.Channels[m].Spend).Take(MostChannels).Order(),
    ];

    static JsonObject Row(string channel, string geo, Estimate roi, bool isBorrowed, bool isTotal) => new()
    {
        ["channel"] = Sentences.Name(channel),
        ["geo"] = Sentences.Name(geo),
        ["mean"] = ChartSpec.Number(Math.Max(0, roi.Mean)),
        ["short"] = NumberText.Mean(roi),
        ["text"] = $"{NumberText.Mean(roi)} (90 %: {NumberText.Range(roi)})",
        ["basis"] = isTotal ? "all geos" : isBorrowed ? "mostly what all geos have in common" : "its own data, too",
        ["borrowed"] = isBorrowed,
        ["total"] = isTotal,
    };

    // Never so strong that ink cannot be read on it.
    static JsonObject Strength(double largest) => new()
    {
        ["field"] = "mean",
        ["type"] = "quantitative",
        ["scale"] = new JsonObject { ["domain"] = new JsonArray(0, ChartSpec.Number(Math.Max(largest, 1e-12))), ["range"] = new JsonArray(0.04, 0.5) },
        ["legend"] = null,
    };

    static JsonObject Number() => new() { ["type"] = "text", ["fontSize"] = 12 };

    static JsonObject Ink() => new()
    {
        ["condition"] = new JsonObject { ["test"] = "datum.borrowed", ["value"] = ChartColors.Muted },
        ["value"] = ChartColors.Ink,
    };

    static JsonArray Tooltip() => ChartSpec.Tooltip(("geo", "Geo"), ("channel", "Channel"), ("text", "Return per unit"), ("basis", "Based on"));
}
