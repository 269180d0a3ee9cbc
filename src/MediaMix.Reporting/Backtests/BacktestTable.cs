using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Every forecast against what happened, <c>backtest.csv</c>.</summary>
public static class BacktestTable
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "backtest.csv";

    /// <summary>
    /// Writes one row per forecast of the model in outcome units: whose controls it was told, geo (of a panel; empty for the total), last known
    /// period, forecast period, actual (empty where unknown), mean, quantiles and CRPS, then the forecast without a model: mean, ends
    /// of its 90 % interval, CRPS.
    /// </summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="result">The backtest.</param>
    public static void Write(TextWriter writer, BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        string[] geo = result.IsPanel ? ["geo"] : [];
        using var rows = new CsvRows(writer, [
            "controls", .. geo, "origin", "date", "step", "actual", "mean", "q5", "q10", "q25", "q50", "q75", "q90", "q95", "crps",
            "naive", "naive_q5", "naive_q95", "naive_crps"]);
        var naive = result.Forecasts.Where(static f => f.Kind == ForecastKind.LastYearValue).ToDictionary(static f => (f.Origin, f.Geo, f.Period));
        foreach (var f in result.Forecasts.Where(static f => f.Kind != ForecastKind.LastYearValue))
        {
            rows.Raw(f.Kind == ForecastKind.RealisedControls ? "realised" : "last_year");
            if (result.IsPanel)
                rows.Text(f.IsTotal ? "" : result.Geos[f.Geo]);
            rows.Raw(result.Periods.Label(f.Origin - 1)).Raw(result.Periods.Label(f.Period));
            rows.Numbers(f.Step, f.Actual, f.Mean, f.Q5, f.Q10, f.Q25, f.Q50, f.Q75, f.Q90, f.Q95, f.Crps);
            var rival = naive.GetValueOrDefault((f.Origin, f.Geo, f.Period));
            rows.Numbers(rival?.Mean ?? double.NaN, rival?.Q5 ?? double.NaN, rival?.Q95 ?? double.NaN, rival?.Crps ?? double.NaN).EndRow();
        }
    }
}
