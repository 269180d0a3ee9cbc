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
        var document = new JsonObject
        {
            ["run"] = path,
            ["report"] = Path.Combine(path, RunFiles.Report),
            ["diagnostics"] = JsonNode.Parse(text.ToString()),
            ["channels"] = new JsonArray([.. analysis.Channels.Select(c => Row("channel", c.Channel, c, "frequency", Frequency(analysis.Frequencies.FirstOrDefault(f => f.Channel == c.Channel))))]),
            ["experiments"] = new JsonArray([.. analysis.Experiments.Select(Experiment)]),
            ["groups"] = new JsonArray([.. analysis.Groups.Select(static g => Row("group", g.Name, g.Return, "channels", new JsonArray([.. g.Channels.Select(static c => JsonValue.Create(c))])))]),
        };
        if (analysis.Geos.Count > 0)
            document["geos"] = GeoPrinter.Json(analysis);
        return document;
    }

    static JsonObject Row(string kind, string name, ChannelReturn row, string more, JsonNode? value) => new()
    {
        [kind] = name,
        ["spend"] = row.Spend,
        ["contribution"] = Number(row.Contribution),
        ["roi"] = Number(row.Roi),
        ["marginal_roi"] = Number(row.MarginalRoi),
        ["grade"] = row.Grade?.ToString(),
        [more] = value,
    };

    static JsonObject Experiment(ExperimentResult e) => new()
    {
        ["experiment"] = e.Name,
        ["channels"] = new JsonArray([.. e.Channels.Select(static name => JsonValue.Create(name))]),
        ["quantity"] = e.Quantity,
        ["stated"] = e.Stated,
        ["se"] = e.StandardError,
        ["prior"] = Number(e.Prior),
        ["without"] = Number(e.Without),
        ["with"] = Number(e.With),
        ["conflict_z"] = Finite(e.Conflict),
        ["conflict_tail_z"] = Finite(e.TailConflict),
        ["conflict_tail_probability"] = Finite(e.TailProbability),
        ["pareto_k"] = Finite(e.ParetoK),
        ["refitted"] = e.IsRefitted,
    };

    /// <summary>How often people saw a channel and how often is best; null without reach and frequency.</summary>
    static JsonObject? Frequency(FrequencyCurve? curve) => curve is null ? null : new JsonObject
    {
        ["actual"] = curve.ActualFrequency,
        ["best"] = curve.Frequency[curve.Best],
        ["best_q5"] = curve.BestFrequency.Q5,
        ["best_q50"] = curve.BestFrequency.Q50,
        ["best_q95"] = curve.BestFrequency.Q95,
        ["highest_seen"] = curve.Frequency[^1],
        ["roi_at_best"] = Number(curve.Roi is { } roi ? At(roi, curve.Best) : null),
        ["effect_at_best"] = Number(At(curve.Effect, curve.Best)),
    };

    static Estimate At(Band band, int i) => new(band.Mean[i], band.Q5[i], band.Q50[i], band.Q95[i]);

    public static void Print(JsonNode document, TextWriter writer) => writer.WriteLine(document.ToJsonString(Layout));

    internal static JsonObject? Number(Estimate? estimate) => estimate is { } e
        ? new JsonObject { ["mean"] = Finite(e.Mean), ["q5"] = Finite(e.Q5), ["q50"] = Finite(e.Q50), ["q95"] = Finite(e.Q95) }
        : null;

    static JsonValue? Finite(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
