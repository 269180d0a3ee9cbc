using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>Finds the start of one chain and warms it up: metric, step size and centring from its own draws.</summary>
sealed class ChainWarmup(
    int chain,
    ILogDensity density,
    ChainStart start,
    SamplerOptions options,
    Action<int, double, long> report,
    CancellationToken token)
{
    const int StartAttempts = 100;
    const int EarlyDepth = 8;

    /// <summary>Beyond this size a log density is rounded to more than 10⁻⁴: energy errors drown and no step is ever right.</summary>
    const double LargestLogDensity = 1e12;

    readonly IReadOnlyList<NormalHierarchy> _hierarchies = (density as IHierarchical)?.Hierarchies ?? [];
    readonly List<WhiteningDraw> _centringDraws = [];
    NutsKernel _kernel = new(density, options.MaxDepth, options.Refinement);
    MappedDensity? _mapped;
    CentringMap? _centring;
    long _gradients = start.Gradients;

    /// <summary>Runs the warm-up.</summary>
    /// <exception cref="SamplingException">There is no starting point.</exception>
    public WarmedChain Run()
    {
        var state = Begin(FindStart());
        var schedule = WarmupSchedule.Create(options.Warmup, _hierarchies.Count > 0);
        var metric = new MetricAdaptation(density.Dimension, state, schedule);
        var averaging = new DualAveraging(options.TargetAccept);
        averaging.Restart(SearchStep(state, metric.Map, 0.1, 0));
        var (draw, end) = (0, schedule.Length);
        for (; draw < end; draw++)
        {
            token.ThrowIfCancellationRequested();
            var rng = Stream(draw, RngPurpose.Transition);
            var depth = draw < schedule.EarlyEnd ? EarlyDepth : options.MaxDepth;
            var info = _kernel.Transition(state, metric.Map, averaging.Current, depth, ref rng);
            _gradients += info.Leapfrogs;
            averaging.Update(draw < schedule.EarlyEnd ? info.AcceptStatistic : info.SymmetricStatistic);
            var restarts = draw < end - schedule.FinalLength && metric.Update(state, info, draw);
            if (draw < schedule.Centring)
                restarts |= Centre(ref state, metric, info, draw, schedule);
            if (restarts)
                averaging.Restart(SearchStep(state, metric.Map, averaging.Current, draw + 1));
            if (metric.IsSettled)
                end = Math.Min(end, draw + 1 + schedule.FinalLength);
            report(draw + 1, averaging.Current, _gradients);
        }
        return new WarmedChain(metric.Map, averaging.Averaged, _centring, state.Position[..density.Dimension], draw, _gradients);
    }

    ChainState FindStart()
    {
        Span<double> position = new double[density.Dimension];
        for (var attempt = 0; attempt < StartAttempts; attempt++)
        {
            var rng = Stream(attempt, RngPurpose.Start);
            start.Point(chain, attempt, ref rng, position);
            var state = new ChainState(density, position);
            _gradients++;
            if (state.IsFinite && Math.Abs(state.LogDensity) < LargestLogDensity)
                return state;
        }
        throw new SamplingException(chain, $"Chain {chain + 1}: none of {StartAttempts} starting points has a finite log density below {LargestLogDensity:G0} in size and a finite gradient.");
    }

    /// <summary>Goes over to the coordinates in which the warm-up begins, where they are not those of the density.</summary>
    ChainState Begin(ChainState state) =>
        CentringMap.First(density) is { } map && Restate(map, state.Position, state.Gradient, state.LogDensity) is { } restated ? restated : state;

    /// <summary>
    /// Collects the newer half of the draws before the choice, and after the last of them goes over to the coordinates
    /// chosen: the state, the metric and the draws it is made of. True when they are others than before.
    /// </summary>
    bool Centre(ref ChainState state, MetricAdaptation metric, in TransitionInfo info, int draw, WarmupSchedule schedule)
    {
        if (draw >= schedule.Centring / 2 && info.Offset != 0)
            _centringDraws.Add(Centred(state));
        if (draw != schedule.Centring - 1)
            return false;
        var choice = CentringChoice.Choose(density.Dimension, _hierarchies, _centringDraws);
        if (_centring is null && choice.IsIdentity)
            return false;
        var here = Centred(state);
        var jacobian = _mapped?.ToDensity(state.Position.AsSpan(0, density.Dimension), new double[density.Dimension]) ?? 0;
        if (Restate(choice, here.Position, here.Gradient, state.LogDensity - jacobian) is not { } restated)
            return false;
        state = restated;
        metric.Restate([.. CentringChoice.Transform(choice, _centringDraws).Where(static d => d.IsFinite)]);
        return true;
    }

    /// <summary>The state in the coordinates of the density, in which all hierarchies are centred.</summary>
    WhiteningDraw Centred(ChainState state)
    {
        if (_mapped is null)
            return new WhiteningDraw(state.Position.AsSpan(0, density.Dimension), state.Gradient.AsSpan(0, density.Dimension));
        var (x, gradient) = (new double[density.Dimension], new double[density.Dimension]);
        _mapped.ToDensity(state.Position.AsSpan(0, density.Dimension), x);
        density.Evaluate(x, gradient);
        _gradients++;
        return new WhiteningDraw(x, gradient);
    }

    /// <summary>A point of the density in other coordinates, in which the chain then goes on; null, and nothing changed, where they overflow.</summary>
    ChainState? Restate(CentringMap map, double[] x, double[] gradientX, double log)
    {
        var (position, gradient) = (new double[density.Dimension], new double[density.Dimension]);
        var logJacobian = map.Transform(x.AsSpan(0, density.Dimension), gradientX.AsSpan(0, density.Dimension), position, gradient);
        var restated = new ChainState(position, gradient, log + logJacobian);
        if (!restated.IsFinite || !Array.TrueForAll(restated.Position, double.IsFinite))
            return null;
        _centring = map.IsIdentity ? null : map;
        _mapped = _centring is null ? null : new MappedDensity(density, _centring);
        _kernel = new NutsKernel(_mapped ?? density, options.MaxDepth, options.Refinement);
        return restated;
    }

    double SearchStep(ChainState state, AffineMap map, double initial, int iteration)
    {
        var rng = Stream(iteration, RngPurpose.StepSize);
        var step = StepSizeSearch.Find(_kernel, state, map, initial, ref rng, out var probes);
        _gradients += probes;
        return step;
    }

    Rng Stream(int iteration, RngPurpose purpose) => Rng.Create(options.Seed, chain, iteration, (int)purpose);
}
