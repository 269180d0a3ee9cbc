using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>A backtest with numbers of every kind, and names that would like to be markup.</summary>
static class SampleBacktest
{
    public const string Hostile = "</script><img src=x onerror=\"document.documentElement.dataset.pwned=1\">";

    const int Periods = 40;

    static readonly BacktestPlan Plan = new([1, 3], [34, 37]);

    /// <summary>A backtest of two origins whose model misses by a constant.</summary>
    /// <param name="result">Who wins.</param>
    /// <param name="hasControls">True for forecasts with last year's controls, too.</param>
    public static BacktestResult Create(DuelResult result = DuelResult.Better, bool hasControls = true)
    {
        ForecastKind[] kinds = hasControls ? Enum.GetValues<ForecastKind>() : [ForecastKind.RealisedControls, ForecastKind.LastYearValue];
        return new BacktestResult
        {
            Name = Hostile,
            OutcomeName = Hostile,
            Periods = TimeAxis.FromDates(new DateOnly(2024, 1, 1), TimeStep.Week, Periods),
            Actual = [.. Enumerable.Range(0, Periods).Select(static t => t == 20 ? double.NaN : 1000 + 10.0 * t)],
            Geos = ["national"],
            Plan = Plan,
            Seed = 42,
            Forecasts = [.. kinds.SelectMany(static kind => Plan.Origins.SelectMany(origin => Enumerable.Range(0, 3).Select(step => Forecast(kind, origin, step))))],
            Scores = [.. kinds.SelectMany(static kind => Plan.Origins.Select(static o => (int?)o).Prepend(null).Select(origin => Score(kind, origin)))],
            Duels = [.. kinds.Where(static k => k != ForecastKind.LastYearValue).Select(kind => new ForecastDuel(kind, true, 3, 12_100, 18_300, result == DuelResult.Worse ? -0.34 : 0.34, 0.09, 2, result))],
            Fits = [new FitHealth(1.01, 0, 4000), new FitHealth(1.2, 90, 4000)],
            OriginsWithoutYear = 0,
            Reason = new VerdictReason(VerdictLevel.Caution, "holdout", 0.7, 0.8, "Only 4 of 6 lie inside.", "Let errors have heavy tails."),
        };
    }

    /// <summary>Two channels in three fits; the first is big and moves.</summary>
    public static RoiStability Stability() => new()
    {
        Name = Hostile,
        Periods = TimeAxis.FromDates(new DateOnly(2024, 1, 1), TimeStep.Week, Periods),
        Cuts = [0, 4, 8],
        Fits = [new FitHealth(1, 0, 4000), new FitHealth(1, 0, 4000), new FitHealth(1, 0, 4000)],
        Channels =
        [
            new ChannelStability(Hostile, 0.6, [new Estimate(2.9, 2.2, 2.9, 3.8), new Estimate(1.8, 1.2, 1.8, 2.6), new Estimate(1.9, 1.2, 1.9, 2.7)], [double.NaN, 0.41, 0.93]),
            new ChannelStability("radio", 0.4, [new Estimate(1, 0.5, 1, 1.6), new Estimate(1, 0.5, 1, 1.6), null], [double.NaN, 0.97, double.NaN]),
        ],
    };

    static CellForecast Forecast(ForecastKind kind, int origin, int step)
    {
        var mean = 990 + 10.0 * (origin + step);
        return new CellForecast
        {
            Kind = kind, Origin = origin, Period = origin + step, Geo = -1, Actual = mean + 10, Mean = mean,
            Q5 = mean - 30, Q10 = mean - 20, Q25 = mean - 12, Q50 = mean, Q75 = mean + 12, Q90 = mean + 20, Q95 = mean + 30, Crps = 6,
        };
    }

    static ForecastScore Score(ForecastKind kind, int? origin) => new()
    {
        Kind = kind, IsTotal = true, Origin = origin, Horizon = 3, Count = 6, Crps = 12_100, Mape = 0.05, Wmape = 0.051, Nrmse = 0.06, RSquared = -0.5,
        Inside50 = new Coverage(3, 6, 1, 5), Inside80 = new Coverage(5, 6, 3, 6), Inside90 = new Coverage(2, 6, 4, 6),
    };
}
