namespace MediaMix.Analysis;

/// <summary>Models by their forecasts of the same periods.</summary>
/// <param name="Kind">Which controls they were told.</param>
/// <param name="Ranks">The best first.</param>
public sealed record BacktestComparison(ForecastKind Kind, IReadOnlyList<BacktestRank> Ranks)
{
    /// <summary>Compares backtests over their whole reach; totals over geos.</summary>
    /// <param name="backtests">Names and results, of the same plan on the same outcomes.</param>
    /// <param name="kind">Which controls they were told; a model without controls is told nothing.</param>
    public static BacktestComparison? Of(IReadOnlyList<(string Name, BacktestResult Result)> backtests, ForecastKind kind)
    {
        ArgumentNullException.ThrowIfNull(backtests);
        var ranked = backtests.Select(b => (b.Name, b.Result, Own: Scored(b.Result, kind))).Where(static b => b.Own.Length > 0)
            .OrderBy(static b => b.Own.Average(static f => f.Crps)).ToArray();
        return ranked.Length == 0 ? null : new BacktestComparison(kind,
            [.. ranked.Select(b => new BacktestRank(b.Name, ForecastDuel.Of(kind, b.Result.Plan.Reach, b.Own, ranked[0].Own), b.Result))]);
    }

    static CellForecast[] Scored(BacktestResult result, ForecastKind kind)
    {
        var own = kind == ForecastKind.LastYearControls && !result.HasControls ? ForecastKind.RealisedControls : kind;
        return [.. result.Forecasts.Where(f => f.Kind == own && f.IsTotal && f.IsScored)];
    }
}

/// <summary>A model in its place.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AgainstBest">Its forecasts against those of the best model; the skill is negative where it is worse.</param>
/// <param name="Result">Its backtest.</param>
public sealed record BacktestRank(string Name, ForecastDuel AgainstBest, BacktestResult Result);
