using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Completes pooled groups and gives their channels the prior that points to them.</summary>
static class GroupDefaults
{
    /// <summary>Returns differ by a factor of 1.6 either way; not 0, which so few channels could not rule out.</summary>
    static readonly LogNormalPrior DefaultSd = new(-0.7, 0.5);

    /// <summary>The group with its priors.</summary>
    /// <param name="group">The group.</param>
    /// <param name="ordinary">Prior of the ROI of a paid channel by itself.</param>
    public static ChannelGroup Complete(ChannelGroup group, Prior ordinary) => group.Pooled is { } pooled
        ? group with { Pooled = new PooledReturns(pooled.Mean ?? ordinary, pooled.Sd ?? DefaultSd) }
        : group;

    /// <summary>The pooled group that a channel is in.</summary>
    public static ChannelGroup? Of(ModelSpec spec, ChannelSpec channel) =>
        spec.Groups.FirstOrDefault(group => group.Pooled is not null && group.Channels.Contains(channel.Name, StringComparer.Ordinal));

    /// <summary>Strength of a channel of a group whose priors are known: with the median of the common return, and both spreads together.</summary>
    public static RoiStrength Strength(ChannelGroup group)
    {
        var (mean, sd) = (group.Pooled!.Mean!, group.Pooled.Sd!);
        var (low, middle, high) = mean is FixedPrior point
            ? (point.Value, point.Value, point.Value)
            : (mean.Quantile(0.16), mean.Quantile(0.5), mean.Quantile(0.84));
        // Priors that do not fit are reported once all are known.
        var common = low > 0 ? ScalarMath.Log(high / low) / 2 : 1;
        var own = Math.Max(1e-3, sd is FixedPrior stated ? stated.Value : sd.Quantile(0.5));
        return new RoiStrength(new GroupPrior(group.Name, new LogNormalPrior(middle > 0 ? ScalarMath.Log(middle) : 0, Math.Sqrt(common * common + own * own))) { Origin = PriorOrigin.Written });
    }
}
