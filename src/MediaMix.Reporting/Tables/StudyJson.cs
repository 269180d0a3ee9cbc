using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The words that the JSON documents of studies share: snake-case keys, no NaN, one estimate one object.</summary>
internal static class StudyJson
{
    static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        // Letters of all languages stay readable; < > & are escaped all the same.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static void Write(TextWriter writer, JsonObject document)
    {
        writer.Write(document.ToJsonString(Layout));
        writer.Write('\n');
    }

    public static JsonObject Estimate(Estimate e) =>
        new() { ["mean"] = Number(e.Mean), ["q5"] = Number(e.Q5), ["q50"] = Number(e.Q50), ["q95"] = Number(e.Q95) };

    public static JsonObject? Rate(Rate? rate) => rate is { } r
        ? new() { ["count"] = r.Count, ["of"] = r.Of, ["share"] = Number(r.Value), ["se"] = Number(r.StandardError) }
        : null;

    public static JsonArray Lines(IEnumerable<string> lines) => new([.. lines.Select(static line => JsonValue.Create(line))]);

    public static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
