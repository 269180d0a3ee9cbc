using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Share of the paid spend against share of what paid media brought, per channel.</summary>
internal static class ShareChart
{
    const int RowHeight = 30;

    /// <summary>The chart, or null when there is nothing paid or paid media brought nothing.</summary>
    public static JsonObject? Create(FitAnalysis analysis)
    {
        var paid = ReturnChart.Paid(analysis).ToArray();
        var effect = paid.Sum(c => c.Contribution.Mean);
        if (paid.Length == 0 || effect <= 0)
            return null;
        var rows = new JsonArray();
        foreach (var channel in paid)
        {
            var share = channel.Contribution.Mean / effect;
            rows.Add(Row(channel, "spend", channel.SpendShare, share));
            rows.Add(Row(channel, "effect", share, share));
        }
        var x = ChartSpec.Amount("share", "share of all paid channels", 1);
        x["axis"]!["format"] = ".0%";
        x["stack"] = null;
        return ChartSpec.Layered(paid.Length * RowHeight, rows, ChartSpec.Layer(Bar(), new JsonObject
        {
            ["y"] = ChartSpec.Row("name"),
            ["yOffset"] = new JsonObject { ["field"] = "what", ["type"] = "nominal", ["sort"] = null },
            ["x"] = x,
            ["color"] = new JsonObject
            {
                ["field"] = "what",
                ["type"] = "nominal",
                ["scale"] = new JsonObject
                {
                    ["domain"] = new JsonArray("spend", "effect"),
                    ["range"] = new JsonArray(ChartColors.Other, ChartColors.Accent),
                },
            },
            ["tooltip"] = ChartSpec.Tooltip(("name", "Channel"), ("text", "Shares")),
        }));
    }

    static JsonObject Row(ChannelReturn channel, string what, double share, double effect) => new()
    {
        ["name"] = Sentences.Name(channel.Channel),
        ["what"] = what,
        ["share"] = ChartSpec.Number(share),
        ["text"] = $"{NumberText.Percent(channel.SpendShare)} of the spend, {NumberText.Percent(effect)} of the effect",
    };

    static JsonObject Bar()
    {
        var mark = ChartSpec.Mark("bar", ChartColors.Accent);
        mark["cornerRadiusEnd"] = 2;
        return mark;
    }
}
