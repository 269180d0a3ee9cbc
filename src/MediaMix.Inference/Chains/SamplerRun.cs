using System.Runtime.ExceptionServices;

namespace MediaMix.Inference;

/// <summary>One call of <see cref="Sampler"/>: starts, passes, and the choice between them.</summary>
sealed class SamplerRun(
    DensityFactory densities,
    StartingPoint dispersed,
    SamplerOptions options,
    Action<ChainProgress>? report,
    IChainJournal? journal,
    CancellationToken token)
{
    PathfinderStarts? _found;
    CentringMap? _first;
    bool _hasLooked;

    public IReadOnlyList<ChainTrace> Run()
    {
        ChainTrace[] traces = [];
        var (gradients, divergences) = (new long[options.Chains], 0);
        foreach (var pass in SamplerPass.Of(options))
        {
            for (var chain = 0; chain < traces.Length; chain++)
                gradients[chain] += traces[chain].WarmupGradients + traces[chain].SamplingGradients;
            divergences += traces.Sum(static trace => trace.Divergences);
            // All chains, not only those that diverged: one without divergences may be the one that missed the place. And the
            // last pass counts, not the best: a pass that meets more divergences may be the first to see where they are.
            traces = Run(pass);
            if (Array.TrueForAll(traces, static trace => trace.Divergences == 0))
                break;
        }
        foreach (var trace in traces)
            (trace.DiscardedGradients, trace.DiscardedDivergences) = (gradients[trace.Chain], divergences);
        return traces;
    }

    ChainTrace[] Run(SamplerPass pass)
    {
        var logs = new IChainLog?[options.Chains];
        // One chain that cannot go on stops the others at their next transition.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        try
        {
            for (var chain = 0; chain < logs.Length; chain++)
                logs[chain] = journal?.Open(pass.LogName(chain));
            // Chains that have been warmed up need no start.
            if (Array.Exists(logs, static log => log is null || log.Records.Count < 2))
                FindStarts();
            return RunChains(pass, logs, stop);
        }
        finally
        {
            foreach (var log in logs)
                log?.Dispose();
        }
    }

    ChainTrace[] RunChains(SamplerPass pass, IChainLog?[] logs, CancellationTokenSource stop)
    {
        var traces = new ChainTrace[options.Chains];
        var failures = new Exception?[options.Chains];
        Parallel.For(0, options.Chains, Parallelism(), chain =>
        {
            try
            {
                var density = densities.Create(Share(options.Chains));
                using var owned = density as IDisposable;
                traces[chain] = new ChainSampler(chain, density, Start(pass), pass, pass.Apply(options), logs[chain], report, stop.Token).Run();
            }
            catch (Exception failure)
            {
                failures[chain] = failure;
                stop.Cancel();
            }
        });
        token.ThrowIfCancellationRequested();
        // The first chain's failure speaks for all; that of a chain that was stopped says nothing.
        if (Array.Find(failures, static f => f is not null and not OperationCanceledException) is { } first)
            ExceptionDispatchInfo.Throw(first);
        return traces;
    }

    void FindStarts()
    {
        if (_hasLooked || options.Starts != StartKind.Pathfinder)
            return;
        var search = new PathfinderOptions { Threads = options.Threads };
        // Draws to choose from, however many chains there are.
        search = search with { DrawsPerPath = Math.Max(search.DrawsPerPath, 2 * options.Chains / search.Paths + 1) };
        _first = CentringMap.First(densities.Dimension, densities.Hierarchies);
        var degree = Share(search.Paths);
        _found = _first is { } map
            ? Pathfinder.Run(() => new MappedDensity(densities.Create(degree), map), Mapped, options.Chains, options.Seed, search, token)
            : Pathfinder.Run(() => densities.Create(degree), dispersed, options.Chains, options.Seed, search, token);
        _hasLooked = true;
    }

    /// <summary>A dispersed start in the coordinates in which starts are looked for.</summary>
    void Mapped(int chain, int attempt, ref Numerics.Rng rng, Span<double> position)
    {
        var x = new double[position.Length];
        dispersed(chain, attempt, ref rng, x);
        _first!.Inverse(x, position, new double[_first.WorkspaceLength]);
    }

    /// <summary>Where the chains of a pass start. The search for it is part of the first pass.</summary>
    ChainStart Start(SamplerPass pass) => _found is null
        ? new ChainStart(dispersed, 0)
        : new ChainStart(FoundOrDispersed, pass.Index == 0 ? _found.Gradients / options.Chains : 0);

    void FoundOrDispersed(int chain, int attempt, ref Numerics.Rng rng, Span<double> position)
    {
        if (attempt > 0)
        {
            dispersed(chain, attempt, ref rng, position);
            return;
        }
        _found!.Write(chain, attempt, ref rng, position);
        if (_first is { } map)
            map.Forward(position.ToArray(), position, new double[map.WorkspaceLength]);
    }

    ParallelOptions Parallelism() => new() { MaxDegreeOfParallelism = new Execution(options.Threads).Degree };

    /// <summary>Threads of each of so many densities at the same time.</summary>
    int Share(int densitiesAtOnce) => new Execution(options.Threads).Share(densitiesAtOnce).Degree;
}
