namespace MediaMix.Analysis;

/// <summary>Everything a backtest says. Pure data.</summary>
public sealed record BacktestResult
{
    /// <value>Name of the model, or null.</value>
    public required string? Name { get; init; }

    /// <value>Name of the outcome column.</value>
    public required string OutcomeName { get; init; }

    /// <value>Periods of the window of all data.</value>
    public required TimeAxis Periods { get; init; }

    /// <value>Outcome per period, of a panel totals over geos; NaN where unknown.</value>
    public required double[] Actual { get; init; }

    /// <value>Names of the geos; one for a national panel.</value>
    public required IReadOnlyList<string> Geos { get; init; }

    /// <value>Origins and horizons.</value>
    public required BacktestPlan Plan { get; init; }

    /// <value>Seed of all fits together.</value>
    public required ulong Seed { get; init; }

    /// <value>All forecasts, by origin, kind, geo (totals first) and period.</value>
    public required IReadOnlyList<CellForecast> Forecasts { get; init; }

    /// <value>Per kind, level, origin and horizon.</value>
    public required IReadOnlyList<ForecastScore> Scores { get; init; }

    /// <value>The model against last year's value, per kind, level and horizon.</value>
    public required IReadOnlyList<ForecastDuel> Duels { get; init; }

    /// <value>The state of the fit at every origin, in order.</value>
    public required IReadOnlyList<FitHealth> Fits { get; init; }

    /// <value>Number of origins whose rival was the last known outcome, since there was no full year before them.</value>
    public required int OriginsWithoutYear { get; init; }

    /// <value>What the verdict's rule on held-out outcomes says of the 90 % bands with realised controls; null = nothing against them.</value>
    public required VerdictReason? Reason { get; init; }

    /// <summary>True for a panel of several geos, whose cells and totals are both scored.</summary>
    public bool IsPanel => Geos.Count > 1;

    /// <summary>True where the model has controls, so that there are forecasts with those of last year, too.</summary>
    public bool HasControls => Duels.Any(static d => d.Kind == ForecastKind.LastYearControls);

    /// <summary>The duel over the longest horizon and totals; null where nothing can be compared.</summary>
    /// <param name="kind">The model's forecast.</param>
    public ForecastDuel? Duel(ForecastKind kind) => Duels.LastOrDefault(d => d.Kind == kind && d.IsTotal && d.Horizon == Plan.Reach);

    /// <summary>The score over all origins; null where nothing can be compared.</summary>
    /// <param name="kind">Whose forecast.</param>
    /// <param name="horizon">Most periods ahead.</param>
    /// <param name="isTotal">Totals, or single geos.</param>
    public ForecastScore? Score(ForecastKind kind, int horizon, bool isTotal = true) =>
        Scores.FirstOrDefault(s => s.Kind == kind && s.Horizon == horizon && s.Origin is null && s.IsTotal == isTotal);
}
