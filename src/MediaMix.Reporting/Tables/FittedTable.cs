using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Actual against fitted outcome per period, <c>fitted.csv</c>.</summary>
public static class FittedTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "fitted.csv";

    /// <summary>
    /// Writes one row per period in outcome units: actual (empty where missing), the posterior predictive mean and quantiles
    /// (noise included), the expected outcome (without noise), and why the period was left out of the likelihood (empty where it was not;
    /// <c>held out</c> where it tests the model). Of a panel one row per geo and period in which the geo exists, with a column
    /// <c>geo</c>.
    /// </summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        string[] geo = analysis.Geos.Count == 0 ? [] : ["geo"];
        using var rows = new CsvRows(writer, ["date", .. geo, "actual", "mean", "q5", "q50", "q95", "expected", "excluded"]);
        if (analysis.Geos.Count == 0)
            Write(rows, analysis.Periods, analysis.Fitted, null);
        foreach (var result in analysis.Geos)
            Write(rows, analysis.Periods, result.Fitted, result.Geo);
    }

    static void Write(CsvRows rows, TimeAxis periods, FittedSeries fitted, string? geo)
    {
        for (var t = 0; t < periods.Count; t++)
        {
            if (geo is not null && double.IsNaN(fitted.Expected[t]))
                continue;
            rows.Raw(periods.Label(t));
            if (geo is not null)
                rows.Text(geo);
            rows.Numbers(fitted.Actual[t])
                .Band(fitted.Predictive, t)
                .Numbers(fitted.Expected[t])
                .Text(fitted.WhyExcluded(t) ?? (fitted.IsHeldOut(t) ? "held out" : ""))
                .EndRow();
        }
    }
}
