using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>
/// Rolling-origin backtest: the model is fitted as it could have been at several points of the past and predicts what came next, media
/// as they were; its forecasts are scored against the outcome and against the forecast that needs no model, the value of a year before.
/// </summary>
public static class Backtest
{
    /// <summary>Runs a backtest. The same seed gives the same result whatever the number of threads.</summary>
    /// <param name="spec">The model as written. One completed from all data would know the future's scale.</param>
    /// <param name="panel">All data.</param>
    /// <param name="sampler">How to sample every fit; each origin has a seed of its own, derived from this one.</param>
    /// <param name="plan">Origins and horizons.</param>
    /// <param name="threads">Threads at the same time; 0 = one per processor.</param>
    /// <param name="report">Called with the number of finished fits, from any thread.</param>
    /// <param name="token">Stops the fits.</param>
    /// <exception cref="InvalidInputException">The model cannot be fitted to the data of an origin; the faults say to which.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BacktestResult Run(
        ModelSpec spec, Panel panel, SamplerSpec sampler, BacktestPlan plan, int threads = 0, Action<int>? report = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentNullException.ThrowIfNull(plan);
        OriginFit[] fits = [.. plan.Origins.Select(origin => OriginFit.Bind(spec, panel, origin, plan.Reach, sampler))];
        var origins = RefitPool.Run(fits, threads, (fit, share) => Forecast(spec, fit, new Execution(share, token)), report, token);
        CellForecast[] forecasts = [.. origins.SelectMany(static o => o.Forecasts)];
        return new BacktestResult
        {
            Name = spec.Name,
            OutcomeName = spec.Outcome,
            Periods = panel.Window,
            Actual = OriginForecasts.Totals(panel, panel.ObservedOutcome()),
            Geos = panel.Geos,
            Plan = plan,
            Seed = sampler.Seed,
            Forecasts = forecasts,
            Scores = ScoreTable.Scores(forecasts, plan),
            Duels = ScoreTable.Duels(forecasts, plan),
            Fits = [.. origins.Select(static o => o.Health)],
            OriginsWithoutYear = origins.Count(static o => !o.IsSeasonal),
            Reason = Judge(forecasts),
        };
    }

    static (IReadOnlyList<CellForecast> Forecasts, FitHealth Health, bool IsSeasonal) Forecast(ModelSpec spec, OriginFit origin, Execution run)
    {
        var fit = origin.Run(run);
        var forecasts = new OriginForecasts(fit.Model.Panel, origin.Origin);
        forecasts.Add(ForecastKind.RealisedControls, ForecastDraws.Run(fit, origin.Origin, run));
        if (spec.Controls.Count > 0)
            forecasts.Add(ForecastKind.LastYearControls, ForecastDraws.Run(WithLastYear(fit, origin.Origin), origin.Origin, run));
        var isSeasonal = forecasts.AddNaive();
        return (forecasts.All, FitHealth.Of(fit), isSeasonal);
    }

    /// <summary>
    /// The same posterior on other controls of the forecast. Held-out rows enter neither likelihood nor scales, so the draws would be the
    /// same to the bit if the model were fitted again.
    /// </summary>
    internal static FittedModel WithLastYear(FittedModel fit, int origin)
    {
        var panel = OriginPanel.WithLastYear(fit.Model.Panel, fit.Model.Spec, origin);
        return new FittedModel(BoundModel.Bind(fit.Model.Spec, panel, fit.Model.Constants), fit.Draws, fit.Statistics, fit.Sampler);
    }

    /// <summary>The verdict's rule, on cells of a panel and with the controls that really were, so that what is judged is the model.</summary>
    static VerdictReason? Judge(IReadOnlyList<CellForecast> forecasts)
    {
        var hasCells = forecasts.Any(static f => !f.IsTotal);
        return HoldoutRules.Judge(HoldoutTable.Of(
        [
            .. forecasts.Where(f => f.Kind == ForecastKind.RealisedControls && f.IsScored && f.IsTotal != hasCells)
                .Select(static f => new HeldOutCell(0, f.Actual, f.Mean, f.Crps, f.Covers(50), f.Covers(80), f.Covers(90))),
        ]));
    }
}
