using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Truth against estimate of one channel over many fits: on the line is right, a bar that crosses it holds the truth.</summary>
internal static class TruthChart
{
    const int Height = 240;

    /// <param name="channel">The channel in every fit.</param>
    /// <param name="isReturn">True for ROIs, false for shares of the outcome.</param>
    public static JsonObject Create(IReadOnlyList<ChannelRefit> channel, bool isReturn)
    {
        var (low, high) = Domain(channel);
        var rows = new JsonArray([.. channel.Select(Row)]);
        var quantity = isReturn ? "ROI" : "share of outcome";
        var x = ChartSpec.Amount("truth", $"True {quantity}", high, fromZero: false);
        var y = ChartSpec.Height("mean", $"Estimated {quantity}", high, fromZero: false);
        x["scale"] = Scale(low, high);
        y["scale"] = Scale(low, high);
        var bar = ChartSpec.Mark("rule", ChartColors.Accent, 0.35);
        bar["strokeWidth"] = 2;
        var tooltip = ChartSpec.Tooltip(("text", "Estimate"), ("truth_text", "Truth"));
        var layers = new List<JsonObject>
        {
            ChartSpec.Layer(Dot(), new JsonObject { ["x"] = x, ["y"] = y, ["tooltip"] = tooltip, ["fill"] = Fill() }),
            ChartSpec.Layer(bar, new JsonObject { ["x"] = Field("truth"), ["y"] = Field("q5"), ["y2"] = ChartSpec.Field("q95") }),
            Diagonal(low, high),
        };
        return ChartSpec.Layered(Height, rows, layers);
    }

    static (double Low, double High) Domain(IReadOnlyList<ChannelRefit> channel)
    {
        // A few wild intervals would squeeze all others into a corner; they are clipped.
        double[] ends = [.. channel.SelectMany(static c => new[] { c.Estimate.Q95, c.Truth }).Order()];
        var high = Math.Max(ends[(int)(0.97 * (ends.Length - 1))], channel.Max(static c => c.Estimate.Mean));
        var low = Math.Min(0, channel.Min(static c => Math.Min(c.Truth, c.Estimate.Mean)));
        return (low, high + 0.03 * (high - low));
    }

    static JsonObject Row(ChannelRefit c) => new()
    {
        ["truth"] = ChartSpec.Number(c.Truth),
        ["mean"] = ChartSpec.Number(c.Estimate.Mean),
        ["q5"] = ChartSpec.Number(c.Estimate.Q5),
        ["q95"] = ChartSpec.Number(c.Estimate.Q95),
        ["held"] = c.IsCoveredBy90,
        ["text"] = $"{NumberText.Mean(c.Estimate)} (90 %: {NumberText.Range(c.Estimate)})",
        ["truth_text"] = NumberText.Significant(c.Truth),
    };

    static JsonObject Dot() => new() { ["type"] = "point", ["size"] = 36, ["strokeWidth"] = 1.5, ["opacity"] = 1, ["clip"] = true, ["stroke"] = ChartColors.Accent };

    static JsonObject Fill() => new()
    {
        ["condition"] = new JsonObject { ["test"] = "datum.held", ["value"] = ChartColors.Accent },
        ["value"] = ChartColors.Surface,
    };

    static JsonObject Diagonal(double low, double high)
    {
        var mark = ChartSpec.Mark("line", ChartColors.Muted);
        mark["strokeWidth"] = 1;
        mark["strokeDash"] = new JsonArray(4, 4);
        var layer = ChartSpec.Layer(mark, new JsonObject { ["x"] = Field("truth"), ["y"] = Field("mean") });
        layer["data"] = ChartSpec.Values([Corner(low), Corner(high)]);
        return layer;
    }

    static JsonObject Corner(double at) => new() { ["truth"] = ChartSpec.Number(at), ["mean"] = ChartSpec.Number(at) };

    static JsonObject Scale(double low, double high) => new() { ["domain"] = new JsonArray(ChartSpec.Number(low), ChartSpec.Number(high)), ["nice"] = false };

    static JsonObject Field(string field) => new() { ["field"] = field, ["type"] = "quantitative" };
}
