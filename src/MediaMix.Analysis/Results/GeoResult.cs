namespace MediaMix.Analysis;

/// <summary>What a fit says of one geo of a panel. Pure data.</summary>
public sealed record GeoResult
{
    /// <value>Name of the geo.</value>
    public required string Geo { get; init; }

    /// <value>Inhabitants; null where they are not known.</value>
    public required double? Population { get; init; }

    /// <value>Size by which its outcome and its media are compared with those of others; 1 on average over the geos.</value>
    public required double Size { get; init; }

    /// <value>Fitted, missing, held-out and absent periods.</value>
    public required GeoPeriods Periods { get; init; }

    /// <value>Its actual outcome against the model; measures are over its own fitted periods. Where the geo is absent everything is NaN.</value>
    public required FittedSeries Fitted { get; init; }

    /// <value>Sum of its actual outcome over its fitted periods.</value>
    public required double ActualTotal { get; init; }

    /// <value>Sum of the expected outcome over the same periods.</value>
    public required double ExpectedTotal { get; init; }

    /// <value>What each component added over the window, in the order of <see cref="FitAnalysis.Contributions"/>.</value>
    public required IReadOnlyList<Estimate> Contributions { get; init; }

    /// <value>The same per period; null for panels of more than 200,000 cells × components.</value>
    public required IReadOnlyList<Band>? ContributionSeries { get; init; }

    /// <value>Per channel, in model order.</value>
    public required IReadOnlyList<GeoReturn> Channels { get; init; }
}

/// <summary>How many periods of the window a geo has of each kind; they add up to the window.</summary>
/// <param name="Fitted">Observed, and seen by the fit.</param>
/// <param name="HeldOut">Kept back to test the model.</param>
/// <param name="LeftOut">Without a value, or in an exclusion.</param>
/// <param name="Absent">The geo does not exist.</param>
public sealed record GeoPeriods(int Fitted, int HeldOut, int LeftOut, int Absent);

/// <summary>What one channel returned in one geo.</summary>
/// <param name="Spend">Spend in the window; 0 for organic media and where the channel does not run.</param>
/// <param name="Contribution">Effect inside the window, history included, in outcome units.</param>
/// <param name="Roi">Outcome per unit of spend; null without spend.</param>
/// <param name="MarginalRoiMean">Outcome per unit of the next 1 % of spend, mean over draws; null without spend.</param>
/// <param name="OwnInformation">1 − posterior variance of the geo's standardised deviation from the common effect, whose prior variance is 1: near 0 the geo says nothing of its own. Null where geos are not partially pooled.</param>
public sealed record GeoReturn(double Spend, Estimate Contribution, Estimate? Roi, double? MarginalRoiMean, double? OwnInformation);
