using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What a period brings at a steady exposure, <c>saturation.csv</c>.</summary>
public static class SaturationTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "saturation.csv";

    /// <summary>Writes one row per channel and exposure from 0 to the highest of a period: effect per period in outcome units. Channels with reach and frequency have none.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        using var rows = new CsvRows(writer, "channel", "exposure", "mean", "q5", "q50", "q95");
        foreach (var curve in analysis.Saturations)
            for (var i = 0; i < curve.Exposure.Length; i++)
                rows.Text(curve.Channel).Numbers(curve.Exposure[i]).Band(curve.Effect, i).EndRow();
    }
}
