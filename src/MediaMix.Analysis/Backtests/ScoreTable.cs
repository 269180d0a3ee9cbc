namespace MediaMix.Analysis;

/// <summary>Scores and duels from forecasts. Pure.</summary>
static class ScoreTable
{
    const double LowTail = 0.05, HighTail = 0.95;

    /// <summary>One score per kind, level, origin (and all origins) and horizon; none where nothing can be compared.</summary>
    public static IReadOnlyList<ForecastScore> Scores(IReadOnlyList<CellForecast> forecasts, BacktestPlan plan)
    {
        var scores = new List<ForecastScore>();
        foreach (var series in forecasts.GroupBy(static f => (f.IsTotal, f.Kind)).OrderByDescending(static g => g.Key.IsTotal).ThenBy(static g => g.Key.Kind))
        {
            foreach (var origin in plan.Origins.Select(static n => (int?)n).Prepend(null))
            {
                foreach (var horizon in plan.Horizons)
                {
                    CellForecast[] scored = [.. series.Where(f => f.IsScored && !double.IsNaN(f.Mean) && f.Step <= horizon && (origin is null || f.Origin == origin))];
                    if (scored.Length > 0)
                        scores.Add(Score(scored, origin, horizon));
                }
            }
        }
        return scores;
    }

    /// <summary>The model against the naive forecast, per kind, level and horizon.</summary>
    public static IReadOnlyList<ForecastDuel> Duels(IReadOnlyList<CellForecast> forecasts, BacktestPlan plan)
    {
        var naive = forecasts.Where(static f => f.Kind == ForecastKind.LastYearValue && f.IsScored && !double.IsNaN(f.Mean)).ToDictionary(Place);
        var duels = new List<ForecastDuel>();
        foreach (var series in forecasts.Where(static f => f.Kind != ForecastKind.LastYearValue).GroupBy(static f => (f.IsTotal, f.Kind)).OrderByDescending(static g => g.Key.IsTotal).ThenBy(static g => g.Key.Kind))
        {
            foreach (var horizon in plan.Horizons)
            {
                CellForecast[] own = [.. series.Where(f => f.Step <= horizon && naive.ContainsKey(Place(f)))];
                if (own.Length > 0)
                    duels.Add(ForecastDuel.Of(series.Key.Kind, horizon, own, [.. own.Select(f => naive[Place(f)])]));
            }
        }
        return duels;
    }

    static (int Origin, int Geo, int Period) Place(CellForecast forecast) => (forecast.Origin, forecast.Geo, forecast.Period);

    static ForecastScore Score(CellForecast[] scored, int? origin, int horizon)
    {
        var level = scored.Average(static f => Math.Abs(f.Actual));
        var squares = scored.Sum(static f => (f.Actual - f.Mean) * (f.Actual - f.Mean));
        var mean = scored.Average(static f => f.Actual);
        var spread = scored.Sum(f => (f.Actual - mean) * (f.Actual - mean));
        return new ForecastScore
        {
            Kind = scored[0].Kind,
            IsTotal = scored[0].IsTotal,
            Origin = origin,
            Horizon = horizon,
            Count = scored.Length,
            Crps = scored.Average(static f => f.Crps),
            Mape = scored.Where(static f => f.Actual != 0).Select(static f => Math.Abs((f.Actual - f.Mean) / f.Actual)).DefaultIfEmpty(double.NaN).Average(),
            Wmape = scored.Average(static f => Math.Abs(f.Actual - f.Mean)) / level,
            Nrmse = Math.Sqrt(squares / scored.Length) / level,
            RSquared = spread > 0 ? 1 - squares / spread : double.NaN,
            Inside50 = Inside(scored, 50),
            Inside80 = Inside(scored, 80),
            Inside90 = Inside(scored, 90),
        };
    }

    static Coverage Inside(CellForecast[] scored, int percent) => new(
        scored.Count(f => f.Covers(percent)), scored.Length,
        BinomialPoint.Of(scored.Length, percent / 100.0, LowTail), BinomialPoint.Of(scored.Length, percent / 100.0, HighTail));
}
