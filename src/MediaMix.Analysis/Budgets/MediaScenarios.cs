using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>
/// Media plans as decisions: draws of the posterior are the scenarios, channels the blocks. Variables are spread over the cells of a channel's plan
/// in fixed proportions. Immutable and thread-safe once made.
/// </summary>
sealed class MediaScenarios : IScenarioResponse
{
    /// <summary>Rows of bounds that are kept at most: about 400 MB.</summary>
    const long MostRows = 12_000_000;

    readonly PlanResponse[] _draws;
    readonly DecisionMap _map;
    readonly PlanMajorant?[][] _bounds;
    readonly bool[] _isConcave;
    readonly bool[] _isIncreasing;
    readonly Yardstick _yardstick;

    /// <summary>Prepares the bounds of all draws.</summary>
    /// <param name="draws">The scenarios.</param>
    /// <param name="map">What is decided.</param>
    /// <param name="set">Plans for which the bounds hold.</param>
    /// <param name="yardstick">What effects are counted in.</param>
    /// <param name="run">Threads, and when to stop.</param>
    public MediaScenarios(PlanResponse[] draws, DecisionMap map, Polytope set, Yardstick yardstick, Execution run)
    {
        (_draws, _map, _yardstick) = (draws, map, yardstick);
        var blocks = map.Channels.Length;
        _bounds = [.. draws.Select(_ => new PlanMajorant?[blocks])];
        (_isConcave, _isIncreasing) = (new bool[blocks], new bool[blocks]);
        HasBounds = (long)draws.Length * blocks * map.Horizon.Cells <= MostRows;
        run.For(blocks, () => new PlanSimulator(map.Horizon), (block, simulator) => Prepare(block, simulator, set));
    }

    public int Scenarios => _draws.Length;

    public IReadOnlyList<int> Blocks => _map.Counts;

    public bool HasBounds { get; }

    public bool IsConcave(int block) => _isConcave[block];

    public bool IsIncreasing(int block) => _isIncreasing[block];

    public IScenarioWorker CreateWorker() => new Worker(this);

    void Prepare(int block, PlanSimulator simulator, Polytope set)
    {
        var (channel, first, count) = (_map.Channels[block], _map.First(block), _map.Counts[block]);
        double[] low = new double[_map.Horizon.Cells], high = new double[low.Length], gradient = new double[low.Length];
        _map.Spread(block, set.Lower.AsSpan(first, count), low);
        _map.Spread(block, set.Upper.AsSpan(first, count), high);
        (_isConcave[block], _isIncreasing[block]) = (HasBounds, true);
        for (var d = 0; d < _draws.Length; d++)
        {
            if (HasBounds)
            {
                var bound = simulator.Majorize(_draws[d], channel, low, high);
                _bounds[d][block] = bound.IsExact ? null : bound;
                _isConcave[block] &= bound.IsExact;
            }
            simulator.Effect(_draws[d], channel, high, gradient, _yardstick);
            _isIncreasing[block] &= Array.TrueForAll(gradient, static g => g >= 0);
        }
    }

    sealed class Worker(MediaScenarios owner) : IScenarioWorker
    {
        readonly PlanSimulator _simulator = new(owner._map.Horizon);
        readonly double[] _spend = new double[owner._map.Horizon.Cells];
        readonly double[] _gradient = new double[owner._map.Horizon.Cells];

        public double Evaluate(int scenario, int block, ReadOnlySpan<double> x, Span<double> gradient, bool isBound)
        {
            var map = owner._map;
            var (draw, channel) = (owner._draws[scenario], map.Channels[block]);
            map.Spread(block, x, _spend);
            var wanted = gradient.IsEmpty ? default : _gradient.AsSpan();
            var effect = isBound && owner._bounds[scenario][block] is { } bound
                ? _simulator.UpperBound(draw, channel, bound, _spend, wanted, owner._yardstick)
                : _simulator.Effect(draw, channel, _spend, wanted, owner._yardstick);
            if (!gradient.IsEmpty)
                map.Gather(block, _gradient, gradient);
            return effect;
        }
    }
}
