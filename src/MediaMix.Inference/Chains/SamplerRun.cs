namespace MediaMix.Inference;

/// <summary>One call of <see cref="Sampler.Run"/>: starts, passes, and the choice between them.</summary>
sealed class SamplerRun(
    Func<ILogDensity> density,
    StartingPoint dispersed,
    SamplerOptions options,
    Action<ChainProgress>? report,
    IChainJournal? journal,
    CancellationToken token)
{
    PathfinderStarts? _found;
    bool _hasLooked;

    public IReadOnlyList<ChainTrace> Run()
    {
        var best = new ChainTrace?[options.Chains];
        var gradients = new long[options.Chains];
        foreach (var pass in SamplerPass.Of(options))
        {
            int[] chains = [.. Enumerable.Range(0, options.Chains).Where(chain => best[chain] is null || best[chain]!.Divergences > 0)];
            foreach (var trace in Run(pass, chains))
            {
                ref var kept = ref best[trace.Chain];
                gradients[trace.Chain] += trace.WarmupGradients + trace.SamplingGradients;
                if (kept is null || trace.Divergences < kept.Divergences)
                    kept = trace;
            }
        }
        foreach (var trace in best)
            trace!.DiscardedGradients = gradients[trace.Chain] - trace.WarmupGradients - trace.SamplingGradients;
        return best!;
    }

    ChainTrace[] Run(SamplerPass pass, int[] chains)
    {
        var logs = new IChainLog?[chains.Length];
        try
        {
            for (var i = 0; i < chains.Length; i++)
                logs[i] = journal?.Open(pass.LogName(chains[i]));
            // Chains that have been warmed up need no start.
            if (Array.Exists(logs, static log => log is null || log.Records.Count == 0))
                FindStarts();
            var traces = new ChainTrace[chains.Length];
            Parallel.For(0, chains.Length, Parallelism(), i =>
                traces[i] = new ChainSampler(chains[i], density(), Start(pass), pass, pass.Apply(options), logs[i], report, token).Run());
            return traces;
        }
        catch (AggregateException failures)
        {
            // The first chain's failure speaks for all; the others are usually the same.
            throw failures.Flatten().InnerExceptions.OfType<SamplingException>().MinBy(static e => e.Chain)
                ?? failures.Flatten().InnerExceptions[0];
        }
        finally
        {
            foreach (var log in logs)
                log?.Dispose();
        }
    }

    void FindStarts()
    {
        if (_hasLooked || options.Starts != StartKind.Pathfinder)
            return;
        _found = Pathfinder.Run(density, dispersed, options.Chains, options.Seed, new PathfinderOptions { Threads = options.Threads }, token);
        _hasLooked = true;
    }

    /// <summary>Where the chains of a pass start. The search for it is part of the first pass.</summary>
    ChainStart Start(SamplerPass pass) => _found is null
        ? new ChainStart(dispersed, 0)
        : new ChainStart(FoundOrDispersed, pass.Index == 0 ? _found.Gradients / options.Chains : 0);

    void FoundOrDispersed(int chain, int attempt, ref Numerics.Rng rng, Span<double> position)
    {
        if (attempt == 0)
            _found!.Write(chain, attempt, ref rng, position);
        else
            dispersed(chain, attempt, ref rng, position);
    }

    ParallelOptions Parallelism() => new()
    {
        MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
        CancellationToken = token,
    };
}
