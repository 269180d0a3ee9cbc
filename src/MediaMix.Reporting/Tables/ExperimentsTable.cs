using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Every experiment against the model, <c>experiments.csv</c>; written only for models with experiments.</summary>
public static class ExperimentsTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "experiments.csv";

    /// <summary>Writes one row per experiment, all numbers in the unit of its statement.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says. NaN becomes an empty cell.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        using var rows = new CsvRows(
            writer, "experiment", "channels", "from", "to", "quantity", "stated", "se",
            "prior_mean", "prior_q5", "prior_q50", "prior_q95",
            "without_mean", "without_q5", "without_q50", "without_q95",
            "with_mean", "with_q5", "with_q50", "with_q95",
            "conflict_z", "conflict_tail_z", "pareto_k", "refitted", "confounding");
        foreach (var e in analysis.Experiments)
        {
            rows.Text(e.Name).Text(string.Join(" + ", e.Channels)).Raw(e.Window?.From ?? "").Raw(e.Window?.To ?? "").Raw(e.Quantity)
                .Numbers(e.Stated, e.StandardError)
                .Estimate(e.Prior).Estimate(e.Without).Estimate(e.With)
                .Numbers(e.Conflict, e.TailConflict, e.ParetoK)
                .Raw(e.IsRefitted ? "true" : "false").Raw(e.HasConfounding ? "true" : "false").EndRow();
        }
    }
}
