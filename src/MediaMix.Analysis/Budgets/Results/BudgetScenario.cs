namespace MediaMix.Analysis;

/// <summary>
/// The same money split better: what would have been if the spend of the fitted window had been divided otherwise between the paid
/// channels, every channel's periods in their proportions. The best split of the mean effect, in money where units are not worth the same everywhere, within the stated bounds; where media
/// multiply the outcome, the best that a climb from the actual split finds.
/// </summary>
public sealed record BudgetScenario
{
    /// <value>Largest relative change of a channel's spend that was allowed, such as 0.3; 1 = from nothing to twice as much.</value>
    public required double LargestChange { get; init; }

    /// <value>Spend of all paid channels, the same before and after, money.</value>
    public required double Budget { get; init; }

    /// <value>Paid channels in model order.</value>
    public required IReadOnlyList<ChannelAllocation> Channels { get; init; }

    /// <value>Effect of all paid channels with the actual split, in outcome units.</value>
    public required Estimate EffectBefore { get; init; }

    /// <value>Effect of all paid channels with the better split.</value>
    public required Estimate EffectAfter { get; init; }

    /// <value>What the better split brings more, over the same draws.</value>
    public required Estimate Gain { get; init; }

    /// <value>What the actual split is worth in money; null where no value of a unit is stated.</value>
    public Estimate? WorthBefore { get; init; }

    /// <value>What the better split is worth in money.</value>
    public Estimate? WorthAfter { get; init; }

    /// <value>What the better split is worth more.</value>
    public Estimate? WorthGain { get; init; }

    /// <value>Posterior probability that the better split brings more, in money where a value of a unit is stated.</value>
    public required double ProbabilityBetter { get; init; }
}
