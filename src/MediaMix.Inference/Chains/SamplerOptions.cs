namespace MediaMix.Inference;

/// <summary>How to run the chains.</summary>
public sealed record SamplerOptions
{
    /// <value>Number of independent chains, ≥ 1; default 4.</value>
    public int Chains { get; init; } = 4;

    /// <value>Warm-up draws per chain, ≥ 20; default 500.</value>
    public int Warmup { get; init; } = 500;

    /// <value>Kept draws per chain, ≥ 1; default 1000.</value>
    public int Draws { get; init; } = 1000;

    /// <value>Seed; equal seeds give equal draws.</value>
    public ulong Seed { get; init; } = 42;

    /// <value>Target acceptance statistic in (0, 1); default 0.9.</value>
    public double TargetAccept { get; init; } = 0.9;

    /// <value>Largest number of doublings of a trajectory; default 10.</value>
    public int MaxDepth { get; init; } = 10;

    /// <value>Where chains start; default <see cref="StartKind.Pathfinder"/>.</value>
    public StartKind Starts { get; init; } = StartKind.Pathfinder;

    /// <value>
    /// True (default): when transitions diverge after warm-up, all chains run again, with smaller steps and at last with
    /// refined ones; see <see cref="SamplerPass"/>.
    /// </value>
    public bool Retry { get; init; } = true;

    /// <value>How steps are refined where the curvature is high; null (default) = only in the last retry.</value>
    public StepRefinement? Refinement { get; init; }

    /// <value>Chains that run at the same time; 0 = one per processor. Does not change any draw.</value>
    public int Threads { get; init; }

    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> for an option out of its range.</summary>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Chains, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Warmup, 20);
        ArgumentOutOfRangeException.ThrowIfLessThan(Draws, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDepth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxDepth, 20);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
        if (!(TargetAccept > 0 && TargetAccept < 1))
            throw new ArgumentOutOfRangeException(nameof(TargetAccept), TargetAccept, "The target acceptance must lie between 0 and 1.");
    }
}
