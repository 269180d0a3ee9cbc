namespace MediaMix.Analysis;

/// <summary>How good the forecasts of one kind were, over one origin or all, up to some distance.</summary>
public sealed record ForecastScore
{
    /// <value>Whose forecasts.</value>
    public required ForecastKind Kind { get; init; }

    /// <value>True for totals over geos (of a national panel: for all there is), false for single geos.</value>
    public required bool IsTotal { get; init; }

    /// <value>Periods known at the origin; null for all origins together.</value>
    public required int? Origin { get; init; }

    /// <value>Forecasts up to this many periods ahead count.</value>
    public required int Horizon { get; init; }

    /// <value>Number of forecasts that can be compared with an outcome.</value>
    public required int Count { get; init; }

    /// <value>Mean continuous ranked probability score, in outcome units; smaller is better.</value>
    public required double Crps { get; init; }

    /// <value>Mean of |actual − mean| / |actual| over outcomes other than zero.</value>
    public required double Mape { get; init; }

    /// <value>Σ|actual − mean| / Σ|actual|.</value>
    public required double Wmape { get; init; }

    /// <value>Root mean square of actual − mean, divided by the mean of |actual|.</value>
    public required double Nrmse { get; init; }

    /// <value>1 − Σ(actual − mean)² / Σ(actual − their average)²: negative where the average of the scored outcomes would have been a better forecast; NaN when they are all the same.</value>
    public required double RSquared { get; init; }

    /// <value>Outcomes inside the central 50 % interval.</value>
    public required Coverage Inside50 { get; init; }

    /// <value>The same for 80 %.</value>
    public required Coverage Inside80 { get; init; }

    /// <value>The same for 90 %.</value>
    public required Coverage Inside90 { get; init; }
}

/// <summary>How many outcomes lay inside a band, and how many should have.</summary>
/// <param name="Count">Number inside.</param>
/// <param name="Of">Number of outcomes.</param>
/// <param name="Least">5 % point of the binomial count of as many independent outcomes.</param>
/// <param name="Most">95 % point.</param>
public readonly record struct Coverage(int Count, int Of, int Least, int Most)
{
    /// <summary>Share inside; NaN without outcomes.</summary>
    public double Share => Of == 0 ? double.NaN : Count / (double)Of;

    /// <summary>True where the count is one that independent outcomes might give. Neighbouring outcomes err together, so that a count outside is a hint, not a proof.</summary>
    public bool IsPlausible => Count >= Least && Count <= Most;
}
