using System.Text.Json;
using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Reporting;

namespace MediaMix.Cli;

/// <summary>What was said of a run that priors are taken from: read from its folder, kept in run.json of the run that took them.</summary>
static class EarlierVerdict
{
    static readonly VerdictLevel[] Levels = [VerdictLevel.Trust, VerdictLevel.Caution, VerdictLevel.DoNotTrust];

    /// <summary>The verdict as the run's own files give it, or as its draws do where they do not.</summary>
    public static PriorSource Of(StoredFit earlier, RefreshSpec refresh)
    {
        if (Stored(Path.Combine(earlier.Path, DiagnosticsFile.FileName)) is var (level, reasons))
            return new PriorSource(refresh.Run, refresh.Inflate, level, reasons);
        var verdict = FitAnalyzer.Analyze(earlier.Fit, earlier.Reading(default)).Verdict;
        return new PriorSource(refresh.Run, refresh.Inflate, verdict.Level, [.. verdict.Reasons.Where(r => r.Level == verdict.Level).Select(static r => r.Message)]);
    }

    /// <summary>A warning where the earlier run is not to be trusted; refusing it would be too much, for a wide prior may come of it.</summary>
    public static IEnumerable<Fault> Warning(PriorSource source) => !source.IsDoubtful ? [] :
    [
        new Fault($"priors_from: {source.Sentence}.", "Mend and fit that run first, or leave priors_from out.", Severity: Severity.Warning, Subject: "priors_from"),
    ];

    /// <summary>For run.json.</summary>
    public static JsonObject? Json(PriorSource? source) => source is null ? null : new JsonObject
    {
        ["run"] = source.Run,
        ["inflate"] = source.Inflate,
        ["verdict"] = VerdictText.Key(source.Level),
        ["reasons"] = new JsonArray([.. source.Reasons.Select(static r => JsonValue.Create(r))]),
    };

    /// <summary>Back from run.json; null where no priors were taken, or nothing is said of them.</summary>
    public static PriorSource? Read(string path) => Parse(path, static root =>
    {
        var source = root.GetProperty("priors_from");
        return source.ValueKind != JsonValueKind.Object ? null : new PriorSource(
            source.GetProperty("run").GetString() ?? "", source.GetProperty("inflate").GetDouble(), Level(source), [.. source.GetProperty("reasons").EnumerateArray().Select(static r => r.GetString() ?? "")]);
    });

    static (VerdictLevel, string[])? Stored(string path) => Parse(path, static root =>
    {
        var level = Level(root);
        string[] reasons = [.. root.GetProperty("reasons").EnumerateArray().Where(reason => reason.GetProperty("level").GetString() == VerdictText.Key(level)).Select(static reason => reason.GetProperty("message").GetString() ?? "")];
        return ((VerdictLevel, string[])?)(level, reasons);
    });

    static VerdictLevel Level(JsonElement element) => Levels.First(level => VerdictText.Key(level) == element.GetProperty("verdict").GetString());

    static T? Parse<T>(string path, Func<JsonElement, T?> read)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
