namespace MediaMix.Analysis;

/// <summary>How far a channel's numbers may be believed (statistical conventions, section 3).</summary>
public enum Grade
{
    /// <summary>Confirmed by an experiment.</summary>
    A,

    /// <summary>Learned from the data and told apart from the other channels.</summary>
    B,

    /// <summary>Mostly the prior.</summary>
    C,
}

/// <summary>What a channel returned over the window. ROI counts the carryover after the window, contributions do not.</summary>
public sealed record ChannelReturn
{
    /// <value>Channel, or <c>all</c>.</value>
    public required string Channel { get; init; }

    /// <value>Spend in the window; 0 for organic media.</value>
    public required double Spend { get; init; }

    /// <value>Share of the total paid spend.</value>
    public required double SpendShare { get; init; }

    /// <value>Effect inside the window, history included, in outcome units.</value>
    public required Estimate Contribution { get; init; }

    /// <value>Contribution as a share of the expected outcome; mean over draws.</value>
    public required double ShareMean { get; init; }

    /// <value>The same share with its interval; null where it is not known.</value>
    public Estimate? Share { get; init; }

    /// <value>Contribution as a share of what all paid media contributed; null for organic media.</value>
    public Estimate? EffectShare { get; init; }

    /// <value>Exposure in the window, in the unit of its column, reach times frequency; 0 for rows of several channels.</value>
    public double Exposure { get; init; }

    /// <value>Outcome per unit of exposure; null where the exposure is the spend itself, and for rows of several channels.</value>
    public Estimate? PerExposure { get; init; }

    /// <value>Outcome per unit of spend; null for organic media.</value>
    public required Estimate? Roi { get; init; }

    /// <value>Outcome per unit of the next 1 % of spend; null for organic media.</value>
    public required Estimate? MarginalRoi { get; init; }

    /// <value>Spend per unit of outcome: quantiles only (its mean need not exist; <see cref="Estimate.Mean"/> is NaN); null for organic media, and where the spend may bring nothing, so that there is no upper end.</value>
    public required Estimate? CostPerUnit { get; init; }

    /// <value>What the prior alone says of the ROI; null for organic media and for all channels together.</value>
    public required Estimate? PriorRoi { get; init; }

    /// <value>1 − posterior variance / prior variance of the log strength, in (−∞, 1].</value>
    public required double Contraction { get; init; }

    /// <value>Channel whose log ROI (ROI, where draws are negative) is most correlated with this one's, with that correlation; null when there is one channel.</value>
    public required (string Channel, double Correlation)? Twin { get; init; }

    /// <value>How far to believe it; null for all channels together.</value>
    public required Grade? Grade { get; init; }

    /// <value>
    /// Squared ratio of the contribution's variation to the noise over all fitted cells, at least (effect / its standard error)²; below 4 the data could
    /// do without the channel, and a positive prior cannot say so. NaN where it was not looked at, as for rows of several channels.
    /// </value>
    public double Signal { get; init; } = double.NaN;
}
