using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Posterior correlations of channels' returns as numbers on a ground that is the stronger the less two channels are told apart.</summary>
internal static class CorrelationHeatMap
{
    const int RowHeight = 26, MostChannels = 15;

    /// <summary>Null where there are fewer than three channels or more than can be read.</summary>
    /// <param name="analysis">What the fit says.</param>
    public static JsonObject? Create(FitAnalysis analysis)
    {
        var (channels, correlations) = (analysis.Channels, analysis.ReturnCorrelations);
        if (channels.Count is < 3 or > MostChannels || correlations.Length != channels.Count)
            return null;
        var rows = new JsonArray();
        for (var i = 0; i < channels.Count; i++)
            for (var j = 0; j < channels.Count; j++)
            {
                if (i != j)
                    rows.Add(Cell(channels[i].Channel, channels[j].Channel, correlations[i][j]));
            }
        return ChartSpec.Layered(
            channels.Count * RowHeight, rows,
            ChartSpec.Layer(HeatMap.Ground(), new JsonObject { ["x"] = HeatMap.Column("other"), ["y"] = ChartSpec.Row("channel"), ["opacity"] = Strength(), ["tooltip"] = Tooltip() }),
            ChartSpec.Layer(new JsonObject { ["type"] = "text", ["fontSize"] = 12 }, new JsonObject
            {
                ["x"] = HeatMap.Column("other"),
                ["y"] = ChartSpec.Row("channel"),
                ["text"] = new JsonObject { ["field"] = "short", ["type"] = "nominal" },
                ["color"] = new JsonObject { ["value"] = ChartColors.Ink },
                ["tooltip"] = Tooltip(),
            }));
    }

    static JsonObject Cell(string channel, string other, double correlation) => new()
    {
        ["channel"] = Sentences.Name(channel),
        ["other"] = Sentences.Name(other),
        ["size"] = ChartSpec.Number(Math.Abs(correlation)),
        ["short"] = NumberText.Fixed(correlation, 2),
        ["text"] = Words(correlation),
    };

    static string Words(double correlation) => correlation switch
    {
        < -0.7 => "cannot be told apart: what one gains the other loses",
        > 0.7 => "stand and fall together",
        < -0.4 or > 0.4 => "partly told apart",
        _ => "told apart",
    };

    // Never so strong that ink cannot be read on it.
    static JsonObject Strength() => new()
    {
        ["field"] = "size",
        ["type"] = "quantitative",
        ["scale"] = new JsonObject { ["domain"] = new JsonArray(0, 1), ["range"] = new JsonArray(0.02, 0.5) },
        ["legend"] = null,
    };

    static JsonArray Tooltip() => ChartSpec.Tooltip(("channel", "Channel"), ("other", "and"), ("short", "Correlation"), ("text", "Meaning"));
}
