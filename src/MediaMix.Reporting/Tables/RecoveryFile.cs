using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>A recovery study for machines, <c>recovery.json</c>.</summary>
public static class RecoveryFile
{
    /// <summary>Name of the file in the folder of a study.</summary>
    public const string FileName = "recovery.json";

    /// <summary>Writes one object with snake-case keys. NaN becomes null.</summary>
    /// <param name="writer">Receives JSON text with <c>\n</c> line ends and a final newline; stays open.</param>
    /// <param name="result">The study.</param>
    public static void Write(TextWriter writer, RecoveryResult result)
    {
        ArgumentNullException.ThrowIfNull(writer);
        StudyJson.Write(writer, Of(result));
    }

    /// <summary>The document.</summary>
    /// <param name="result">The study.</param>
    public static JsonObject Of(RecoveryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var options = result.Options;
        return new JsonObject
        {
            ["refits"] = options.Refits,
            ["seed"] = options.Seed,
            ["truth"] = options.Truth == TruthSource.Prior ? "prior" : "posterior",
            ["stated"] = new JsonArray([.. options.Stated.Select(static s => new JsonObject { ["channel"] = s.Channel, ["roi"] = s.Roi })]),
            ["sampler"] = new JsonObject { ["chains"] = options.Sampler.Chains, ["warmup"] = options.Sampler.Warmup, ["draws"] = options.Sampler.Draws },
            ["sentences"] = StudyJson.Lines(RecoveryText.All(result)),
            ["channels"] = new JsonArray([.. result.Channels.Select(Channel)]),
            ["best_found"] = StudyJson.Rate(result.BestFound),
            ["order_right"] = StudyJson.Rate(result.OrderRight),
            ["pairs_right"] = StudyJson.Number(result.PairsRight ?? double.NaN),
            ["failed"] = StudyJson.Rate(result.Failed),
            ["warned"] = StudyJson.Rate(result.Warned),
            ["high_rhat"] = StudyJson.Rate(result.HighRhat),
            ["low_ess"] = StudyJson.Rate(result.LowEss),
            ["divergent"] = StudyJson.Rate(result.Divergent),
        };
    }

    static JsonObject Channel(ChannelRecovery c) => new()
    {
        ["channel"] = c.Channel,
        ["quantity"] = RecoveryText.Quantity(c.IsReturn),
        ["truth"] = StudyJson.Estimate(c.Truth),
        ["bias"] = StudyJson.Number(c.Bias),
        ["bias_se"] = StudyJson.Number(c.BiasError),
        ["relative_bias"] = StudyJson.Number(c.RelativeBias),
        ["coverage_50"] = StudyJson.Rate(c.Coverage50),
        ["coverage_90"] = StudyJson.Rate(c.Coverage90),
        ["width_to_prior"] = StudyJson.Number(c.WidthToPrior),
        ["interval_to_truth"] = new JsonArray(StudyJson.Number(c.TypicalInterval.Low), StudyJson.Number(c.TypicalInterval.High)),
        ["excludes_half"] = StudyJson.Rate(c.ExcludesHalf),
        ["excludes_double"] = StudyJson.Rate(c.ExcludesDouble),
        ["power"] = c.Power switch { Detectability.Yes => "yes", Detectability.Often => "often", _ => "no" },
        ["rank_histogram"] = new JsonArray([.. c.RankHistogram.Select(static n => JsonValue.Create(n))]),
        ["rank_p_value"] = StudyJson.Number(c.RankPValue ?? double.NaN),
        ["is_miscalibrated"] = c.IsMiscalibrated,
    };
}
