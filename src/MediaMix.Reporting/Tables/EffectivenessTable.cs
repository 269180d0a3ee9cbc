using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>How effective channels were over time, <c>effectiveness.csv</c>; written only for models in which that moves.</summary>
public static class EffectivenessTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "effectiveness.csv";

    /// <summary>Writes one row per channel and period, a factor that is one on average; channels that share a curve have the same numbers.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        using var rows = new CsvRows(writer, "date", "channel", "mean", "q5", "q50", "q95");
        foreach (var curve in analysis.Effectiveness)
            foreach (var channel in curve.Channels)
                for (var t = 0; t < analysis.Periods.Count; t++)
                    rows.Raw(analysis.Periods.Label(t)).Text(channel).Band(curve.Multiplier, t).EndRow();
    }
}
