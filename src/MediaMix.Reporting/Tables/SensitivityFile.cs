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
    /// <param name="judgement">Verdict and grades in their light.</param>
    public static void Write(TextWriter writer, SensitivityResult result, PlaceboResult placebo, EvidenceJudgement judgement)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonForm.Write(writer, Of(result, placebo, judgement));
    }

    /// <summary>The document.</summary>
    /// <param name="result">Variants.</param>
    /// <param name="placebo">Placebos.</param>
    /// <param name="judgement">Verdict and grades in their light.</param>
    public static JsonObject Of(SensitivityResult result, PlaceboResult placebo, EvidenceJudgement judgement)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(placebo);
        ArgumentNullException.ThrowIfNull(judgement);
        return new JsonObject
        {
            ["sentences"] = JsonForm.Texts(SensitivityText.All(result, placebo, judgement)),
            ["is_stable"] = result.IsStable,
            ["noise_placebo_passed"] = placebo.IsNoisePassed,
            ["lead_placebo_passed"] = placebo.IsLeadPassed,
            ["channels"] = new JsonArray([.. result.Channels.Select(Channel)]),
            ["variants"] = new JsonArray([.. result.Variants.Select(v => Variant(v, result.Channels))]),
            ["noise_placebos"] = new JsonArray([.. placebo.Noise.Select(Noise)]),
            ["lead_placebos"] = new JsonArray([.. placebo.Leads.Select(Lead)]),
            ["verdict"] = VerdictText.Key(judgement.Verdict.Level),
            ["reasons"] = JsonForm.Rows(judgement.Verdict.Reasons, DiagnosticsFile.Reason),
            ["grades"] = Grades(judgement, static g => g.Grade),
            ["grades_of_fit"] = Grades(judgement, static g => g.OfFit),
        };
    }

    static JsonObject Grades(EvidenceJudgement judgement, Func<EvidenceGrade, Grade?> grade) =>
        new(judgement.Grades.Select(g => KeyValuePair.Create(g.Channel, (JsonNode?)grade(g)?.ToString())));

    static JsonObject Channel(ChannelSensitivity c) => new()
    {
        ["channel"] = c.Channel,
        ["quantity"] = RecoveryText.Quantity(c.IsReturn),
        ["base"] = JsonForm.Estimate(c.Base),
        ["lowest_median"] = JsonForm.Number(c.Lowest),
        ["highest_median"] = JsonForm.Number(c.Highest),
        ["moved_by"] = JsonForm.Texts(c.MovedBy),
        ["is_stable"] = c.IsStable,
    };

    static JsonObject Variant(VariantFit v, IReadOnlyList<ChannelSensitivity> channels) => new()
    {
        ["variant"] = v.Name,
        ["change"] = v.Change,
        ["channels"] = new JsonArray([.. v.Amounts.Zip(channels, static (amount, c) => new JsonObject { ["channel"] = c.Channel, [RecoveryText.Quantity(c.IsReturn)] = JsonForm.Estimate(amount) })]),
        ["elpd_difference"] = JsonForm.Number(v.ElpdDifference),
        ["elpd_se"] = JsonForm.Number(v.ElpdError),
        ["max_rhat"] = JsonForm.Number(v.MaxRhat),
        ["divergences"] = v.Divergences,
        ["is_usable"] = v.IsUsable,
        ["failure"] = v.Failure,
    };

    static JsonObject Noise(NoiseCheck n) => new()
    {
        ["prior_roi"] = JsonForm.Estimate(n.PriorRoi),
        ["roi"] = JsonForm.Estimate(n.Roi),
        ["share"] = JsonForm.Estimate(n.Share),
        ["passed"] = n.IsPassed,
        ["failure"] = n.Failure,
    };

    static JsonObject Lead(LeadCheck l) => new()
    {
        ["channel"] = l.Channel,
        ["rows_ahead"] = l.Rows,
        ["roi"] = JsonForm.Estimate(l.Roi),
        ["share"] = JsonForm.Estimate(l.Share),
        ["share_limit"] = JsonForm.Number(l.Limit),
        ["z"] = JsonForm.Number(l.Z),
        ["passed"] = l.IsPassed,
        ["failure"] = l.Failure,
    };
}
