using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>A recovery study as tables: every fit in <c>recovery.csv</c>, every channel in <c>recovery_summary.csv</c>.</summary>
public static class RecoveryTables
{
    /// <summary>Name of the file with a row per data set and channel.</summary>
    public const string RefitsFile = "recovery.csv";

    /// <summary>Name of the file with a row per channel.</summary>
    public const string SummaryFile = "recovery_summary.csv";

    /// <summary>Writes a row per data set and channel; a data set that could not be fitted has one row that says why.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="result">The study.</param>
    public static void WriteRefits(TextWriter writer, RecoveryResult result)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        using var rows = new CsvRows(
            writer,
            "replicate", "channel", "quantity", "truth", "mean", "q5", "q25", "q50", "q75", "q95",
            "covered_50", "covered_90", "rank", "rank_draws", "max_rhat", "min_ess_bulk", "divergences", "failure");
        foreach (var refit in result.Refits)
        {
            if (refit.Failure is { } failure)
                rows.Numbers(refit.Replicate).Raw("").Raw("").Numbers(None(13)).Numbers(refit.Divergences).Text(failure).EndRow();
            foreach (var (channel, summary) in refit.Channels.Zip(result.Channels))
            {
                var e = channel.Estimate;
                rows.Numbers(refit.Replicate).Text(channel.Channel).Raw(RecoveryText.Quantity(summary.IsReturn))
                    .Numbers(channel.Truth, e.Mean, e.Q5, channel.Q25, e.Q50, channel.Q75, e.Q95)
                    .Raw(Flag(channel.IsCoveredBy50)).Raw(Flag(channel.IsCoveredBy90))
                    .Numbers(channel.Rank, channel.RankDraws, refit.MaxRhat, refit.MinEssBulk, refit.Divergences).Raw("").EndRow();
            }
        }
    }

    /// <summary>Writes a row per channel.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="result">The study.</param>
    public static void WriteSummary(TextWriter writer, RecoveryResult result)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        using var rows = new CsvRows(
            writer,
            "channel", "quantity", "fits", "truth_mean", "truth_q5", "truth_q50", "truth_q95", "bias", "bias_se", "relative_bias",
            "coverage_50", "coverage_50_se", "coverage_90", "coverage_90_se", "width_to_prior", "interval_low", "interval_high",
            "excludes_half", "excludes_half_se", "excludes_double", "excludes_double_se", "rank_p_value", "miscalibrated");
        foreach (var c in result.Channels)
        {
            rows.Text(c.Channel).Raw(RecoveryText.Quantity(c.IsReturn)).Numbers(c.Coverage90.Of)
                .Estimate(c.Truth)
                .Numbers(c.Bias, c.BiasError, c.RelativeBias)
                .Numbers(c.Coverage50.Value, c.Coverage50.StandardError, c.Coverage90.Value, c.Coverage90.StandardError)
                .Numbers(c.WidthToPrior, c.TypicalInterval.Low, c.TypicalInterval.High)
                .Numbers(c.ExcludesHalf.Value, c.ExcludesHalf.StandardError, c.ExcludesDouble.Value, c.ExcludesDouble.StandardError)
                .Numbers(c.RankPValue ?? double.NaN).Raw(Flag(c.IsMiscalibrated)).EndRow();
        }
    }

    static string Flag(bool value) => value ? "true" : "false";

    static double[] None(int count)
    {
        var cells = new double[count];
        Array.Fill(cells, double.NaN);
        return cells;
    }
}
