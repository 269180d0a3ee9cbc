using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What the same exposures bring at other frequencies, <c>frequency.csv</c>; written only for models with reach and frequency.</summary>
public static class FrequencyTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "frequency.csv";

    /// <summary>
    /// Writes per channel one row marked <c>actual</c> for the plan as it was, then one row per point of the grid, of which the one
    /// with the largest mean is marked <c>best</c>. Organic media have empty cells for the ROI.
    /// </summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        using var rows = new CsvRows(
            writer, "channel", "frequency", "mark", "roi_mean", "roi_q5", "roi_q50", "roi_q95",
            "effect_mean", "effect_q5", "effect_q50", "effect_q95", "best_probability");
        foreach (var curve in analysis.Frequencies)
        {
            rows.Text(curve.Channel).Numbers(curve.ActualFrequency).Raw("actual").Estimate(curve.ActualRoi).Estimate(curve.ActualEffect).Raw("").EndRow();
            for (var i = 0; i < curve.Frequency.Length; i++)
                WritePoint(rows, curve, i);
        }
    }

    static void WritePoint(CsvRows rows, FrequencyCurve curve, int i)
    {
        rows.Text(curve.Channel).Numbers(curve.Frequency[i]).Raw(i == curve.Best ? "best" : "");
        _ = curve.Roi is { } roi ? rows.Band(roi, i) : rows.Estimate(null);
        rows.Band(curve.Effect, i).Numbers(curve.BestProbability[i]).EndRow();
    }
}
