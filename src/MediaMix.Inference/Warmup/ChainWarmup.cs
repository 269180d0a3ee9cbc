using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>Finds the start of one chain and warms it up: metric and step size from its own draws.</summary>
sealed class ChainWarmup(
    int chain,
    ILogDensity density,
    NutsKernel kernel,
    StartingPoint start,
    SamplerOptions options,
    Action<int, double, long> report,
    CancellationToken token)
{
    const int StartAttempts = 100;
    const int EarlyDepth = 8;

    /// <summary>Beyond this size a log density is rounded to more than 10⁻⁴: energy errors drown and no step is ever right.</summary>
    const double LargestLogDensity = 1e12;

    long _gradients;

    /// <summary>Runs the warm-up.</summary>
    /// <exception cref="SamplingException">There is no starting point.</exception>
    public WarmedChain Run()
    {
        var state = FindStart();
        var schedule = WarmupSchedule.Create(options.Warmup);
        var metric = new MetricAdaptation(density.Dimension, state, schedule);
        var averaging = new DualAveraging(options.TargetAccept);
        averaging.Restart(SearchStep(state, metric.Map, 0.1, 0));
        var (draw, end) = (0, schedule.Length);
        for (; draw < end; draw++)
        {
            token.ThrowIfCancellationRequested();
            var rng = Stream(draw, RngPurpose.Transition);
            var depth = draw < schedule.EarlyEnd ? EarlyDepth : options.MaxDepth;
            var info = kernel.Transition(state, metric.Map, averaging.Current, depth, ref rng);
            _gradients += info.Leapfrogs;
            averaging.Update(draw < schedule.EarlyEnd ? info.AcceptStatistic : info.SymmetricStatistic);
            if (draw < end - schedule.FinalLength && metric.Update(state, info, draw))
                averaging.Restart(SearchStep(state, metric.Map, averaging.Current, draw + 1));
            if (metric.IsSettled)
                end = Math.Min(end, draw + 1 + schedule.FinalLength);
            report(draw + 1, averaging.Current, _gradients);
        }
        return new WarmedChain(metric.Map, averaging.Averaged, state.Position[..density.Dimension], draw, _gradients);
    }

    ChainState FindStart()
    {
        Span<double> position = new double[density.Dimension];
        for (var attempt = 0; attempt < StartAttempts; attempt++)
        {
            var rng = Stream(attempt, RngPurpose.Start);
            start(chain, attempt, ref rng, position);
            var state = new ChainState(density, position);
            _gradients++;
            if (state.IsFinite && Math.Abs(state.LogDensity) < LargestLogDensity)
                return state;
        }
        throw new SamplingException(chain, $"Chain {chain + 1}: none of {StartAttempts} starting points has a finite log density below {LargestLogDensity:G0} in size and a finite gradient.");
    }

    double SearchStep(ChainState state, AffineMap map, double initial, int iteration)
    {
        var rng = Stream(iteration, RngPurpose.StepSize);
        var step = StepSizeSearch.Find(kernel, state, map, initial, ref rng, out var probes);
        _gradients += probes;
        return step;
    }

    Rng Stream(int iteration, RngPurpose purpose) => Rng.Create(options.Seed, chain, iteration, (int)purpose);
}
