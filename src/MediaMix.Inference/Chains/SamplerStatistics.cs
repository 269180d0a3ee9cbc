namespace MediaMix.Inference;

/// <summary>What the sampler did: per kept draw, [chain, iteration] row-major, and per chain.</summary>
public sealed record SamplerStatistics
{
    /// <value>Unnormalised log density.</value>
    public required double[] LogDensity { get; init; }

    /// <value>Hamiltonian of the selected state.</value>
    public required double[] Energy { get; init; }

    /// <value>Mean acceptance statistic.</value>
    public required double[] AcceptStatistic { get; init; }

    /// <value>Number of doublings.</value>
    public required int[] Depth { get; init; }

    /// <value>Gradient evaluations.</value>
    public required int[] Leapfrogs { get; init; }

    /// <value>True where the transition diverged.</value>
    public required bool[] IsDivergent { get; init; }

    /// <value>Step size per chain.</value>
    public required double[] StepSize { get; init; }

    /// <value>Warm-up transitions made, per chain: at most those of the budget.</value>
    public required int[] WarmupIterations { get; init; }

    /// <value>Gradient evaluations in warm-up, per chain.</value>
    public required long[] WarmupGradients { get; init; }

    /// <value>Gradient evaluations of earlier passes, in which transitions diverged, per chain.</value>
    public required long[] DiscardedGradients { get; init; }

    /// <value>Divergent transitions of earlier passes, all chains together.</value>
    public required int DiscardedDivergences { get; init; }

    /// <value>The pass that the draws are from.</value>
    public required SamplerPass Pass { get; init; }

    /// <summary>Divergent transitions after warm-up over all chains.</summary>
    public int Divergences => IsDivergent.Count(static d => d);

    /// <summary>All gradient evaluations, warm-up and earlier passes included.</summary>
    public long Gradients => DiscardedGradients.Sum() + WarmupGradients.Sum() + Leapfrogs.Sum(static n => (long)n);

    /// <summary>Collects the statistics of all chains.</summary>
    /// <param name="traces">One per chain, in chain order.</param>
    public static SamplerStatistics Of(IReadOnlyList<ChainTrace> traces)
    {
        var transitions = traces.SelectMany(static t => t.Transitions).ToArray();
        return new SamplerStatistics
        {
            LogDensity = [.. traces.SelectMany(static t => t.LogDensity)],
            Energy = [.. transitions.Select(static t => t.Energy)],
            AcceptStatistic = [.. transitions.Select(static t => t.AcceptStatistic)],
            Depth = [.. transitions.Select(static t => t.Depth)],
            Leapfrogs = [.. transitions.Select(static t => t.Leapfrogs)],
            IsDivergent = [.. transitions.Select(static t => t.IsDivergent)],
            StepSize = [.. traces.Select(static t => t.StepSize)],
            WarmupIterations = [.. traces.Select(static t => t.WarmupIterations)],
            WarmupGradients = [.. traces.Select(static t => t.WarmupGradients)],
            DiscardedGradients = [.. traces.Select(static t => t.DiscardedGradients)],
            DiscardedDivergences = traces[0].DiscardedDivergences,
            Pass = traces[0].Pass,
        };
    }
}
