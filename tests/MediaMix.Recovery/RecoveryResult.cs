using MediaMix.Inference.Diagnostics;

namespace MediaMix.Recovery;

/// <summary>The replications of one case.</summary>
/// <param name="Name">The case.</param>
/// <param name="Quantities">What was compared.</param>
/// <param name="Replications">One per truth.</param>
sealed record RecoveryResult(string Name, IReadOnlyList<string> Quantities, IReadOnlyList<Replication> Replications)
{
    /// <summary>Runs replications in parallel; the result does not depend on how many run at a time.</summary>
    public static RecoveryResult Run(RecoveryCase study, RecoverySettings settings)
    {
        var world = new RecoveryWorld(study, settings);
        var results = new Replication[settings.Replications];
        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = settings.Threads }, i => results[i] = world.Run(i));
        return new RecoveryResult(study.Name, world.Quantities, results);
    }

    /// <summary>Truths inside (or on one side of) the interval of a quantity.</summary>
    public int Count(int quantity, IntervalSide side) => Replications.Count(r => r.Sides[quantity] == side);

    /// <summary>Truths inside their intervals, all quantities together.</summary>
    public int Covered => Enumerable.Range(0, Quantities.Count).Sum(q => Count(q, IntervalSide.Inside));

    /// <summary>Median over the replications of the posterior's width in units of the prior's.</summary>
    public double Width(int quantity) => Quantiles.Type7([.. Replications.Select(r => r.Widths[quantity]).Order()], 0.5);

    /// <summary>Fits whose chains the verdict would not trust: R-hat above 1.05 or fewer than 100 effective draws.</summary>
    public int Untrusted => Replications.Count(static r => !(r.LargestRhat <= 1.05) || !(r.SmallestEss >= 100));

    /// <summary>Fits with any divergence.</summary>
    public int Divergent => Replications.Count(static r => r.Divergences > 0);
}
