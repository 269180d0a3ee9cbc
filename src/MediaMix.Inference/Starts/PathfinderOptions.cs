namespace MediaMix.Inference;

/// <summary>How hard Pathfinder looks for starting points.</summary>
public sealed record PathfinderOptions
{
    /// <value>Independent optimisation paths, ≥ 1; default 8.</value>
    public int Paths { get; init; } = 8;

    /// <value>
    /// J, pairs of steps and gradient changes that describe the curvature, ≥ 1; default 20. More than the usual 6: it costs
    /// arithmetic only, and correlated posteriors of 20 dimensions need it.
    /// </value>
    public int History { get; init; } = 20;

    /// <value>Largest number of steps of a path, ≥ 1; default 500. Most end after 20 to 60.</value>
    public int MaxIterations { get; init; } = 500;

    /// <value>Draws that rate the approximation at one step, ≥ 1; default 5. One is enough for an approximation that is clearly bad.</value>
    public int ElboDraws { get; init; } = 5;

    /// <value>Draws from the best approximation of a path, ≥ 1, from which starting points are chosen; default 25.</value>
    public int DrawsPerPath { get; init; } = 25;

    /// <value>Paths that run at the same time; 0 = one per processor. Does not change the result.</value>
    public int Threads { get; init; }

    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> for an option out of its range.</summary>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Paths, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(History, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxIterations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ElboDraws, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(DrawsPerPath, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
    }
}
