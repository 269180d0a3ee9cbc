using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>
/// Media plans as decisions where effects multiply: the channels meet in every scenario, so that all of them are one block. Immutable and thread-safe once made.
/// </summary>
sealed class JointScenarios : IScenarioResponse
{
    /// <summary>Rows of bounds that are kept at most: about 400 MB.</summary>
    const long MostRows = 12_000_000;

    readonly PlanResponse[] _draws;
    readonly DecisionMap _map;
    readonly Yardstick _yardstick;
    readonly JointMajorant?[] _bounds;
    readonly bool _isConcave;
    readonly bool _isIncreasing;

    /// <summary>Prepares the bounds of all draws.</summary>
    /// <param name="draws">The scenarios.</param>
    /// <param name="map">What is decided.</param>
    /// <param name="set">Plans for which the bounds hold.</param>
    /// <param name="yardstick">What effects are counted in.</param>
    /// <param name="run">Threads, and when to stop.</param>
    public JointScenarios(PlanResponse[] draws, DecisionMap map, Polytope set, Yardstick yardstick, Execution run)
    {
        (_draws, _map, _yardstick, _bounds) = (draws, map, yardstick, new JointMajorant?[draws.Length]);
        var (low, high) = (map.SpreadAll(set.Lower), map.SpreadAll(set.Upper));
        var isIncreasing = new bool[draws.Length];
        var fits = (long)draws.Length * high.Length <= MostRows;
        run.For(draws.Length, () => new PlanSimulator(map.Horizon), (d, simulator) =>
        {
            if (fits)
                _bounds[d] = simulator.MajorizeJointly(draws[d], map.Channels, low, high);
            var gradient = new double[high.Length];
            simulator.JointEffect(draws[d], map.Channels, high, gradient, yardstick);
            isIncreasing[d] = Array.TrueForAll(gradient, static g => g >= 0);
        });
        HasBounds = fits && Array.TrueForAll(_bounds, static bound => bound is not null);
        _isConcave = HasBounds && Array.TrueForAll(_bounds, static bound => bound!.IsExact);
        _isIncreasing = Array.TrueForAll(isIncreasing, static rises => rises);
    }

    public int Scenarios => _draws.Length;

    public IReadOnlyList<int> Blocks => [_map.Count];

    public bool HasBounds { get; }

    public bool IsConcave(int block) => _isConcave;

    public bool IsIncreasing(int block) => _isIncreasing;

    public IScenarioWorker CreateWorker() => new Worker(this);

    sealed class Worker(JointScenarios owner) : IScenarioWorker
    {
        readonly PlanSimulator _simulator = new(owner._map.Horizon);
        readonly double[] _spend = new double[owner._map.Channels.Length * owner._map.Horizon.Cells];
        readonly double[] _gradient = new double[owner._map.Channels.Length * owner._map.Horizon.Cells];

        public double Evaluate(int scenario, int block, ReadOnlySpan<double> x, Span<double> gradient, bool isBound)
        {
            var map = owner._map;
            map.SpreadAll(x, _spend);
            var wanted = gradient.IsEmpty ? default : _gradient.AsSpan();
            var effect = isBound && owner._bounds[scenario] is { IsExact: false } bound
                ? _simulator.JointUpperBound(owner._draws[scenario], map.Channels, bound, _spend, wanted, owner._yardstick)
                : _simulator.JointEffect(owner._draws[scenario], map.Channels, _spend, wanted, owner._yardstick);
            for (var b = 0; b < map.Channels.Length && !gradient.IsEmpty; b++)
                map.Gather(b, _gradient.AsSpan(b * map.Horizon.Cells, map.Horizon.Cells), gradient.Slice(map.First(b), map.Counts[b]));
            return effect;
        }
    }
}
