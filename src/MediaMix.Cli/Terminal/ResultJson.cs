using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Data;
using MediaMix.Reporting;

namespace MediaMix.Cli;

/// <summary>What a fit says, for machines: one JSON object on standard output.</summary>
static class ResultJson
{
    // Letters beyond ASCII are escaped: the encoding of a terminal or a pipe may not have them. Files are written by JsonForm.
    public static JsonObject Of(string path, FitAnalysis analysis)
    {
        var document = new JsonObject
        {
            ["run"] = path,
            ["report"] = Path.Combine(path, RunFiles.Report),
            ["diagnostics"] = DiagnosticsFile.Of(analysis),
            ["priors"] = Priors(analysis),
            ["decomposition"] = analysis.IsMultiplicative ? DecompositionText.Key(analysis.Decomposition) : null,
            ["channels"] = new JsonArray([.. analysis.Channels.Select(c => Row("channel", c.Channel, c, "frequency", Frequency(analysis.Frequencies.FirstOrDefault(f => f.Channel == c.Channel))))]),
            ["experiments"] = new JsonArray([.. analysis.Experiments.Select(Experiment)]),
            ["groups"] = new JsonArray([.. analysis.Groups.Select(static g => Row("group", g.Name, g.Return, "channels", JsonForm.Texts(g.Channels)))]),
        };
        if (analysis.Geos.Count > 0)
            document["geos"] = GeoPrinter.Json(analysis);
        return document;
    }

    /// <summary>Who chose the priors of the sampled parameters.</summary>
    static JsonObject Priors(FitAnalysis analysis)
    {
        var origins = PriorOrigins.Json(analysis.Parameters.Select(static p => (p.Name, p.Origin)));
        origins["defaults"] = analysis.Parameters.Count(static p => p.Origin == PriorOrigin.Default);
        return origins;
    }

    static JsonObject Row(string kind, string name, ChannelReturn row, string more, JsonNode? value) => new()
    {
        [kind] = name,
        ["spend"] = row.Spend,
        ["contribution"] = JsonForm.Estimate(row.Contribution),
        ["roi"] = JsonForm.Estimate(row.Roi),
        ["marginal_roi"] = JsonForm.Estimate(row.MarginalRoi),
        ["grade"] = row.Grade?.ToString(),
        [more] = value,
    };

    static JsonObject Experiment(ExperimentResult e) => new()
    {
        ["experiment"] = e.Name,
        ["channels"] = JsonForm.Texts(e.Channels),
        ["quantity"] = e.Quantity,
        ["stated"] = e.Stated,
        ["se"] = e.StandardError,
        ["prior"] = JsonForm.Estimate(e.Prior),
        ["without"] = JsonForm.Estimate(e.Without),
        ["with"] = JsonForm.Estimate(e.With),
        ["conflict_z"] = JsonForm.Number(e.Conflict),
        ["conflict_tail_z"] = JsonForm.Number(e.TailConflict),
        ["conflict_tail_probability"] = JsonForm.Number(e.TailProbability),
        ["pareto_k"] = JsonForm.Number(e.ParetoK),
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
        ["roi_at_best"] = JsonForm.Estimate(curve.Roi is { } roi ? At(roi, curve.Best) : null),
        ["effect_at_best"] = JsonForm.Estimate(At(curve.Effect, curve.Best)),
    };

    static Estimate At(Band band, int i) => new(band.Mean[i], band.Q5[i], band.Q50[i], band.Q95[i]);

    public static void Print(JsonNode document, TextWriter writer) => JsonForm.Write(writer, document);
}
