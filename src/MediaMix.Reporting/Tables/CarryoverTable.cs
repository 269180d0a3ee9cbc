using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>When effects come, and what was assumed of that, <c>carryover.csv</c>.</summary>
public static class CarryoverTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "carryover.csv";

    /// <summary>Writes one row per channel and lag: the share of an exposure's effect that comes so many periods later, by the fit and by the priors alone.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        using var rows = new CsvRows(writer, "channel", "lag", "mean", "q5", "q50", "q95", "prior_mean", "prior_q5", "prior_q50", "prior_q95");
        foreach (var curve in analysis.Carryover)
        {
            for (var lag = 0; lag < curve.Lag.Length; lag++)
            {
                rows.Text(curve.Channel).Numbers(curve.Lag[lag]).Band(curve.Weight, lag);
                if (curve.Prior is { } prior)
                    rows.Band(prior, lag);
                else
                    rows.Estimate(null);
                rows.EndRow();
            }
        }
    }
}
