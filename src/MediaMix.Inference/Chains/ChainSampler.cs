using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>Runs one chain: start, warm-up, sampling. Everything random comes from streams keyed by chain and iteration.</summary>
sealed class ChainSampler(
    int chain,
    ILogDensity density,
    StartingPoint start,
    SamplerOptions options,
    Action<ChainProgress>? report,
    CancellationToken token)
{
    const int StartAttempts = 100;
    const int EarlyDepth = 8;

    /// <summary>Beyond this size a log density is rounded to more than 10⁻⁴: energy errors drown and no step is ever right.</summary>
    const double LargestLogDensity = 1e12;

    readonly NutsKernel _kernel = new(density, options.MaxDepth);
    readonly ChainTrace _trace = new(chain, options.Draws, density.Dimension);
    int _divergences;

    public ChainTrace Run()
    {
        var state = FindStart();
        var (map, stepSize) = Warmup(state);
        _trace.StepSize = stepSize;
        Sample(state, map, stepSize);
        return _trace;
    }

    ChainState FindStart()
    {
        Span<double> position = new double[density.Dimension];
        for (var attempt = 0; attempt < StartAttempts; attempt++)
        {
            var rng = Stream(attempt, RngPurpose.Start);
            start(chain, attempt, ref rng, position);
            var state = new ChainState(density, position);
            _trace.WarmupGradients++;
            if (state.IsFinite && Math.Abs(state.LogDensity) < LargestLogDensity)
                return state;
        }
        throw new SamplingException(chain, $"Chain {chain + 1}: none of {StartAttempts} starting points has a finite log density below {LargestLogDensity:G0} in size and a finite gradient.");
    }

    (AffineMap Map, double StepSize) Warmup(ChainState state)
    {
        var schedule = WarmupSchedule.Create(options.Warmup);
        var metric = new MetricAdaptation(density.Dimension, state, schedule);
        var averaging = new DualAveraging(options.TargetAccept);
        averaging.Restart(SearchStep(state, metric.Map, 0.1, 0));
        for (var draw = 0; draw < schedule.Length; draw++)
        {
            token.ThrowIfCancellationRequested();
            var rng = Stream(draw, RngPurpose.Transition);
            var depth = draw < schedule.EarlyEnd ? EarlyDepth : options.MaxDepth;
            var info = _kernel.Transition(state, metric.Map, averaging.Current, depth, ref rng);
            _trace.WarmupGradients += info.Leapfrogs;
            averaging.Update(draw < schedule.EarlyEnd ? info.AcceptStatistic : info.SymmetricStatistic);
            if (draw < schedule.FinalStart && metric.Update(state, info, draw))
                averaging.Restart(SearchStep(state, metric.Map, averaging.Current, draw + 1));
            Report(draw + 1, true, averaging.Current);
        }
        return (metric.Map, averaging.Averaged);
    }

    void Sample(ChainState state, AffineMap map, double stepSize)
    {
        for (var draw = 0; draw < options.Draws; draw++)
        {
            token.ThrowIfCancellationRequested();
            var rng = Stream(options.Warmup + draw, RngPurpose.Transition);
            var info = _kernel.Transition(state, map, stepSize, options.MaxDepth, ref rng);
            state.Position.AsSpan(0, density.Dimension).CopyTo(_trace.Positions.AsSpan(draw * density.Dimension));
            _trace.LogDensity[draw] = state.LogDensity;
            _trace.Transitions[draw] = info;
            _trace.SamplingGradients += info.Leapfrogs;
            if (info.IsDivergent)
                _divergences++;
            Report(options.Warmup + draw + 1, false, stepSize);
        }
    }

    double SearchStep(ChainState state, AffineMap map, double initial, int iteration)
    {
        var rng = Stream(iteration, RngPurpose.StepSize);
        var step = StepSizeSearch.Find(_kernel, state, map, initial, ref rng, out var probes);
        _trace.WarmupGradients += probes;
        return step;
    }

    Rng Stream(int iteration, RngPurpose purpose) => Rng.Create(options.Seed, chain, iteration, (int)purpose);

    void Report(int iteration, bool isWarmup, double stepSize) => report?.Invoke(new ChainProgress(
        chain, iteration, options.Warmup + options.Draws, isWarmup, _divergences, stepSize,
        _trace.WarmupGradients + _trace.SamplingGradients));
}
