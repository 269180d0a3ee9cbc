namespace MediaMix.Analysis;

/// <summary>What the channels of a group brought together. Their own rows hold the same effects: adding both counts them twice.</summary>
/// <param name="Name">Name of the group.</param>
/// <param name="Channels">Its channels, in the order of the group.</param>
/// <param name="Return">
/// The row of the group, called <c>group[name]</c>. Its contribution is that of all channels; spend, ROI and everything else that spend
/// goes into are about the paid ones, or about nothing where none is paid. Joint per draw, so that its interval is the one of the sum.
/// </param>
/// <param name="Contribution">Sum of the contributions of the channels, per period.</param>
/// <param name="Curve">Effect if the spend of all paid channels were the same multiple of what it was; null without paid channels, and under log-normal errors, where effects do not add up.</param>
public sealed record GroupReturn(string Name, IReadOnlyList<string> Channels, ChannelReturn Return, Contribution Contribution, ResponseCurve? Curve);
