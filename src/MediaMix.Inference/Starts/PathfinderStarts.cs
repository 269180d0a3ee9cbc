using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>Starting points found by Pathfinder. Immutable.</summary>
public sealed class PathfinderStarts
{
    readonly double[][] _positions;

    internal PathfinderStarts(double[][] positions, double khat, int usablePaths, long gradients)
    {
        (_positions, Khat, UsablePaths, Gradients) = (positions, khat, usablePaths, gradients);
        Positions = [.. positions.Select(static p => new ReadOnlyMemory<double>(p))];
    }

    /// <summary>One position per chain, length d each: different draws, with finite log density and gradient.</summary>
    public IReadOnlyList<ReadOnlyMemory<double>> Positions { get; }

    /// <summary>
    /// Pareto k̂ of the importance ratios p/q over the draws of all paths. Below 0.7 the positions are nearly as good as draws
    /// from the posterior, above they are only good starts; NaN if there is no tail, as where no ratio exceeds one and a half
    /// times the mean.
    /// </summary>
    public double Khat { get; }

    /// <summary>Paths with at least one draw of finite density.</summary>
    public int UsablePaths { get; }

    /// <summary>Evaluations of the density and its gradient, all paths together.</summary>
    public long Gradients { get; }

    /// <summary>Writes the position of a chain; fits <see cref="StartingPoint"/>.</summary>
    /// <param name="chain">0-based chain, below the number asked for.</param>
    /// <param name="attempt">Not used: the first attempt has a finite density.</param>
    /// <param name="rng">Not used.</param>
    /// <param name="position">Length d, overwritten.</param>
    public void Write(int chain, int attempt, ref Rng rng, Span<double> position) => _positions[chain].CopyTo(position);
}
