using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Variants and placebos for machines, <c>sensitivity.json</c>.</summary>
public static class SensitivityFile
{
    /// <summary>Name of the file in the folder of a study.</summary>
    public const string FileName = "sensitivity.json";

    /// <summary>Writes one object with snake-case keys. NaN becomes null.</summary>
    /// <param name="writer">Receives JSON text with <c>\n</c> line ends and a final newline; stays open.</param>
    /// <param name="result">Variants.</param>
    /// <param name="placebo">Placebos.</param>
    public static void Write(TextWriter writer, SensitivityResult result, PlaceboResult placebo)
    {
        ArgumentNullException.ThrowIfNull(writer);
        StudyJson.Write(writer, Of(result, placebo));
    }

    /// <summary>The document.</summary>
    /// <param name="result">Variants.</param>
    /// <param name="placebo">Placebos.</param>
    public static JsonObject Of(SensitivityResult result, PlaceboResult placebo)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(placebo);
        return new JsonObject
        {
            ["sentences"] = StudyJson.Lines(SensitivityText.All(result, placebo)),
            ["is_stable"] = result.IsStable,
            ["noise_placebo_passed"] = placebo.IsNoisePassed,
            ["lead_placebo_passed"] = placebo.IsLeadPassed,
            ["channels"] = new JsonArray([.. result.Channels.Select(Channel)]),
            ["variants"] = new JsonArray([.. result.Variants.Select(v => Variant(v, result.Channels))]),
            ["noise_placebos"] = new JsonArray([.. placebo.Noise.Select(Noise)]),
            ["lead_placebos"] = new JsonArray([.. placebo.Leads.Select(Lead)]),
        };
    }

    static JsonObject Channel(ChannelSensitivity c) => new()
    {
        ["channel"] = c.Channel,
        ["quantity"] = RecoveryText.Quantity(c.IsReturn),
        ["base"] = StudyJson.Estimate(c.Base),
        ["lowest_median"] = StudyJson.Number(c.Lowest),
        ["highest_median"] = StudyJson.Number(c.Highest),
        ["moved_by"] = StudyJson.Lines(c.MovedBy),
        ["is_stable"] = c.IsStable,
    };

    static JsonObject Variant(VariantFit v, IReadOnlyList<ChannelSensitivity> channels) => new()
    {
        ["variant"] = v.Name,
        ["change"] = v.Change,
        ["channels"] = new JsonArray([.. v.Amounts.Zip(channels, static (amount, c) => new JsonObject { ["channel"] = c.Channel, [RecoveryText.Quantity(c.IsReturn)] = StudyJson.Estimate(amount) })]),
        ["elpd_difference"] = StudyJson.Number(v.ElpdDifference),
        ["elpd_se"] = StudyJson.Number(v.ElpdError),
        ["max_rhat"] = StudyJson.Number(v.MaxRhat),
        ["divergences"] = v.Divergences,
        ["is_usable"] = v.IsUsable,
        ["failure"] = v.Failure,
    };

    static JsonObject Noise(NoiseCheck n) => new()
    {
        ["prior_roi"] = StudyJson.Estimate(n.PriorRoi),
        ["roi"] = StudyJson.Estimate(n.Roi),
        ["share"] = StudyJson.Estimate(n.Share),
        ["passed"] = n.IsPassed,
        ["failure"] = n.Failure,
    };

    static JsonObject Lead(LeadCheck l) => new()
    {
        ["channel"] = l.Channel,
        ["rows_ahead"] = l.Rows,
        ["roi"] = StudyJson.Estimate(l.Roi),
        ["share"] = StudyJson.Estimate(l.Share),
        ["share_limit"] = StudyJson.Number(l.Limit),
        ["z"] = StudyJson.Number(l.Z),
        ["passed"] = l.IsPassed,
        ["failure"] = l.Failure,
    };
}
