namespace MediaMix.Analysis;

/// <summary>
/// Upper bounds of an objective over a polytope, near a point. None is above the other by nature; each holds. Belongs to one search.
/// </summary>
/// <param name="objective">What is maximised.</param>
/// <param name="set">Where plans may lie.</param>
/// <param name="tolerance">Gap that is small enough, relative to the value.</param>
/// <param name="slack">How far the concave function above may be higher for the sake of smoothness.</param>
/// <param name="token">Stops the search.</param>
sealed class PlanBound(ScenarioObjective objective, Polytope set, double tolerance, double slack, CancellationToken token)
{
    const int Rounds = 25, GridPoints = 41, MostPoints = 6000;

    /// <summary>Share of the mean below which no variable is taken where the function is linearised.</summary>
    const double Inside = 1e-6;

    readonly LinearBound _linear = new(set);
    readonly ScenarioObjective _above = objective.Above(slack);

    /// <summary>True where there is a concave function above the objective.</summary>
    public bool IsKnown => objective.Utility.IsConcave && objective.Response.HasBounds;

    /// <summary>True where that is the objective itself.</summary>
    public bool IsExact => objective.IsConcave && _above == objective;

    /// <summary>A concave function above the objective: concave bounds of the responses, in a utility that no outcome lowers. The objective itself where that is concave.</summary>
    public double Above(ReadOnlySpan<double> x, Span<double> gradient) => _above.Evaluate(x, gradient, isBound: true);

    /// <summary>
    /// The least upper bound from linearisations near a point. Any point gives a bound; the one that maximises the concave function above less the
    /// rows at their prices gives the tightest, and where curves are infinitely steep at zero only that one is of use.
    /// </summary>
    /// <param name="point">Near the optimum.</param>
    /// <param name="value">What is reached there.</param>
    public double Linear(double[] point, double value)
    {
        if (!IsKnown)
            return double.PositiveInfinity;
        var (least, count) = (double.PositiveInfinity, point.Length);
        var (inner, gradient, weights, prices) = ((double[])point.Clone(), new double[count], new double[count], new double[count]);
        double[] multipliers = [];
        // Where nothing is spent, what could be: at no spend at all only a secant's slope is known, which bounds nothing.
        var mean = (point.Sum() is var spent and > 0 ? spent : set.Upper.Sum()) / count;
        for (var v = 0; v < count; v++)
            inner[v] = Math.Min(set.Upper[v], Math.Max(point[v], Inside * mean));
        for (var round = 0; round < Rounds; round++)
        {
            token.ThrowIfCancellationRequested();
            var height = Above(inner, gradient);
            CurvatureMetric.Write(Above, inner, gradient, set, weights);
            if (round == 0)
                multipliers = _linear.Near(inner, gradient, weights);
            var linear = Math.Min(_linear.At(gradient, multipliers), _linear.Of(inner, gradient, weights));
            least = Math.Min(least, height - Numerics.Kernels.Dot(gradient, inner) + linear);
            if (!double.IsFinite(least) || least - value <= 0.5 * tolerance * Math.Abs(value))
                break;
            set.Prices(multipliers, prices);
            for (var v = 0; v < count; v++)
            {
                var moved = inner[v] + (gradient[v] - prices[v]) / weights[v];
                inner[v] = Math.Min(Math.Max(Math.Clamp(moved, 0.1 * inner[v], 10 * inner[v] + Inside * mean), set.Lower[v]), set.Upper[v]);
            }
        }
        return double.IsNaN(least) ? double.PositiveInfinity : least;
    }

    /// <summary>
    /// Where every block is one variable, the bound by the curves themselves, concave or not: a concave utility is at most its value at a point plus its
    /// derivatives there times what outcomes change, and that is a sum of curves.
    /// </summary>
    /// <param name="best">The best point.</param>
    /// <param name="metric">Weights of the variables.</param>
    public double Split(Summit best, double[] metric)
    {
        if (!objective.Utility.IsConcave || !HasCurves)
            return double.PositiveInfinity;
        var weights = objective.Weights(best.Point);
        var constant = best.Value + objective.Price * best.Point.Sum() - Numerics.Kernels.Dot(weights, objective.Outcomes(best.Point));
        var curves = Array.TrueForAll(weights, w => w == weights[0]) ? Means : Grid(weights);
        return constant + SplitBound.Of(curves, set, _linear.Near(best.Point, best.Gradient, metric), objective.Price, 0.3 * tolerance * Math.Abs(best.Value), MostPoints);
    }

    /// <summary>The best split over a grid by the means of curves; null where blocks have more variables than one.</summary>
    /// <param name="total">What is split.</param>
    public double[]? GridStart(double total) => HasCurves ? GridSplit.Find(Means, set, total, objective.Price) : null;

    BlockCurves Means => field ??= Grid(null);

    BlockCurves Grid(double[]? weights)
    {
        var curves = new BlockCurves(objective, weights);
        curves.AddGrid(set, GridPoints);
        return curves;
    }

    /// <summary>True where every block is one variable that no scenario falls with.</summary>
    bool HasCurves => objective.Response.Blocks.All(static count => count == 1) && Enumerable.Range(0, set.Count).All(objective.Response.IsIncreasing);
}
