using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Effect of each channel at other amounts of spend, <c>response_curves.csv</c>.</summary>
public static class ResponseCurvesTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "response_curves.csv";

    /// <summary>Writes one row per channel, or group called <c>group[name]</c>, and grid point: spend in the window (exposure for organic media), effect and marginal effect.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        using var rows = new CsvRows(
            writer, "channel", "spend", "response_mean", "response_q5", "response_q50", "response_q95", "marginal_mean");
        foreach (var curve in analysis.ResponseCurves.Concat(analysis.Groups.Select(static g => g.Curve).OfType<ResponseCurve>()))
            for (var i = 0; i < curve.Spend.Length; i++)
                rows.Text(curve.Channel)
                    .Numbers(curve.Spend[i])
                    .Band(curve.Response, i)
                    .Numbers(curve.MarginalMean[i])
                    .EndRow();
    }
}
