using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// Runs one chain: warm-up, sampling, and its log, from which it goes on after a kill. Everything random comes from
/// streams keyed by chain and iteration.
/// </summary>
sealed class ChainSampler(
    int chain,
    ILogDensity density,
    ChainStart start,
    SamplerPass pass,
    SamplerOptions options,
    IChainLog? log,
    Action<ChainProgress>? report,
    CancellationToken token)
{
    readonly ChainTrace _trace = new(chain, options.Draws, density.Dimension) { Pass = pass };
    int _divergences;

    public ChainTrace Run()
    {
        var keeper = new ChainKeeper(log, _trace, density, options);
        var warmed = keeper.Warmed ?? new ChainWarmup(chain, density, start, options, ReportWarmup, token).Run();
        (_trace.StepSize, _trace.WarmupIterations, _trace.WarmupGradients) = (warmed.StepSize, warmed.Iterations, warmed.Gradients);
        foreach (var info in _trace.Transitions.AsSpan(0, keeper.Draws))
            Count(info);
        Sample(warmed, keeper);
        return _trace;
    }

    void Sample(WarmedChain warmed, ChainKeeper keeper)
    {
        var mapped = warmed.Centring is { } centring ? new MappedDensity(density, centring) : null;
        var sampled = mapped ?? density;
        var kernel = new NutsKernel(sampled, options.MaxDepth, options.Refinement);
        // The gradient is computed anew, from the same bits to the same bits.
        var state = new ChainState(sampled, keeper.Draws == 0 ? warmed.Position : _trace.Position(keeper.Draws - 1));
        for (var draw = keeper.Draws; draw < options.Draws; draw++)
        {
            token.ThrowIfCancellationRequested();
            // Iterations are numbered as if the whole budget of warm-up had been used.
            var rng = Rng.Create(options.Seed, chain, options.Warmup + draw, (int)RngPurpose.Transition);
            var info = kernel.Transition(state, warmed.Map, warmed.StepSize, options.MaxDepth, ref rng);
            Record(state, info, draw);
            keeper.Offer(warmed, draw + 1);
        }
        if (mapped is not null)
            ToDensityCoordinates(mapped);
    }

    /// <summary>Last of all, so that the log holds the very bits that the chain goes on from.</summary>
    void ToDensityCoordinates(MappedDensity mapped)
    {
        var sampled = new double[density.Dimension];
        for (var draw = 0; draw < options.Draws; draw++)
        {
            _trace.Position(draw).CopyTo(sampled);
            _trace.LogDensity[draw] -= mapped.ToDensity(sampled, _trace.Positions.AsSpan(draw * density.Dimension, density.Dimension));
        }
    }

    void Record(ChainState state, in TransitionInfo info, int draw)
    {
        state.Position.AsSpan(0, density.Dimension).CopyTo(_trace.Positions.AsSpan(draw * density.Dimension));
        _trace.LogDensity[draw] = state.LogDensity;
        _trace.Transitions[draw] = info;
        Count(info);
        Report(_trace.WarmupIterations + draw + 1, _trace.WarmupIterations + options.Draws, false, _trace.StepSize, _trace.WarmupGradients + _trace.SamplingGradients);
    }

    void Count(in TransitionInfo info)
    {
        _trace.SamplingGradients += info.Leapfrogs;
        if (info.IsDivergent)
            _divergences++;
    }

    void ReportWarmup(int iteration, double stepSize, long gradients) =>
        Report(iteration, options.Warmup + options.Draws, true, stepSize, gradients);

    void Report(int iteration, int total, bool isWarmup, double stepSize, long gradients) =>
        report?.Invoke(new ChainProgress(chain, pass.Index, iteration, total, isWarmup, _divergences, stepSize, gradients));
}
