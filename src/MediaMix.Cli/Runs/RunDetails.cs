using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json.Nodes;

namespace MediaMix.Cli;

/// <summary>What run.json says of a fit beside what it is read back by: the machine, timings, constants taken from the data, warnings.</summary>
static class RunDetails
{
    public static JsonObject Of(FitInput input, RunTimings timings) => new()
    {
        ["data_source"] = Path.GetFileName(input.File.Data.Source),
        ["priors_from"] = EarlierVerdict.Json(input.Priors),
        ["machine"] = Machine(),
        ["warmup_seconds"] = Math.Round(timings.Warmup, 3),
        ["sampling_seconds"] = Math.Round(timings.Sampling, 3),
        ["wall_seconds"] = Math.Round(timings.Wall, 3),
        ["constants"] = Constants(input.Model.Constants, input.Model.Panel),
        ["data_notes"] = new JsonArray([.. input.Notes.Select(static note => JsonValue.Create(note))]),
        ["warnings"] = new JsonArray([.. input.Warnings.Select(static w => JsonValue.Create(w.ToString()))]),
    };

    static JsonObject Machine() => new()
    {
        ["os"] = RuntimeInformation.OSDescription,
        ["architecture"] = RuntimeInformation.ProcessArchitecture.ToString(),
        ["processors"] = Environment.ProcessorCount,
        ["runtime"] = RuntimeInformation.FrameworkDescription,
        ["vector_bits"] = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
    };

    static JsonObject Constants(ModelConstants constants, Panel panel)
    {
        var document = Constants(constants);
        if (panel.Geos.Count == 1)
            return document;
        document["geos"] = new JsonArray([.. panel.Geos.Select((geo, g) => new JsonObject { ["geo"] = geo, ["size"] = constants.Size(g), ["population"] = panel.Population?[g] })]);
        return document;
    }

    static JsonObject Constants(ModelConstants constants) => new()
    {
        ["outcome_scale"] = constants.OutcomeScale,
        ["outcome_centre"] = constants.OutcomeCentre,
        ["outcome_mean"] = constants.Outcome.Mean,
        ["outcome_sd"] = constants.Outcome.Sd,
        ["outcome_total"] = constants.Outcome.Total,
        ["unit_value"] = constants.UnitValue,
        ["observed_rows"] = constants.Outcome.Observed,
        ["total_spend"] = constants.TotalSpend,
        ["mean_weight"] = constants.MeanWeight,
        ["channels"] = new JsonArray([.. constants.Channels.Select(static c => new JsonObject
        {
            ["name"] = c.Name,
            ["exposure_scale"] = c.ExposureScale,
            ["spend"] = c.Spend,
            ["mean_nonzero_exposure"] = c.MeanNonZeroExposure,
            ["max_lag"] = c.MaxLag,
            ["exposure"] = c.Exposure,
            ["mean_frequency"] = c.MeanFrequency,
            ["counted_spend"] = c.Counted?.Spend,
            ["counted_outcome"] = c.Counted?.Outcome,
        })]),
        ["controls"] = new JsonArray([.. constants.Controls.Select(static c => new JsonObject
        {
            ["column"] = c.Column,
            ["centre"] = c.Centre,
            ["scale"] = c.Scale,
            ["lag"] = c.Lag,
            ["baseline"] = c.Baseline,
        })]),
    };
}
