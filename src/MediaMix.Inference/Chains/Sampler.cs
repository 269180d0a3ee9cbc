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
    /// <param name="density">Creates the density of one chain; called once per chain and pass, possibly at the same time.</param>
    /// <param name="start">Starting points; null = uniform on (−2, 2) in every coordinate.</param>
    /// <param name="options">Chains, draws, seed.</param>
    /// <param name="report">Called after every transition from the chain's thread; must be fast and thread-safe.</param>
    /// <param name="journal">Keeps the progress of the chains and takes it up again; null = nothing is kept. Changes no draw.</param>
    /// <param name="token">Checked before every transition.</param>
    /// <returns>One trace per chain, in chain order, all of the pass with the fewest divergences.</returns>
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
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        ChainTrace[]? best = null;
        var gradients = new long[options.Chains];
        foreach (var pass in SamplerPass.Of(options))
        {
            var traces = RunPass(pass, density, start ?? Uniform, pass.Apply(options), report, journal, token);
            foreach (var trace in traces)
                gradients[trace.Chain] += trace.WarmupGradients + trace.SamplingGradients;
            if (best is null || Divergences(traces) < Divergences(best))
                best = traces;
            if (Divergences(best) == 0)
                break;
        }
        foreach (var trace in best!)
            trace.DiscardedGradients = gradients[trace.Chain] - trace.WarmupGradients - trace.SamplingGradients;
        return best;
    }

    static ChainTrace[] RunPass(
        SamplerPass pass, Func<ILogDensity> density, StartingPoint start, SamplerOptions options,
        Action<ChainProgress>? report, IChainJournal? journal, CancellationToken token)
    {
        var traces = new ChainTrace[options.Chains];
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
            CancellationToken = token,
        };
        try
        {
            Parallel.For(0, options.Chains, parallel, chain =>
                traces[chain] = new ChainSampler(chain, density(), start, pass, options, journal?.Open(pass.LogName(chain)), report, token).Run());
        }
        catch (AggregateException failures)
        {
            // The first chain's failure speaks for all; the others are usually the same.
            throw failures.Flatten().InnerExceptions.OfType<SamplingException>().MinBy(static e => e.Chain)
                ?? failures.Flatten().InnerExceptions[0];
        }
        return traces;
    }

    static int Divergences(ChainTrace[] traces) => traces.Sum(static trace => trace.Transitions.Count(static t => t.IsDivergent));

    static void Uniform(int chain, int attempt, ref Rng rng, Span<double> position)
    {
        for (var i = 0; i < position.Length; i++)
            position[i] = 4 * rng.NextDouble() - 2;
    }
}
