namespace MediaMix.Analysis;

/// <summary>
/// How much a concave function can reach on a polytope at most, from one value and gradient: max f ≤ f(x) − g'x + max g'y, and by the
/// duality of linear programs max g'y ≤ μ'b + Σ max((g − Aᵀμ) y) over the bounds for every μ that is ≥ 0 for inequalities. The multipliers
/// come from projections of ever longer steps along g; a poor μ gives a poor bound, never a wrong one.
/// </summary>
sealed class LinearBound(Polytope set)
{
    const int Lengths = 6;

    readonly Projection _projection = new(set);
    readonly double[] _target = new double[set.Count];
    readonly double[] _point = new double[set.Count];
    readonly double[] _prices = new double[set.Count];
    readonly double[] _multipliers = new double[set.Rows.Count];
    double _lastLength;

    /// <summary>Multipliers of the rows at the least bound of the last call.</summary>
    public double[] Multipliers { get; } = new double[set.Rows.Count];

    /// <summary>An upper bound of g'y over the set.</summary>
    /// <param name="x">A point near the optimum, from which the multipliers are sought.</param>
    /// <param name="gradient">g.</param>
    /// <param name="metric">Weights of the variables.</param>
    public double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, ReadOnlySpan<double> metric)
    {
        var least = double.PositiveInfinity;
        var (size, step) = (0.0, 0.0);
        for (var v = 0; v < x.Length; v++)
        {
            size += metric[v] * (set.Upper[v] - set.Lower[v]) * (set.Upper[v] - set.Lower[v]);
            step += gradient[v] * gradient[v] / metric[v];
        }
        var length = _lastLength > 0 ? _lastLength / 10 : step > 0 ? 1e-2 * Math.Sqrt(size / step) : 1;
        for (var i = 0; i < Lengths; i++, length *= 10)
        {
            for (var v = 0; v < x.Length; v++)
                _target[v] = x[v] + length * gradient[v] / metric[v];
            _projection.Nearest(_target, metric, _point);
            for (var r = 0; r < _multipliers.Length; r++)
                _multipliers[r] = _projection.Multipliers[r] / length;
            var bound = At(gradient, _multipliers);
            if (bound >= least)
                continue;
            (least, _lastLength) = (bound, length);
            _multipliers.CopyTo(Multipliers, 0);
        }
        return least;
    }

    /// <summary>Multipliers at a point that is nearly optimal: those of one short step along the gradient.</summary>
    /// <param name="x">The point.</param>
    /// <param name="gradient">g.</param>
    /// <param name="metric">Weights of the variables, about their curvature.</param>
    public double[] Near(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, ReadOnlySpan<double> metric)
    {
        for (var v = 0; v < x.Length; v++)
            _target[v] = x[v] + gradient[v] / metric[v];
        _projection.Reset();
        _projection.Nearest(_target, metric, _point);
        return _projection.Multipliers.ToArray();
    }

    /// <summary>The bound of g'y that given multipliers make.</summary>
    public double At(ReadOnlySpan<double> gradient, double[] multipliers)
    {
        set.Prices(multipliers, _prices);
        var bound = 0.0;
        for (var r = 0; r < multipliers.Length; r++)
            bound += multipliers[r] * set.Rows[r].Bound;
        for (var v = 0; v < gradient.Length; v++)
        {
            var left = gradient[v] - _prices[v];
            bound += Math.Max(left * set.Lower[v], left * set.Upper[v]);
        }
        return bound;
    }
}
