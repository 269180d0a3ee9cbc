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
        var highest = paid.Max(c => Math.Max(c.SpendShare, Math.Max(c.Contribution.Mean / effect, c.EffectShare?.Q95 ?? 0)));
        var rows = new JsonArray();
        foreach (var channel in paid)
        {
            var share = channel.Contribution.Mean / effect;
            rows.Add(Row(channel, "spend", channel.SpendShare, share));
            var bar = Row(channel, "effect", share, share);
            if (channel.EffectShare is { } range)
                (bar["q5"], bar["q95"]) = (ChartSpec.Number(range.Q5), ChartSpec.Number(range.Q95));
            bar["edge"] = ChartSpec.Number(Math.Max(share, channel.EffectShare?.Q95 ?? share));
            bar["roi"] = NumberText.Mean(channel.Roi!.Value) + "×";
            rows.Add(bar);
        }
        var x = ChartSpec.Amount("share", "share of all paid channels", 1);
        x["axis"]!["format"] = ".0%";
        x["stack"] = null;
        x["scale"]!["domainMax"] = new JsonObject { ["expr"] = FormattableString.Invariant($"{highest:R} * max(1.05, width / max(40, width - 44))") };
        x["scale"]!["nice"] = false;
        var offset = new JsonObject { ["field"] = "what", ["type"] = "nominal", ["sort"] = null };
        return ChartSpec.Layered(paid.Length * RowHeight, rows, ChartSpec.Layer(Bar(), new JsonObject
        {
            ["y"] = ChartSpec.Row("name"),
            ["yOffset"] = offset.DeepClone(),
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
        }),
        ChartSpec.Layer(ChartSpec.Whisker(), new JsonObject { ["y"] = ChartSpec.Row("name"), ["yOffset"] = offset.DeepClone(), ["x"] = ChartSpec.Position("q5"), ["x2"] = ChartSpec.Field("q95") }),
        ChartSpec.Layer(
            new JsonObject { ["type"] = "text", ["align"] = "left", ["dx"] = 6, ["clip"] = false, ["fontWeight"] = 600 },
            new JsonObject { ["y"] = ChartSpec.Row("name"), ["yOffset"] = offset.DeepClone(), ["x"] = ChartSpec.Position("edge"), ["text"] = new JsonObject { ["field"] = "roi", ["type"] = "nominal" } }));
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
