namespace MediaMix.Analysis;

/// <summary>What one channel gets in a plan, against what it got.</summary>
public sealed record ChannelAllocation
{
    /// <value>Channel.</value>
    public required string Channel { get; init; }

    /// <value>Spend in the old plan, money.</value>
    public required double SpendBefore { get; init; }

    /// <value>Spend in the new plan, money.</value>
    public required double SpendAfter { get; init; }

    /// <value>Effect of the old plan's spend, later carryover included, in outcome units.</value>
    public required Estimate EffectBefore { get; init; }

    /// <value>Effect of the new plan's spend, in outcome units.</value>
    public required Estimate EffectAfter { get; init; }

    /// <value>Outcome per unit of 1 % more spend in the old plan; null where it spends nothing.</value>
    public required Estimate? MarginalBefore { get; init; }

    /// <value>The same in the new plan.</value>
    public required Estimate? MarginalAfter { get; init; }

    /// <value>Relative change of the spend; infinite where there was none.</value>
    public double Change => SpendBefore > 0 ? SpendAfter / SpendBefore - 1 : SpendAfter > 0 ? double.PositiveInfinity : 0;
}
