using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>Writes a candidate starting point of a chain.</summary>
/// <param name="chain">0-based chain.</param>
/// <param name="attempt">0 at first; grows while the density at the candidates is not finite.</param>
/// <param name="rng">Stream of this chain and attempt.</param>
/// <param name="position">Length d, overwritten.</param>
public delegate void StartingPoint(int chain, int attempt, ref Rng rng, Span<double> position);

/// <summary>
/// Samples a log density with independent chains of the no-U-turn sampler. Draws depend on the seed alone, not on the
/// number of threads.
/// </summary>
public static class Sampler
{
    /// <summary>Runs all chains, and again while transitions diverge (<see cref="SamplerPass"/>).</summary>
    /// <param name="density">
    /// Creates the density of one chain or path; called for each, possibly at the same time, and once before. A density that can be disposed is,
    /// when its chain or path has ended.
    /// </param>
    /// <param name="start">Dispersed points, for starts or to find starts from; null = uniform on (−2, 2) in every coordinate.</param>
    /// <param name="options">Chains, draws, seed.</param>
    /// <param name="report">Called after every transition from the chain's thread; must be fast and thread-safe.</param>
    /// <param name="journal">Keeps the progress of the chains and takes it up again; null = nothing is kept. Changes no draw.</param>
    /// <param name="token">Checked before every transition.</param>
    /// <returns>One trace per chain, in chain order, of the last pass.</returns>
    /// <exception cref="SamplingException">A chain found no starting point.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<ChainTrace> Run(
        Func<ILogDensity> density,
        StartingPoint? start,
        SamplerOptions options,
        Action<ChainProgress>? report = null,
        IChainJournal? journal = null,
        CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(density);
        return Run(DensityFactory.Of(density), start, options, report, journal, token);
    }

    /// <summary>Runs all chains, and again while transitions diverge (<see cref="SamplerPass"/>).</summary>
    /// <param name="densities">
    /// Makes the density of one chain or path. Where there are more threads than chains, or than paths, each density gets its share of them.
    /// </param>
    /// <param name="start">Dispersed points, for starts or to find starts from; null = uniform on (−2, 2) in every coordinate.</param>
    /// <param name="options">Chains, draws, seed.</param>
    /// <param name="report">Called after every transition from the chain's thread; must be fast and thread-safe.</param>
    /// <param name="journal">Keeps the progress of the chains and takes it up again; null = nothing is kept. Changes no draw.</param>
    /// <param name="token">Checked before every transition.</param>
    /// <returns>One trace per chain, in chain order, of the last pass.</returns>
    /// <exception cref="SamplingException">A chain found no starting point.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<ChainTrace> Run(
        DensityFactory densities,
        StartingPoint? start,
        SamplerOptions options,
        Action<ChainProgress>? report = null,
        IChainJournal? journal = null,
        CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(densities);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new SamplerRun(densities, start ?? Uniform, options, report, journal, token).Run();
    }

    static void Uniform(int chain, int attempt, ref Rng rng, Span<double> position)
    {
        for (var i = 0; i < position.Length; i++)
            position[i] = 4 * rng.NextDouble() - 2;
    }
}
