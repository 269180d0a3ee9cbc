namespace MediaMix.Analysis;

/// <summary>
/// Maximises an objective over scenarios on a polytope. Concave problems are climbed once until their duality gap closes. Others are climbed
/// from the reference, from the optimum of their concave bound, from the best split over a grid where blocks have one variable, and from
/// corners; the bound then is the better of those of the concave bound and of the envelopes of the curves. Deterministic.
/// </summary>
sealed class PlanSearch
{
    const int MostSteps = 600, Corners = 6, GridPoints = 41, Scattered = 60, ScatteredWork = 50_000, LargeWork = 200_000;

    /// <summary>Share of the mean below which no variable is taken where the function is linearised.</summary>
    const double Inside = 1e-6;

    const int BoundRounds = 25;

    /// <summary>Share of the mean that nobody would spend.</summary>
    const double Nothing = 1e-5;

    readonly ScenarioObjective _objective;
    readonly Polytope _set;
    readonly double _tolerance;
    readonly Ascent _ascent;
    readonly LinearBound _linear;
    readonly CancellationToken _token;
    double[] _metric = [];
    double[] _multipliers = [];

    /// <summary>Prepares a search.</summary>
    /// <param name="objective">What is maximised.</param>
    /// <param name="set">A set that is not empty.</param>
    /// <param name="tolerance">Gap that is small enough, relative to the value.</param>
    /// <param name="token">Stops the search.</param>
    public PlanSearch(ScenarioObjective objective, Polytope set, double tolerance = 5e-4, CancellationToken token = default)
    {
        (_objective, _set, _tolerance, _token) = (objective, set, tolerance, token);
        (_ascent, _linear) = (new Ascent(set), new LinearBound(set));
    }

    /// <summary>Searches.</summary>
    /// <param name="reference">A point to start from; need not lie in the set.</param>
    public (double[] Point, BudgetCertificate Certificate) Run(double[] reference)
    {
        var start = new double[_set.Count];
        _ascent.Project(reference, CurvatureMetric.Plain(reference, _set), start);
        _metric = CurvatureMetric.At(True, start, _set);
        var (point, certificate) = _objective.IsConcave ? Concave(start) : General(start);
        var settled = Settle(point, certificate.Value);
        var gradient = new double[point.Length];
        var value = _objective.Evaluate(settled, gradient);
        CurvatureMetric.Write(True, settled, gradient, _set, _metric);
        _multipliers = _linear.Near(settled, gradient, _metric);
        return (settled, certificate with { Value = value });
    }

    /// <summary>Puts what is next to nothing above its lower end there, where the rows allow that and nothing is lost.</summary>
    double[] Settle(double[] point, double value)
    {
        var mean = point.Sum() / point.Length;
        var upper = _set.Upper.Select((end, v) => point[v] - _set.Lower[v] <= Nothing * mean ? _set.Lower[v] : end).ToArray();
        var settled = new double[point.Length];
        var isKept = new Projection(_set with { Upper = upper }).Nearest(point, CurvatureMetric.Plain(point, _set), settled) <= 1e-9
            && _objective.Evaluate(settled, []) >= value - 1e-7 * Math.Abs(value);
        return isKept ? settled : point;
    }

    /// <summary>Multipliers of the rows at the solution: what one unit more of every right-hand side would be worth.</summary>
    public double[] Multipliers => _multipliers;

    double True(ReadOnlySpan<double> x, Span<double> gradient) => _objective.Evaluate(x, gradient);

    double Bound(ReadOnlySpan<double> x, Span<double> gradient) => _objective.Evaluate(x, gradient, isBound: true);

    (double[], BudgetCertificate) Concave(double[] start)
    {
        var bound = double.PositiveInfinity;
        var summit = _ascent.Climb(True, start, _metric, MostSteps, Settled(best => bound = Math.Min(bound, Certify(best.Point, best.Value))), _token);
        bound = Math.Min(bound, Certify(summit.Point, summit.Value));
        return (summit.Point, new BudgetCertificate(double.IsFinite(bound) ? CertificateKind.Concave : CertificateKind.BestFound, summit.Value, bound));
    }

    /// <summary>Asks for a bound only where the climb has become slow: far from the top there is none of use.</summary>
    Func<Summit, bool> Settled(Func<Summit, double> bound)
    {
        var last = double.NegativeInfinity;
        return best =>
        {
            var isSlow = best.Value - last <= 0.3 * _tolerance * Math.Abs(best.Value);
            last = best.Value;
            return isSlow && bound(best) - best.Value <= _tolerance * Math.Abs(best.Value);
        };
    }

    (double[], BudgetCertificate) General(double[] start)
    {
        var curves = HasCurves ? new BlockCurves(_objective) : null;
        var starts = new List<double[]> { start };
        var bound = double.PositiveInfinity;
        if (_objective.Utility.IsConcave && _objective.Response.HasBounds)
        {
            var above = _ascent.Climb(Bound, start, _metric, MostSteps, Settled(best => bound = Math.Min(bound, Certify(best.Point, best.Value))), _token);
            bound = Math.Min(bound, Certify(above.Point, above.Value));
            starts.Add(above.Point);
        }
        if (curves is not null)
        {
            curves.AddGrid(_set, GridPoints);
            starts.Add(GridSplit.Find(curves, _set, Total(start), _objective.Price));
        }
        starts.AddRange(CornerStarts(start));
        if (curves is null)
            starts.AddRange(ScatteredStarts(start));
        var best = starts.Select(s => _ascent.Climb(True, s, _metric, MostSteps / 3, null, _token)).Aggregate(static (a, b) => b.Value > a.Value ? b : a);
        best = Polish(best);
        if (curves is not null && bound - best.Value > _tolerance * Math.Abs(best.Value))
        {
            var prices = _linear.Near(best.Point, best.Gradient, _metric);
            bound = Math.Min(bound, SplitBound.Of(curves, _set, prices, _objective.Price, 0.3 * _tolerance * Math.Abs(best.Value), 6000));
        }
        return (best.Point, new BudgetCertificate(double.IsFinite(bound) ? CertificateKind.Envelope : CertificateKind.BestFound, best.Value, bound));
    }

    /// <summary>Climbs on from the best point in the metric of its own curvature.</summary>
    Summit Polish(Summit best)
    {
        _metric = CurvatureMetric.At(True, best.Point, _set);
        var polished = _ascent.Climb(True, best.Point, _metric, MostSteps / 3, null, _token);
        return polished.Value > best.Value ? polished : best;
    }

    /// <summary>
    /// The least upper bound from linearisations near a point. Any point gives a bound; the one that maximises the bound function less the
    /// rows at their prices gives the tightest, and where curves are infinitely steep at zero only that one is of use.
    /// </summary>
    /// <param name="point">Near the optimum.</param>
    /// <param name="value">What is reached there.</param>
    double Certify(double[] point, double value)
    {
        var (least, count) = (double.PositiveInfinity, point.Length);
        var (inner, gradient, weights, prices) = ((double[])point.Clone(), new double[count], new double[count], new double[count]);
        // Where nothing is spent, what could be: at no spend at all only a secant's slope is known, which bounds nothing.
        var mean = (point.Sum() is var spent and > 0 ? spent : _set.Upper.Sum()) / count;
        for (var v = 0; v < count; v++)
            inner[v] = Math.Min(_set.Upper[v], Math.Max(point[v], Inside * mean));
        for (var round = 0; round < BoundRounds; round++)
        {
            _token.ThrowIfCancellationRequested();
            var height = _objective.Evaluate(inner, gradient, isBound: true, out var isMonotone);
            CurvatureMetric.Write(Bound, inner, gradient, _set, weights);
            if (round == 0)
                _multipliers = _linear.Near(inner, gradient, weights);
            var linear = Math.Min(_linear.At(gradient, _multipliers), _linear.Of(inner, gradient, weights));
            if (_objective.Utility.IsConcave && isMonotone && _objective.Response.HasBounds)
                least = Math.Min(least, height - Numerics.Kernels.Dot(gradient, inner) + linear);
            if (!double.IsFinite(least) || least - value <= 0.5 * _tolerance * Math.Abs(value))
                break;
            _set.Prices(_multipliers, prices);
            for (var v = 0; v < count; v++)
            {
                var moved = inner[v] + (gradient[v] - prices[v]) / weights[v];
                inner[v] = Math.Min(Math.Max(Math.Clamp(moved, 0.1 * inner[v], 10 * inner[v] + Inside * mean), _set.Lower[v]), _set.Upper[v]);
            }
        }
        return least;
    }

    /// <summary>True where every block is one variable and only means count: then the objective is a sum of known curves.</summary>
    bool HasCurves =>
        _objective.Utility is MeanUtility && _objective.Response.Blocks.All(static count => count == 1)
        && Enumerable.Range(0, _set.Count).All(_objective.Response.IsIncreasing);

    /// <summary>How much there is to split: the most that the rows over all variables allow.</summary>
    double Total(double[] start)
    {
        var total = _set.Upper.Sum();
        foreach (var row in _set.Rows.Where(row => row.Index.Length == _set.Count && Array.TrueForAll(row.Coefficient, static c => c == 1)))
            total = Math.Min(total, row.Bound);
        return Math.Max(total, start.Sum());
    }

    /// <summary>Splits all over the set, the more the fewer variables there are: exponential shares from a sequence that fills the cube evenly.</summary>
    IEnumerable<double[]> ScatteredStarts(double[] start)
    {
        var (count, total) = (start.Length, start.Sum());
        for (var k = 1; k <= Math.Min(Scattered, ScatteredWork / (count * _objective.Response.Scenarios)); k++)
        {
            var shares = new double[count];
            for (var v = 0; v < count; v++)
            {
                // Multiples of square roots of primes would need primes; those of v + φ are as irrational.
                var place = k * Math.Sqrt(v + 1.618033988749895);
                shares[v] = -Math.Log(1 - 0.999 * (place - Math.Floor(place)));
            }
            var scale = total / shares.Sum();
            yield return [.. shares.Select((s, v) => Math.Min(_set.Upper[v], scale * s))];
        }
    }

    /// <summary>As much as possible for one block, and half of the others; for a few blocks, the largest first.</summary>
    IEnumerable<double[]> CornerStarts(double[] start)
    {
        var blocks = _objective.Response.Blocks;
        var order = Enumerable.Range(0, blocks.Count).OrderByDescending(b => start.AsSpan(_objective.First(b), blocks[b]).ToArray().Sum()).ThenBy(static b => b);
        foreach (var block in order.Take(start.Length * _objective.Response.Scenarios > LargeWork ? 1 : Corners))
        {
            var corner = start.Select(static value => 0.3 * value).ToArray();
            for (var v = _objective.First(block); v < _objective.First(block) + blocks[block]; v++)
                corner[v] = Math.Min(_set.Upper[v], Math.Max(3 * start[v], start.Sum() / start.Length));
            yield return corner;
        }
    }
}
