using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Actual against fitted outcome per period, <c>fitted.csv</c>.</summary>
public static class FittedTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "fitted.csv";

    /// <summary>
    /// Writes one row per period in outcome units: actual (empty where missing), the posterior predictive mean and quantiles
    /// (noise included), the expected outcome (without noise), and why the period was left out of the likelihood (empty where it was not).
    /// </summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        var fitted = analysis.Fitted;
        using var rows = new CsvRows(writer, "date", "actual", "mean", "q5", "q50", "q95", "expected", "excluded");
        for (var t = 0; t < analysis.Periods.Count; t++)
            rows.Raw(analysis.Periods.Label(t))
                .Numbers(fitted.Actual[t])
                .Band(fitted.Predictive, t)
                .Numbers(fitted.Expected[t])
                .Text(fitted.WhyExcluded(t) ?? "")
                .EndRow();
    }
}
