namespace MediaMix;

/// <summary>The part of the outcome that would come without media and controls.</summary>
public sealed record BaselineSpec
{
    /// <value>Prior of the level; null = default.</value>
    public Prior? Intercept { get; init; }

    /// <value>Slow change; null = linear with the default prior.</value>
    public TrendSpec? Trend { get; init; }

    /// <value>Recurring patterns; null = yearly Fourier if the data are long enough; empty = none.</value>
    public SpecList<SeasonSpec>? Seasonality { get; init; }

    /// <value>What happened once; default nothing.</value>
    public SpecList<EventSpec> Events { get; init; } = [];
}

/// <summary>Slow change of the baseline.</summary>
public abstract record TrendSpec;

/// <summary>No trend.</summary>
public sealed record NoTrend : TrendSpec;

/// <summary>A straight line; its coefficient is the change from the first fitted period to the last.</summary>
/// <param name="Prior">Prior of that change on the scale of the outcome; null = default.</param>
public sealed record LinearTrend(Prior? Prior = null) : TrendSpec;

/// <summary>
/// Straight lines between evenly spaced knots, the first in the first fitted period and the last in the last. The knots are
/// a random walk that starts at 0, since the intercept carries the level.
/// </summary>
/// <param name="Count">Number of knots, from 2 to the number of fitted periods; null = one per 26 weeks.</param>
/// <param name="Innovation">
/// Prior of the sd of a step from one knot to the next, on the scale of the outcome, > 0; null = default.
/// </param>
public sealed record KnotTrend(int? Count = null, Prior? Innovation = null) : TrendSpec;
