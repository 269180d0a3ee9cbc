using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The parameter table of a run folder, <c>summary.csv</c>.</summary>
public static class SummaryTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "summary.csv";

    /// <summary>Writes one row per parameter or derived quantity: posterior moments, quantiles and diagnostics.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says. NaN becomes an empty cell.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        using var rows = new CsvRows(
            writer,
            "parameter", "mean", "sd", "mcse_mean", "q2.5", "q5", "q25", "q50", "q75", "q95", "q97.5", "ess_bulk", "ess_tail", "rhat");
        foreach (var p in analysis.Parameters)
            rows.Text(p.Name)
                .Numbers(p.Mean, p.Sd, p.McseMean, p.Q2_5, p.Q5, p.Q25, p.Q50, p.Q75, p.Q95, p.Q97_5, p.EssBulk, p.EssTail, p.Rhat)
                .EndRow();
    }
}
