using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>
/// What all JSON documents share: snake-case keys, an estimate is one object, what is not a finite number is null, two spaces
/// of indentation. Pure and thread-safe.
/// </summary>
public static class JsonForm
{
    static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        // Letters of all languages stay readable in files, which are UTF-8; < > & are escaped all the same.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes a document for a file: <c>\n</c> line ends and a final newline on every system, letters unescaped.</summary>
    /// <param name="writer">Stays open.</param>
    /// <param name="document">The document.</param>
    public static void Write(TextWriter writer, JsonNode document)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(document);
        writer.Write(document.ToJsonString(Layout));
        writer.Write('\n');
    }

    /// <summary>An estimate as <c>{ "mean", "q5", "q50", "q95" }</c>; null stays null.</summary>
    /// <param name="estimate">In any unit; fields that are NaN or infinite become null.</param>
    public static JsonObject? Estimate(Estimate? estimate) => estimate is { } e
        ? new() { ["mean"] = Number(e.Mean), ["q5"] = Number(e.Q5), ["q50"] = Number(e.Q50), ["q95"] = Number(e.Q95) }
        : null;

    /// <summary>A number at round-trip precision; null where it is missing, NaN or infinite.</summary>
    /// <param name="value">Any number.</param>
    public static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;

    /// <summary>An array of texts.</summary>
    /// <param name="texts">In this order.</param>
    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(static text => (JsonNode?)JsonValue.Create(text))];

    /// <summary>An array with an object for each item.</summary>
    /// <param name="items">In this order.</param>
    /// <param name="form">Makes the object; null stays null.</param>
    public static JsonArray Rows<T>(IEnumerable<T> items, Func<T, JsonNode?> form) => [.. items.Select(form)];
}
