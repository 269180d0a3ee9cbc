using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediaMix.Reporting;

namespace MediaMix.Cli;

/// <summary>run.json: what is needed to repeat a run, and the only file of a run folder that holds timings.</summary>
static class RunJson
{
    public static void Write(TextWriter writer, FitInput input, FitRequest request, RunTimings timings)
    {
        var sampler = input.File.Sampler;
        var document = new JsonObject
        {
            ["program"] = "mediamix",
            ["version"] = ProgramVersion.Text,
            ["command"] = request.Command,
            ["seed"] = sampler.Seed,
            ["data_hash"] = input.DataHash,
            ["fingerprint"] = input.Fingerprint,
            ["data_source"] = Path.GetFileName(input.File.Data.Source),
            ["machine"] = Machine(),
            ["warmup_seconds"] = Math.Round(timings.Warmup, 3),
            ["sampling_seconds"] = Math.Round(timings.Sampling, 3),
            ["wall_seconds"] = Math.Round(timings.Wall, 3),
            ["constants"] = Constants(input.Model.Constants, input.Model.Panel),
            ["data_notes"] = new JsonArray([.. input.Notes.Select(static note => JsonValue.Create(note))]),
            ["warnings"] = new JsonArray([.. input.Warnings.Select(static w => JsonValue.Create(w.ToString()))]),
        };
        JsonForm.Write(writer, document);
    }

    /// <summary>Command and data hash of a stored run.</summary>
    public static (string Command, string DataHash) Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return (document.RootElement.GetProperty("command").GetString() ?? "", document.RootElement.GetProperty("data_hash").GetString() ?? "");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(new Fault(WhyNot(path), "Name the folder that `mediamix fit` wrote.", new SourceLocation(path)));
        }
    }

    /// <summary>What stands in place of a finished run, in a sentence.</summary>
    static string WhyNot(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? "";
        if (File.Exists(folder))
            return "This is a file, not the folder of a finished run.";
        if (!Directory.Exists(folder))
            return "There is no such folder.";
        return Kind(path) is { } kind ? $"This is the folder of another verb ({kind}), not of a finished run." : "This is not the run.json of a finished run.";
    }

    /// <summary>What the folder of another verb calls itself, or null.</summary>
    static string? Kind(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return document.RootElement.GetProperty("kind").GetString();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The fingerprint of a finished run, or null when the file is missing or says nothing of it.</summary>
    public static string? Fingerprint(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return document.RootElement.GetProperty("fingerprint").GetString();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

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
