namespace MediaMix.Analysis;

/// <summary>What the channels brought in a part of the window: a quarter, or one period where the window is shorter than a year.</summary>
/// <param name="First">0-based first period.</param>
/// <param name="Count">Number of periods.</param>
/// <param name="Channels">Per channel in model order.</param>
public sealed record ContributionBlock(int First, int Count, IReadOnlyList<RankedContribution> Channels);

/// <summary>One channel in a part of the window.</summary>
/// <param name="Effect">What it brought, in outcome units.</param>
/// <param name="Rank">Its place among the channels by mean effect, 1 the highest.</param>
public readonly record struct RankedContribution(Estimate Effect, int Rank);
