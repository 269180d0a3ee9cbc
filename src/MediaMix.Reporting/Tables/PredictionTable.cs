using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Predicted outcome per period, <c>predictions.csv</c>.</summary>
public static class PredictionTable
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "predictions.csv";

    /// <summary>
    /// Writes one row per period in outcome units: mean and quantiles of the outcome, noise included. Of a panel a column <c>geo</c>
    /// follows the date: first the totals over geos, <c>all</c>, whose quantiles are those of the totals, then every geo.
    /// </summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="prediction">What is predicted.</param>
    public static void Write(TextWriter writer, Prediction prediction)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(prediction);
        var isPanel = prediction.OutcomeByGeo.Count > 0;
        string[] geo = isPanel ? ["geo"] : [];
        using var rows = new CsvRows(writer, ["date", .. geo, "mean", "q5", "q50", "q95"]);
        Write(rows, prediction.Periods, prediction.Outcome, isPanel ? "all" : null);
        for (var g = 0; g < prediction.OutcomeByGeo.Count; g++)
            Write(rows, prediction.Periods, prediction.OutcomeByGeo[g], prediction.Geos[g]);
    }

    static void Write(CsvRows rows, TimeAxis periods, Band band, string? geo)
    {
        for (var t = 0; t < periods.Count; t++)
        {
            rows.Raw(periods.Label(t));
            if (geo is not null)
                rows.Text(geo);
            rows.Band(band, t).EndRow();
        }
    }
}
