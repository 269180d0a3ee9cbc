namespace MediaMix.Analysis;

/// <summary>
/// Maximises an objective over scenarios on a polytope. Concave problems are climbed once until their duality gap closes. Where it does not, and where
/// the problem is not concave, it is climbed from there, from the optimum of the concave function above it, from the best split over a grid where blocks have one
/// variable, and from corners; the bound then is the better of those of the concave function and of the envelopes of the curves. Deterministic.
/// </summary>
sealed class PlanSearch
{
    const int MostSteps = 600;

    /// <summary>Share of the mean that nobody would spend.</summary>
    const double Nothing = 1e-5;

    readonly ScenarioObjective _objective;
    readonly Polytope _set;
    readonly double _tolerance;
    readonly Ascent _ascent;
    readonly CancellationToken _token;
    double[] _metric = [];

    /// <summary>Prepares a search.</summary>
    /// <param name="objective">What is maximised.</param>
    /// <param name="set">A set that is not empty.</param>
    /// <param name="tolerance">Gap that is small enough, relative to the value.</param>
    /// <param name="token">Stops the search.</param>
    public PlanSearch(ScenarioObjective objective, Polytope set, double tolerance = 5e-4, CancellationToken token = default)
    {
        (_objective, _set, _tolerance, _token) = (objective, set, tolerance, token);
        _ascent = new Ascent(set);
    }

    /// <summary>Multipliers of the rows at the solution: what one unit more of every right-hand side would be worth.</summary>
    public double[] Multipliers { get; private set; } = [];

    /// <summary>Searches.</summary>
    /// <param name="reference">A point to start from; need not lie in the set.</param>
    /// <exception cref="InvalidOperationException">The bound is below the value; a fault of the program.</exception>
    public (double[] Point, BudgetCertificate Certificate) Run(double[] reference)
    {
        var start = new double[_set.Count];
        _ascent.Project(reference, CurvatureMetric.Plain(reference, _set), start);
        _metric = CurvatureMetric.At(True, start, _set);
        var (best, bound) = _objective.IsConcave ? Concave(start) : (Climb(start), double.PositiveInfinity);
        if (!IsClosed(best.Value, bound))
            (best, bound) = General(best, start, bound);
        var settled = Settle(best.Point, best.Value);
        var gradient = new double[settled.Length];
        var value = _objective.Evaluate(settled, gradient);
        CurvatureMetric.Write(True, settled, gradient, _set, _metric);
        Multipliers = new LinearBound(_set).Near(settled, gradient, _metric);
        var kind = double.IsInfinity(bound) ? CertificateKind.BestFound : _objective.IsConcave ? CertificateKind.Concave : CertificateKind.Envelope;
        var cost = Math.Abs(_objective.Price) * settled.Sum();
        return (settled, BudgetCertificate.Of(kind, value, bound, Math.Abs(value) + 2 * cost));
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

    double True(ReadOnlySpan<double> x, Span<double> gradient) => _objective.Evaluate(x, gradient);

    bool IsClosed(double value, double bound) => bound - value <= _tolerance * Math.Abs(value);

    Summit Climb(double[] start) => _ascent.Climb(True, start, _metric, MostSteps / 3, null, _token);

    (Summit Best, double Bound) Concave(double[] start)
    {
        var above = new PlanBound(_objective, _set, _tolerance, slack: 0, _token);
        return (Climb(True, start, above, out var bound), bound);
    }

    /// <summary>Climbs until a bound is close.</summary>
    Summit Climb(Ascent.Function function, double[] start, PlanBound above, out double bound)
    {
        var least = double.PositiveInfinity;
        var summit = _ascent.Climb(function, start, _metric, MostSteps, Settled(top => least = Math.Min(least, above.Linear(top.Point, top.Value))), _token);
        bound = Math.Min(least, above.Linear(summit.Point, summit.Value));
        return summit;
    }

    /// <summary>Asks for a bound only where the climb has become slow: far from the top there is none of use.</summary>
    Func<Summit, bool> Settled(Func<Summit, double> bound)
    {
        var last = double.NegativeInfinity;
        return best =>
        {
            var isSlow = best.Value - last <= 0.3 * _tolerance * Math.Abs(best.Value);
            last = best.Value;
            return isSlow && IsClosed(best.Value, bound(best));
        };
    }

    (Summit Best, double Bound) General(Summit best, double[] start, double bound)
    {
        var above = new PlanBound(_objective, _set, _tolerance, 0.3 * _tolerance * Math.Abs(best.Value), _token);
        if (above.IsKnown && !above.IsExact)
        {
            var top = Climb(above.Above, _objective.IsConcave ? best.Point : start, above, out var other);
            (best, bound) = (Better(best, Climb(top.Point)), Math.Min(bound, other));
            if (IsClosed(best.Value, bound))
                return (best, bound);
        }
        var starts = new PlanStarts(_objective, _set);
        var grid = above.GridStart(starts.Total(start));
        foreach (var other in (IEnumerable<double[]>)[.. grid is null ? starts.AllOver(start) : [grid], .. starts.InCorners(start)])
            best = Better(best, Climb(other));
        best = Polish(best);
        return (best, IsClosed(best.Value, bound) ? bound : Math.Min(bound, above.Split(best, _metric)));
    }

    /// <summary>Climbs on from the best point in the metric of its own curvature.</summary>
    Summit Polish(Summit best)
    {
        _metric = CurvatureMetric.At(True, best.Point, _set);
        return Better(best, Climb(best.Point));
    }

    static Summit Better(Summit a, Summit b) => b.Value > a.Value ? b : a;
}
