using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What would have come without media, per period, <c>baseline.csv</c>.</summary>
public static class BaselineTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "baseline.csv";

    /// <summary>Writes one row per period of the window in outcome units, all geos together; none where the baseline is not known.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        using var rows = new CsvRows(writer, "date", "mean", "q5", "q50", "q95");
        for (var t = 0; analysis.Baseline is { } band && t < band.Mean.Length; t++)
        {
            rows.Raw(analysis.Periods.Label(t)).Band(band, t).EndRow();
        }
    }
}
