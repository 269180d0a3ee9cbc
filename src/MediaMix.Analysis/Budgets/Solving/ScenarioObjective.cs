using System.Collections.Concurrent;
using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>
/// Utility of the scenario outcomes of a decision less what the decision costs, with its exact gradient. Blocks and fixed ranges of
/// scenarios are evaluated in parallel and added up in a fixed order, so that the bits do not depend on the number of threads.
/// </summary>
/// <param name="response">What the decision brings.</param>
/// <param name="utility">What that is worth.</param>
/// <param name="price">Subtracted per unit of every variable; 0 where a budget is to be spent anyway.</param>
/// <param name="worth">Worth of a unit of outcome.</param>
/// <param name="run">Threads, and when to stop.</param>
sealed class ScenarioObjective(IScenarioResponse response, ScenarioUtility utility, double price = 0, double worth = 1, Execution run = default)
{
    const int Range = 50;

    readonly ConcurrentBag<IScenarioWorker> _workers = [];
    readonly int _ranges = (response.Scenarios + Range - 1) / Range;
    readonly int[] _first = Starts(response.Blocks);

    /// <summary>What the decision brings.</summary>
    public IScenarioResponse Response => response;

    /// <summary>What that is worth.</summary>
    public ScenarioUtility Utility => utility;

    /// <summary>Subtracted per unit of every variable.</summary>
    public double Price => price;

    /// <summary>Worth of a unit of outcome.</summary>
    public double Worth => worth;

    /// <summary>Number of variables.</summary>
    public int Count => _first[^1];

    /// <summary>How many times the blocks of all scenarios were evaluated; for measurements.</summary>
    public int Evaluations { get; private set; }

    /// <summary>True where the objective is concave itself: concave outcomes, of which none counts negatively.</summary>
    public bool IsConcave => utility.IsConcave && utility.IsMonotone && Enumerable.Range(0, response.Blocks.Count).All(response.IsConcave);

    /// <summary>First variable of a block.</summary>
    public int First(int block) => _first[block];

    /// <summary>The objective with a utility above its own; see <see cref="ScenarioUtility.Above"/>.</summary>
    public ScenarioObjective Above(double slack) => utility.Above(slack) is var other && other == utility ? this : new ScenarioObjective(response, other, price, worth, run);

    /// <summary>∂utility/∂outcome of every scenario at a decision: a concave utility is never above its value there plus these times what <see cref="Outcomes"/> change.</summary>
    public double[] Weights(ReadOnlySpan<double> x)
    {
        var weights = new double[response.Scenarios];
        utility.Evaluate(Outcomes(x), weights);
        return weights;
    }

    /// <summary>The objective, and its gradient.</summary>
    /// <param name="x">Decision.</param>
    /// <param name="gradient">Overwritten; empty when not wanted.</param>
    /// <param name="isBound">True to put the concave bounds of the blocks in their place.</param>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient, bool isBound = false)
    {
        Evaluations++;
        var point = x.ToArray();
        var weights = new double[response.Scenarios];
        double value;
        if (utility is MeanUtility && !gradient.IsEmpty)
        {
            Array.Fill(weights, worth / response.Scenarios);
            value = Weighted(point, weights, gradient, isBound);
        }
        else
        {
            value = utility.Evaluate(Outcomes(point, isBound), weights);
            Kernels.Scale(worth, weights, weights);
            if (!gradient.IsEmpty)
                Weighted(point, weights, gradient, isBound);
        }
        if (price == 0)
            return value;
        foreach (ref var g in gradient)
            g -= price;
        return value - price * Kernels.Sum(point);
    }

    /// <summary>Worth of the outcome of every scenario. Allocates.</summary>
    public double[] Outcomes(ReadOnlySpan<double> x, bool isBound = false)
    {
        var totals = new double[response.Scenarios];
        foreach (var block in ByBlock(x, isBound))
            Kernels.Add(totals, block, totals);
        Kernels.Scale(worth, totals, totals);
        return totals;
    }

    /// <summary>What every block brings in every scenario, [block][scenario]. Allocates.</summary>
    public double[][] ByBlock(ReadOnlySpan<double> x, bool isBound = false)
    {
        var point = x.ToArray();
        var values = BandBuilder.Allocate(response.Blocks.Count, response.Scenarios);
        Run((block, range, worker) =>
        {
            for (var s = range * Range; s < Math.Min(response.Scenarios, (range + 1) * Range); s++)
                values[block][s] = worker.Evaluate(s, block, Part(point, block), [], isBound);
        });
        return values;
    }

    /// <summary>Worth of blocks of one variable at some points, weighted over scenarios, without what they cost: what counts for them and what against. Allocates.</summary>
    public (double For, double Against)[] BlockSums(IReadOnlyList<(int Block, double X)> points, double[] weights)
    {
        var sums = new (double, double)[points.Count];
        Run(points.Count, (i, worker) =>
        {
            var (counted, against) = (0.0, 0.0);
            for (var s = 0; s < response.Scenarios; s++)
            {
                var outcome = weights[s] == 0 ? 0 : weights[s] * worker.Evaluate(s, points[i].Block, [points[i].X], [], isBound: false);
                (counted, against) = weights[s] > 0 ? (counted + outcome, against) : (counted, against - outcome);
            }
            sums[i] = (worth * counted, worth * against);
        });
        return sums;
    }

    /// <summary>Σ weight × outcome, and its gradient.</summary>
    double Weighted(double[] point, double[] weights, Span<double> gradient, bool isBound)
    {
        var sums = new double[response.Blocks.Count * _ranges];
        var gradients = new double[sums.Length][];
        Run((block, range, worker) =>
        {
            var sum = new double[response.Blocks[block]];
            var own = new double[sum.Length];
            var total = 0.0;
            for (var s = range * Range; s < Math.Min(response.Scenarios, (range + 1) * Range); s++)
            {
                if (weights[s] == 0)
                    continue;
                total += weights[s] * worker.Evaluate(s, block, Part(point, block), own, isBound);
                Kernels.Axpy(weights[s], own, sum);
            }
            (sums[block * _ranges + range], gradients[block * _ranges + range]) = (total, sum);
        });
        gradient.Clear();
        for (var i = 0; i < gradients.Length; i++)
        {
            var block = gradient.Slice(_first[i / _ranges], response.Blocks[i / _ranges]);
            Kernels.Add(block, gradients[i], block);
        }
        return sums.Sum();
    }

    void Run(Action<int, int, IScenarioWorker> visit) => Run(response.Blocks.Count * _ranges, (i, worker) => visit(i / _ranges, i % _ranges, worker));

    // Workers outlive a loop: a search evaluates the objective thousands of times.
    void Run(int count, Action<int, IScenarioWorker> visit) => run.For(count, i =>
    {
        var worker = _workers.TryTake(out var idle) ? idle : response.CreateWorker();
        visit(i, worker);
        _workers.Add(worker);
    });

    ReadOnlySpan<double> Part(double[] point, int block) => point.AsSpan(_first[block], response.Blocks[block]);

    static int[] Starts(IReadOnlyList<int> blocks)
    {
        var first = new int[blocks.Count + 1];
        for (var b = 0; b < blocks.Count; b++)
            first[b + 1] = first[b] + blocks[b];
        return first;
    }
}
