using MediaMix.Inference;

namespace MediaMix;

/// <summary>How the posterior is sampled.</summary>
public sealed record SamplerSpec
{
    /// <value>Independent chains; default 4.</value>
    public int Chains { get; init; } = 4;

    /// <value>Warm-up draws per chain, discarded; default 500.</value>
    public int Warmup { get; init; } = 500;

    /// <value>Kept draws per chain; default 1000.</value>
    public int Draws { get; init; } = 1000;

    /// <value>Seed; the same seed gives the same draws. Default 42.</value>
    public ulong Seed { get; init; } = 42;

    /// <value>Target acceptance statistic in (0, 1); default 0.9.</value>
    public double TargetAccept { get; init; } = 0.9;

    /// <value>True (default): linear coefficients with normal priors are integrated out and recovered afterwards.</value>
    public bool Collapse { get; init; } = true;

    /// <value>Where chains start; default in the typical set as Pathfinder finds it, dispersed over the prior for an audit.</value>
    public StartKind Starts { get; init; } = StartKind.Pathfinder;

    /// <value>True (default): when transitions diverge, all chains run again with smaller and at last with refined steps.</value>
    public bool Retry { get; init; } = true;
}
