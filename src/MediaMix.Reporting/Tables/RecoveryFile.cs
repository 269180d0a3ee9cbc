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
        JsonForm.Write(writer, Of(result));
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
            ["sentences"] = JsonForm.Texts(RecoveryText.All(result)),
            ["channels"] = new JsonArray([.. result.Channels.Select(Channel)]),
            ["best_found"] = Rate(result.BestFound),
            ["order_right"] = Rate(result.OrderRight),
            ["pairs_right"] = JsonForm.Number(result.PairsRight),
            ["failed"] = Rate(result.Failed),
            ["warned"] = Rate(result.Warned),
            ["high_rhat"] = Rate(result.HighRhat),
            ["low_ess"] = Rate(result.LowEss),
            ["divergent"] = Rate(result.Divergent),
        };
    }

    static JsonObject Channel(ChannelRecovery c) => new()
    {
        ["channel"] = c.Channel,
        ["quantity"] = RecoveryText.Quantity(c.IsReturn),
        ["truth"] = JsonForm.Estimate(c.Truth),
        ["bias"] = JsonForm.Number(c.Bias),
        ["bias_se"] = JsonForm.Number(c.BiasError),
        ["relative_bias"] = JsonForm.Number(c.RelativeBias),
        ["coverage_50"] = Rate(c.Coverage50),
        ["coverage_90"] = Rate(c.Coverage90),
        ["width_to_prior"] = JsonForm.Number(c.WidthToPrior),
        ["interval_to_truth"] = new JsonArray(JsonForm.Number(c.TypicalInterval.Low), JsonForm.Number(c.TypicalInterval.High)),
        ["excludes_half"] = Rate(c.ExcludesHalf),
        ["excludes_double"] = Rate(c.ExcludesDouble),
        ["power"] = c.Power switch { Detectability.Yes => "yes", Detectability.Often => "often", _ => "no" },
        ["rank_histogram"] = new JsonArray([.. c.RankHistogram.Select(static n => JsonValue.Create(n))]),
        ["rank_p_value"] = JsonForm.Number(c.RankPValue),
        ["is_miscalibrated"] = c.IsMiscalibrated,
    };

    static JsonObject? Rate(Rate? rate) => rate is { } r
        ? new() { ["count"] = r.Count, ["of"] = r.Of, ["share"] = JsonForm.Number(r.Value), ["se"] = JsonForm.Number(r.StandardError) }
        : null;
}
