namespace MediaMix.Analysis;

/// <summary>What one geo gets in a plan, against what it got. Pure data.</summary>
/// <param name="Geo">The geo.</param>
/// <param name="SpendBefore">Spend of all planned channels in the old plan, money.</param>
/// <param name="SpendAfter">The same in the new plan.</param>
/// <param name="Channels">Per planned channel, in the order of the plan.</param>
public sealed record GeoAllocation(string Geo, double SpendBefore, double SpendAfter, IReadOnlyList<GeoChannelSpend> Channels)
{
    /// <summary>Relative change of the spend; infinite where there was none.</summary>
    public double Change => SpendBefore > 0 ? SpendAfter / SpendBefore - 1 : SpendAfter > 0 ? double.PositiveInfinity : 0;

    /// <summary>Adds up a plan by geo, in the order of the panel; one for a national plan. Allocates.</summary>
    /// <param name="plan">The plan.</param>
    public static IReadOnlyList<GeoAllocation> Of(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var periods = plan.Periods.Count;
        return [.. plan.Geos.Select((geo, g) =>
        {
            GeoChannelSpend[] channels = [.. plan.Channels.Select(d => new GeoChannelSpend(
                d.Allocation.Channel, Sum(d.Reference, g), Sum(d.Spend, g), d.LargestPastByGeo[g], d.Spend.AsSpan(g * periods, periods).ToArray().Max()))];
            return new GeoAllocation(geo, channels.Sum(static c => c.Before), channels.Sum(static c => c.After), channels);
        })];

        double Sum(double[] cells, int geo) => cells.AsSpan(geo * periods, periods).ToArray().Sum();
    }
}

/// <summary>What one channel spends in one geo.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Before">In the old plan, money.</param>
/// <param name="After">In the new plan, money.</param>
/// <param name="LargestPast">Largest spend of a period that the data of this geo have seen, money.</param>
/// <param name="LargestPlanned">Largest spend of a period in the new plan, money.</param>
public sealed record GeoChannelSpend(string Channel, double Before, double After, double LargestPast, double LargestPlanned)
{
    /// <summary>How far the plan goes beyond the largest spend of a period so far: 1.2 = 20 % more.</summary>
    public double BeyondPast => LargestPast > 0 ? LargestPlanned / LargestPast : LargestPlanned > 0 ? double.PositiveInfinity : 0;
}
