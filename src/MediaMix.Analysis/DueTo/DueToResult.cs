namespace MediaMix.Analysis;

/// <summary>
/// Why the outcome of one stretch of time differs from that of another: what each driver adds in the one less what it adds in the other, per
/// draw, so that the parts add up to the whole change exactly. Pure data.
/// </summary>
public sealed record DueToResult
{
    /// <value>The stretch that is compared with.</value>
    public required DueToRange From { get; init; }

    /// <value>The stretch whose change is explained.</value>
    public required DueToRange To { get; init; }

    /// <value>The geo; null = national, or all geos of a panel.</value>
    public string? Geo { get; init; }

    /// <value>True where the stretches have different lengths: then everything is an average per period.</value>
    public required bool IsPerPeriod { get; init; }

    /// <value>True for log-normal errors, whose parts multiply: drivers are then those of <see cref="Decomposition"/>.</value>
    public required bool IsMultiplicative { get; init; }

    /// <value>How drivers divide an outcome that media multiply.</value>
    public Decomposition Decomposition { get; init; }

    /// <value>Per component, baseline first, then controls, treatments, confounding and media in model order.</value>
    public required IReadOnlyList<DueToDriver> Drivers { get; init; }

    /// <value>The same rolled up per kind of driver, kinds in their order; interval of the sum.</value>
    public required IReadOnlyList<(ComponentKind Kind, Estimate Change)> Kinds { get; init; }

    /// <value>Change of the expected outcome: the sum of all drivers.</value>
    public required Estimate Expected { get; init; }

    /// <value>Change of the actual outcome; null where an outcome of either stretch is not known.</value>
    public required double? Actual { get; init; }

    /// <value>Actual less expected change: what the model does not explain; null where the actual change is not known.</value>
    public required Estimate? Unexplained { get; init; }
}

/// <summary>One of the two stretches.</summary>
/// <param name="Span">First and last period.</param>
/// <param name="Periods">How many.</param>
/// <param name="Actual">Actual outcome, sum (average per period where lengths differ); null where one is not known.</param>
/// <param name="Expected">Mean expected outcome, likewise.</param>
public sealed record DueToRange(PeriodSpan Span, int Periods, double? Actual, double Expected);

/// <summary>What one driver did.</summary>
/// <param name="Driver">Name of the component, such as <c>trend</c>, <c>control[price]</c> or a channel.</param>
/// <param name="Kind">What kind of driver it is.</param>
/// <param name="From">What it added in the stretch compared with, mean over draws, in outcome units.</param>
/// <param name="To">The same in the other stretch.</param>
/// <param name="Change">The difference, over draws.</param>
/// <param name="IncreaseProbability">Share of draws in which it added more than before; 0 where it never changes.</param>
/// <param name="Media">Of a channel: spend (exposure, of organic media) in either stretch; null for other drivers.</param>
public sealed record DueToDriver(
    string Driver, ComponentKind Kind, double From, double To, Estimate Change, double IncreaseProbability, (double From, double To)? Media);
