namespace MediaMix;

/// <summary>The part of the outcome that would come without media and controls.</summary>
public sealed record BaselineSpec
{
    /// <value>Prior of the level; null = default.</value>
    public Prior? Intercept { get; init; }

    /// <value>How the level differs between geos; null = hierarchical in a panel.</value>
    public Pooling? InterceptPooling { get; init; }

    /// <value>Slow change; null = linear with the default prior.</value>
    public TrendSpec? Trend { get; init; }

    /// <value>Recurring patterns; null = yearly Fourier if the data are long enough; empty = none.</value>
    public SpecList<SeasonSpec>? Seasonality { get; init; }

    /// <value>What happened once; default nothing.</value>
    public SpecList<EventSpec> Events { get; init; } = [];

    /// <value>What comes back by the calendar; null = nothing.</value>
    public HolidaysSpec? Holidays { get; init; }
}

/// <summary>Slow change of the baseline.</summary>
public abstract record TrendSpec
{
    /// <value>How it differs between geos: shared (null, the default) or hierarchical, where every geo deviates from the common one.</value>
    public Pooling? Pooling { get; init; }
}

/// <summary>No trend.</summary>
public sealed record NoTrend : TrendSpec;

/// <summary>A straight line; its coefficient is the change from the first fitted period to the last.</summary>
/// <param name="Prior">Prior of that change on the scale of the outcome; null = default.</param>
public sealed record LinearTrend(Prior? Prior = null) : TrendSpec;

/// <summary>How the knots of a trend are found.</summary>
public enum KnotChoice
{
    /// <summary>They are stated, or evenly spaced.</summary>
    Even,

    /// <summary>Chosen from the outcome, as many as describe what moves all geos together (adaptive ridge and Akaike's criterion).</summary>
    Automatic,

    /// <summary>One in every fitted period.</summary>
    EveryPeriod,
}

/// <summary>
/// Straight lines between knots, evenly spaced unless their rows are stated, the first in the first fitted period and the last in
/// the last. The knots are a random walk that starts at 0, since the intercept carries the level, or have independent values.
/// </summary>
/// <param name="Count">Number of knots, from 2 to the number of fitted periods; null = one per 26 weeks.</param>
/// <param name="Innovation">
/// Prior of the sd of a step from one knot to the next, on the scale of the outcome, > 0; null = default.
/// </param>
public sealed record KnotTrend(int? Count = null, Prior? Innovation = null) : TrendSpec
{
    /// <value>
    /// How knots are found that are neither counted nor stated; default even spacing. Binding turns an automatic choice into
    /// <see cref="At"/> and one knot per period into <see cref="Count"/>, so that a refit repeats it.
    /// </value>
    public KnotChoice Choice { get; init; }

    /// <value>
    /// Labels of the rows of the knots in place of a number, ascending, at least two, inside the fitted rows: ISO dates, or whole
    /// numbers where periods are numbered. Flat before the first and after the last. Null = evenly spaced.
    /// </value>
    public SpecList<string>? At { get; init; }

    /// <value>
    /// Prior of the value of every knot, on the scale of the outcome, in place of a random walk. The knots carry the level then, and
    /// the intercept is 0 unless a prior is stated. Null = random walk.
    /// </value>
    public Prior? Value { get; init; }
}
