using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Variants, placebos and grades as tables: <c>sensitivity.csv</c>, <c>placebo.csv</c> and <c>grades.csv</c>.</summary>
public static class SensitivityTables
{
    /// <summary>Name of the file with a row per variant and channel.</summary>
    public const string VariantsFile = "sensitivity.csv";

    /// <summary>Name of the file with a row per placebo.</summary>
    public const string PlaceboFile = "placebo.csv";

    /// <summary>Name of the file with a row per channel.</summary>
    public const string GradesFile = "grades.csv";

    /// <summary>Writes a row per channel: its grade now, that of the fit alone, and the variants that move it, separated by semicolons.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="judgement">Grades in the light of variants and placebos.</param>
    public static void WriteGrades(TextWriter writer, EvidenceJudgement judgement)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(judgement);
        using var rows = new CsvRows(writer, "channel", "grade", "grade_of_fit", "moved_by");
        foreach (var grade in judgement.Grades)
            rows.Text(grade.Channel).Raw(grade.Grade?.ToString() ?? "").Raw(grade.OfFit?.ToString() ?? "").Text(string.Join("; ", grade.MovedBy)).EndRow();
    }

    /// <summary>Writes a row per variant and channel, the fit itself first as <c>base</c>; a variant that could not be fitted has one row that says why.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="result">The variants.</param>
    public static void WriteVariants(TextWriter writer, SensitivityResult result)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        using var rows = new CsvRows(
            writer,
            "variant", "channel", "quantity", "mean", "q5", "q50", "q95", "inside", "elpd_difference", "elpd_se", "max_rhat", "divergences", "failure");
        foreach (var channel in result.Channels)
            rows.Raw("base").Text(channel.Channel).Raw(RecoveryText.Quantity(channel.IsReturn)).Estimate(channel.Base).Raw("true").Numbers(0, 0, double.NaN, double.NaN).Raw("").EndRow();
        foreach (var variant in result.Variants)
        {
            if (variant.Failure is { } failure)
                rows.Raw(variant.Name).Raw("").Raw("").Estimate(null).Raw("").Numbers(double.NaN, double.NaN, double.NaN, double.NaN).Text(failure).EndRow();
            foreach (var (channel, amount) in result.Channels.Zip(variant.Amounts))
            {
                rows.Raw(variant.Name).Text(channel.Channel).Raw(RecoveryText.Quantity(channel.IsReturn)).Estimate(amount)
                    .Raw(amount.Q50 >= channel.Base.Q5 && amount.Q50 <= channel.Base.Q95 ? "true" : "false")
                    .Numbers(variant.ElpdDifference, variant.ElpdError, variant.MaxRhat, variant.Divergences).Raw("").EndRow();
            }
        }
    }

    /// <summary>Writes a row per placebo.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="result">The placebos.</param>
    public static void WritePlacebos(TextWriter writer, PlaceboResult result)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        using var rows = new CsvRows(
            writer,
            "placebo", "channel", "prior_roi_mean", "roi_mean", "roi_q5", "roi_q50", "roi_q95", "share_mean", "share_q5", "share_q50", "share_q95", "share_limit", "z", "passed", "failure");
        foreach (var noise in result.Noise)
            rows.Raw("noise").Raw("").Numbers(noise.PriorRoi.Mean).Estimate(noise.Roi).Estimate(noise.Share).Numbers(NoiseCheck.LargestShare, double.NaN).Raw(Flag(noise.IsPassed)).Text(noise.Failure ?? "").EndRow();
        foreach (var lead in result.Leads)
            rows.Raw("lead").Text(lead.Channel).Numbers(0).Estimate(lead.Roi).Estimate(lead.Share).Numbers(lead.Limit, lead.Z).Raw(Flag(lead.IsPassed)).Text(lead.Failure ?? "").EndRow();
    }

    static string Flag(bool? value) => value switch { true => "true", false => "false", null => "" };
}
