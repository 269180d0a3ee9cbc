using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Two quantities of every paid channel against each other, with intervals both ways; the bubble is as large as the spend.</summary>
internal static class BubbleChart
{
    const int Height = 300;

    /// <summary>Values this many times apart need a logarithmic axis.</summary>
    const double Apart = 20;

    /// <param name="channels">Channels with the two quantities.</param>
    /// <param name="across">Title of the horizontal axis.</param>
    /// <param name="up">Title of the vertical axis.</param>
    /// <param name="isComparable">True where both axes have the same unit, so that a diagonal says which of them is more.</param>
    public static JsonObject Create(IReadOnlyList<(ChannelReturn Channel, Estimate X, Estimate Y)> channels, string across, string up, bool isComparable)
    {
        var rows = new JsonArray([.. channels.Select(static c => Row(c.Channel, c.X, c.Y))]);
        var x = ChartSpec.Amount("x", across, channels.Max(static c => c.X.Q95));
        var y = ChartSpec.Height("y", up, channels.Max(static c => c.Y.Q95));
        // The diagonal begins at 0, which a logarithmic axis does not have.
        if (!isComparable && IsWide([.. channels.Select(static c => c.Y)]))
        {
            y["scale"] = new JsonObject { ["type"] = "log", ["nice"] = true };
            y["axis"]!["format"] = "~g";
        }
        List<JsonObject> layers =
        [
            ChartSpec.Layer(ChartSpec.Whisker(0.35), new JsonObject { ["x"] = With(x, "x5"), ["x2"] = ChartSpec.Field("x95"), ["y"] = y }),
            ChartSpec.Layer(ChartSpec.Whisker(0.35), new JsonObject { ["x"] = ChartSpec.Position("x"), ["y"] = ChartSpec.Position("y5"), ["y2"] = ChartSpec.Field("y95") }),
            ChartSpec.Layer(Bubble(), new JsonObject
            {
                ["x"] = ChartSpec.Position("x"),
                ["y"] = ChartSpec.Position("y"),
                ["size"] = Size(),
                ["tooltip"] = ChartSpec.Tooltip(("name", "Channel"), ("x_text", across), ("y_text", up), ("spend_text", "Spend")),
            }),
            ChartSpec.Layer(Name(), new JsonObject { ["x"] = ChartSpec.Position("x"), ["y"] = ChartSpec.Position("y"), ["text"] = new JsonObject { ["field"] = "name", ["type"] = "nominal" } }),
        ];
        if (isComparable)
            layers.Insert(0, Diagonal(Math.Min(channels.Max(static c => c.X.Q95), channels.Max(static c => c.Y.Q95)), x, y));
        return ChartSpec.Layered(Height, rows, layers);
    }

    static bool IsWide(Estimate[] values) => values.All(static v => v.Q5 > 0) && values.Max(static v => v.Q95) > Apart * values.Min(static v => v.Q5);

    static JsonObject Row(ChannelReturn channel, Estimate x, Estimate y) => new()
    {
        ["name"] = Sentences.Name(channel.Channel),
        ["x"] = ChartSpec.Number(x.Mean),
        ["x5"] = ChartSpec.Number(x.Q5),
        ["x95"] = ChartSpec.Number(x.Q95),
        ["y"] = ChartSpec.Number(y.Mean),
        ["y5"] = ChartSpec.Number(y.Q5),
        ["y95"] = ChartSpec.Number(y.Q95),
        ["spend"] = ChartSpec.Number(channel.Spend),
        ["x_text"] = Text(x),
        ["y_text"] = Text(y),
        ["spend_text"] = NumberText.Compact(channel.Spend),
    };

    static string Text(Estimate value) => $"{NumberText.Mean(value)} (90 %: {NumberText.Range(value)})";

    static JsonObject With(JsonObject position, string field)
    {
        var copy = position.DeepClone().AsObject();
        copy["field"] = field;
        return copy;
    }

    static JsonObject Diagonal(double end, JsonObject x, JsonObject y)
    {
        var mark = ChartSpec.Mark("line", ChartColors.Muted);
        mark["strokeWidth"] = 1;
        mark["strokeDash"] = new JsonArray(4, 4);
        var layer = ChartSpec.Layer(mark, new JsonObject { ["x"] = x.DeepClone(), ["y"] = y.DeepClone() });
        layer["data"] = ChartSpec.Values([new JsonObject { ["x"] = 0, ["y"] = 0 }, new JsonObject { ["x"] = ChartSpec.Number(end), ["y"] = ChartSpec.Number(end) }]);
        return layer;
    }

    static JsonObject Bubble() => new() { ["type"] = "circle", ["color"] = ChartColors.Accent, ["opacity"] = 0.45, ["stroke"] = ChartColors.Accent, ["strokeWidth"] = 1 };

    static JsonObject Size() => new()
    {
        ["field"] = "spend",
        ["type"] = "quantitative",
        ["scale"] = new JsonObject { ["range"] = new JsonArray(60, 1400), ["domainMin"] = 0 },
    };

    static JsonObject Name() => new() { ["type"] = "text", ["align"] = "left", ["dx"] = 8, ["dy"] = -10, ["limit"] = 120, ["clip"] = false };
}
