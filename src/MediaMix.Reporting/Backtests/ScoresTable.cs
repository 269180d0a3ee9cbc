using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>How good the forecasts were, <c>scores.csv</c>.</summary>
public static class ScoresTable
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "scores.csv";

    /// <summary>
    /// Writes one row per forecast, level (total, or geo: over the cells of a panel), origin (its last known period, or <c>all</c>) and
    /// horizon: CRPS, MAPE, wMAPE, NRMSE, R², coverage of the 50, 80 and 90 % intervals with the 5 and 95 % points of what independent
    /// outcomes give; over all origins also the skill against the forecast without a model with its standard error.
    /// </summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="result">The backtest.</param>
    public static void Write(TextWriter writer, BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        using var rows = new CsvRows(
            writer, "forecast", "level", "origin", "horizon", "outcomes", "crps", "mape", "wmape", "nrmse", "r2",
            "coverage50", "coverage50_low", "coverage50_high", "coverage80", "coverage80_low", "coverage80_high", "coverage90", "coverage90_low", "coverage90_high",
            "skill", "skill_se");
        foreach (var s in result.Scores)
        {
            rows.Raw(BacktestText.Key(s.Kind)).Raw(s.IsTotal ? "total" : "geo").Raw(s.Origin is { } origin ? result.Periods.Label(origin - 1) : "all");
            rows.Numbers(s.Horizon, s.Count, s.Crps, s.Mape, s.Wmape, s.Nrmse, s.RSquared);
            foreach (var c in new[] { s.Inside50, s.Inside80, s.Inside90 })
                rows.Numbers(c.Share, c.Least / (double)c.Of, c.Most / (double)c.Of);
            var duel = s.Origin is null ? result.Duels.FirstOrDefault(d => (d.Kind, d.IsTotal, d.Horizon) == (s.Kind, s.IsTotal, s.Horizon)) : null;
            rows.Numbers(duel?.Skill ?? double.NaN, duel?.StandardError ?? double.NaN).EndRow();
        }
    }
}
