namespace MediaMix.Inference;

/// <summary>The kept draws of one chain in the coordinates of the density, with the statistics of every transition.</summary>
public sealed class ChainTrace
{
    /// <summary>Allocates an empty trace.</summary>
    /// <param name="chain">0-based chain.</param>
    /// <param name="draws">Number of kept draws.</param>
    /// <param name="dimension">Number of coordinates.</param>
    public ChainTrace(int chain, int draws, int dimension)
    {
        Chain = chain;
        Dimension = dimension;
        Positions = new double[(long)draws * dimension];
        LogDensity = new double[draws];
        Transitions = new TransitionInfo[draws];
    }

    /// <summary>0-based chain.</summary>
    public int Chain { get; }

    /// <summary>Number of coordinates.</summary>
    public int Dimension { get; }

    /// <summary>[draw, coordinate] row-major.</summary>
    public double[] Positions { get; }

    /// <summary>Log density of every draw.</summary>
    public double[] LogDensity { get; }

    /// <summary>Statistics of every transition.</summary>
    public TransitionInfo[] Transitions { get; }

    /// <summary>How the chain was run.</summary>
    public required SamplerPass Pass { get; init; }

    /// <summary>Step size after warm-up.</summary>
    public double StepSize { get; internal set; }

    /// <summary>Warm-up transitions made, at most those of the budget.</summary>
    public int WarmupIterations { get; internal set; }

    /// <summary>Gradient evaluations in warm-up, step searches and starts included.</summary>
    public long WarmupGradients { get; internal set; }

    /// <summary>Gradient evaluations while sampling.</summary>
    public long SamplingGradients { get; internal set; }

    /// <summary>Divergent transitions.</summary>
    public int Divergences => Transitions.Count(static t => t.IsDivergent);

    /// <summary>Gradient evaluations of the same chain in earlier passes.</summary>
    public long DiscardedGradients { get; internal set; }

    /// <summary>Divergent transitions of all chains in earlier passes.</summary>
    public int DiscardedDivergences { get; internal set; }

    /// <summary>The coordinates of one draw.</summary>
    /// <param name="draw">0-based kept draw.</param>
    public ReadOnlySpan<double> Position(int draw) => Positions.AsSpan(draw * Dimension, Dimension);
}
