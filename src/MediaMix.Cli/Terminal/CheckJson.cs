using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Reporting;

namespace MediaMix.Cli;

/// <summary>What <c>check</c> says, for machines.</summary>
static class CheckJson
{
    public static JsonObject Of(FitInput input, IReadOnlyList<PriorImplication> implications, IReadOnlyList<Estimate> statements, IReadOnlyList<DesignFinding> findings)
    {
        var document = Of(input.Model, implications, statements, input.File.Sampler.Collapse, input.Warnings, input.Notes);
        document["findings"] = FindingList.Json(findings);
        return document;
    }

    static JsonObject Of(BoundModel model, IReadOnlyList<PriorImplication> implications, IReadOnlyList<Estimate> statements, bool collapse, IReadOnlyList<Fault> warnings, IReadOnlyList<string> notes) => new()
    {
        ["data"] = new JsonArray([.. notes.Select(static note => JsonValue.Create(note))]),
        ["channels"] = new JsonArray([.. implications.Select(static line => new JsonObject
        {
            ["channel"] = line.Channel,
            ["spend"] = line.Spend,
            ["roi"] = JsonForm.Estimate(line.Roi),
            ["share"] = JsonForm.Estimate(line.Share),
        })]),
        ["panel"] = PanelTable.Json(model),
        ["experiments"] = ExperimentPriors.Json(model, statements),
        ["exposures"] = ExposureTable.Json(model),
        ["linear"] = new JsonArray([.. model.LinearTreatments(collapse).Select(static t => new JsonObject
        {
            ["component"] = t.Component,
            ["treatment"] = Word(t.Kind),
            ["reason"] = t.Reason,
        })]),
        ["treatments"] = new JsonArray([.. model.Treatments.Select(component => new JsonObject
        {
            ["component"] = model.LinearComponents[component],
            ["against"] = model.TreatmentLevel(component),
        })]),
        ["holidays"] = HolidayTable.Json(model),
        ["excluded"] = new JsonArray([.. model.Panel.Exclusions.Select(e => new JsonObject
        {
            ["from"] = model.Panel.Window.Label(e.First),
            ["to"] = model.Panel.Window.Label(e.Last),
            ["periods"] = e.Count,
            ["why"] = e.Why,
        })]),
        ["weights"] = model.RootWeights is { } roots
            ? new JsonObject { ["column"] = model.Spec.Likelihood.Weights, ["least"] = roots.Min() * roots.Min(), ["most"] = roots.Max() * roots.Max() }
            : null,
        ["parameters"] = new JsonArray([.. model.Parameters.Select(static p => new JsonObject
        {
            ["parameter"] = p.Name,
            ["prior"] = p.Prior.Text,
            ["origin"] = Word(p.Origin),
            ["meaning"] = p.Meaning,
        })]),
        ["warnings"] = new JsonArray([.. warnings.Select(static w => new JsonObject
        {
            ["message"] = w.Message,
            ["remedy"] = w.Remedy,
            ["where"] = w.Where?.ToString(),
        })]),
    };

    /// <summary>The word for who chose a prior.</summary>
    public static string Word(PriorOrigin origin) => origin switch
    {
        PriorOrigin.Written => "written",
        PriorOrigin.Carried => "carried",
        _ => "default",
    };

    /// <summary>The word for a treatment.</summary>
    public static string Word(LinearTreatmentKind kind) => kind switch
    {
        LinearTreatmentKind.IntegratedOut => "integrated out",
        LinearTreatmentKind.Sampled => "sampled",
        _ => "fixed",
    };
}
