using System.Globalization;
using System.Text.Json.Nodes;

namespace MediaMix.Reporting;

/// <summary>The words of a Vega-Lite 6 specification that every chart uses. Colours are CSS variables, so that one drawing serves light, dark and print.</summary>
internal static class ChartSpec
{
    const string Schema = "https://vega.github.io/schema/vega-lite/v6.json";
    const int Digits = 6;

    /// <summary>A chart as wide as its place on the page.</summary>
    /// <param name="height">Height in pixels.</param>
    /// <param name="rows">Data: one object per row.</param>
    /// <param name="layers">Layers from back to front.</param>
    public static JsonObject Layered(int height, JsonArray rows, params IEnumerable<JsonObject> layers) => new()
    {
        ["$schema"] = Schema,
        ["width"] = "container",
        ["height"] = height,
        ["autosize"] = new JsonObject { ["type"] = "fit-x", ["contains"] = "padding" },
        ["data"] = Values(rows),
        ["layer"] = new JsonArray([.. layers]),
    };

    /// <summary>Inline data.</summary>
    public static JsonObject Values(JsonArray rows) => new() { ["values"] = rows };

    /// <summary>A layer drawn once, whatever the data: without data of its own, Vega-Lite would draw it per row.</summary>
    public static JsonObject Once(JsonObject mark, JsonObject encoding)
    {
        var layer = Layer(mark, encoding);
        layer["data"] = Values([new JsonObject()]);
        return layer;
    }

    /// <summary>One layer.</summary>
    public static JsonObject Layer(JsonObject mark, JsonObject encoding) => new() { ["mark"] = mark, ["encoding"] = encoding };

    /// <summary>A mark with one colour.</summary>
    public static JsonObject Mark(string type, string color, double opacity = 1) => new()
    {
        ["type"] = type,
        ["color"] = color,
        ["opacity"] = opacity,
        ["clip"] = true,
    };

    /// <summary>A quantitative position with an axis.</summary>
    public static JsonObject Amount(string field, string? title, double largest, bool fromZero = true)
    {
        var axis = new JsonObject { ["title"] = title, ["tickCount"] = TicksPer(70, "width") };
        if (Math.Abs(largest) >= 10_000)
        {
            axis["format"] = "~s";
            // The scale prefix of 1e9 is G, money says B; and zero needs no prefix.
            axis["labelExpr"] = "datum.value === 0 ? '0' : replace(datum.label, 'G', 'B')";
        }
        return new JsonObject
        {
            ["field"] = field,
            ["type"] = "quantitative",
            ["axis"] = axis,
            ["scale"] = new JsonObject { ["zero"] = fromZero },
        };
    }

    /// <summary>Like <see cref="Amount"/> on a vertical axis.</summary>
    public static JsonObject Height(string field, string? title, double largest, bool fromZero = true)
    {
        var position = Amount(field, title, largest, fromZero);
        position["axis"]!["tickCount"] = TicksPer(45, "height");
        return position;
    }

    /// <summary>A category per row, in the order of the data.</summary>
    public static JsonObject Row(string field) => new()
    {
        ["field"] = field,
        ["type"] = "nominal",
        ["sort"] = null,
        ["axis"] = new JsonObject { ["title"] = null, ["grid"] = false },
    };

    /// <summary>A further layer's position on an axis that the first one describes.</summary>
    public static JsonObject Position(string field) => new() { ["field"] = field, ["type"] = "quantitative" };

    /// <summary>A layer of the rows whose <c>part</c> is this.</summary>
    public static JsonObject Part(JsonObject mark, string part, JsonObject encoding)
    {
        var layer = Layer(mark, encoding);
        layer["transform"] = new JsonArray(new JsonObject { ["filter"] = $"datum.part === '{part}'" });
        return layer;
    }

    /// <summary>A thin line for an interval.</summary>
    public static JsonObject Whisker(double opacity = 0.7)
    {
        var mark = Mark("rule", ChartColors.Ink, opacity);
        mark["strokeWidth"] = 1.5;
        return mark;
    }

    /// <summary>A second end of a range.</summary>
    public static JsonObject Field(string field) => new() { ["field"] = field };

    /// <summary>A position fixed at a data value.</summary>
    public static JsonObject Datum(double value) => new() { ["datum"] = Number(value) };

    /// <summary>Text fields shown while the pointer is over a mark.</summary>
    public static JsonArray Tooltip(params ReadOnlySpan<(string Field, string Title)> lines)
    {
        var tooltip = new JsonArray();
        foreach (var (field, title) in lines)
            tooltip.Add(new JsonObject { ["field"] = field, ["type"] = "nominal", ["title"] = title });
        return tooltip;
    }

    /// <summary>A number at six significant digits, which no screen can tell from more; null when it is not finite.</summary>
    public static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(Thin(value)) : null;

    static double Thin(double value) => double.Parse(
        value.ToString("E" + (Digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        CultureInfo.InvariantCulture);

    static JsonObject TicksPer(int pixels, string dimension) =>
        new() { ["expr"] = $"max(2, round({dimension} / {pixels.ToString(CultureInfo.InvariantCulture)}))" };
}
