using System.Text.Json;
using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Reporting;

namespace MediaMix.Cli;

/// <summary>What a fit says, for machines: one JSON object on standard output.</summary>
static class ResultJson
{
    static readonly JsonSerializerOptions Layout = new() { WriteIndented = true };

    public static JsonObject Of(string path, FitAnalysis analysis)
    {
        using var text = new StringWriter();
        DiagnosticsFile.Write(text, analysis);
        return new JsonObject
        {
            ["run"] = path,
            ["report"] = Path.Combine(path, RunFiles.Report),
            ["diagnostics"] = JsonNode.Parse(text.ToString()),
            ["channels"] = new JsonArray([.. analysis.Channels.Select(static c => new JsonObject
            {
                ["channel"] = c.Channel,
                ["spend"] = c.Spend,
                ["contribution"] = Number(c.Contribution),
                ["roi"] = Number(c.Roi),
                ["marginal_roi"] = Number(c.MarginalRoi),
                ["grade"] = c.Grade?.ToString(),
            })]),
        };
    }

    public static void Print(JsonNode document, TextWriter writer) => writer.WriteLine(document.ToJsonString(Layout));

    internal static JsonObject? Number(Estimate? estimate) => estimate is { } e
        ? new JsonObject { ["mean"] = Finite(e.Mean), ["q5"] = Finite(e.Q5), ["q50"] = Finite(e.Q50), ["q95"] = Finite(e.Q95) }
        : null;

    static JsonValue? Finite(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
