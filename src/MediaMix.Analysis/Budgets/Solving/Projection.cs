namespace MediaMix.Analysis;

/// <summary>
/// The nearest point of a polytope in a diagonal metric, by a semismooth Newton method on the dual of the rows (Li, Sun and Toh 2020 use the
/// same for knapsacks; here with few rows): x(μ) = clip(z − Aᵀμ / h), one small linear system per step. A proximal term on the multipliers
/// keeps the system regular where all variables of a row stand at their bounds, and is driven out by moving its centre (Rockafellar 1976).
/// Keeps its multipliers as the start of the next call; one instance per thread.
/// </summary>
sealed class Projection
{
    const int MostCentres = 60, MostSteps = 100;
    const double Tolerance = 1e-10;
    const double Proximity = 1e-7;

    readonly Polytope _set;
    readonly double[] _multipliers;
    readonly double[] _centre;
    readonly double[] _from;
    readonly double[] _residual;
    readonly double[] _step;
    readonly double[] _rowScale;
    readonly double[] _prices;
    readonly double[][] _system;
    readonly (int Row, double Coefficient)[][] _columns;
    double[] _lower;

    public Projection(Polytope set)
    {
        (_set, _lower) = (set, set.Lower);
        var rows = set.Rows.Count;
        (_multipliers, _centre, _from, _residual) = (new double[rows], new double[rows], new double[rows], new double[rows]);
        (_step, _rowScale) = (new double[rows], new double[rows]);
        _prices = new double[set.Count];
        _system = BandBuilder.Allocate(rows, rows);
        _columns = Columns(set);
    }

    /// <summary>Multipliers of the rows at the last projection, ≥ 0 for inequalities: h(z − x) = Aᵀμ plus those of the bounds.</summary>
    public ReadOnlySpan<double> Multipliers => _multipliers;

    /// <summary>Forgets the multipliers.</summary>
    public void Reset() => Array.Clear(_multipliers);

    /// <summary>Writes the nearest point.</summary>
    /// <param name="target">z.</param>
    /// <param name="metric">h, > 0.</param>
    /// <param name="point">x; may be the same memory as the target only where there are no rows.</param>
    /// <returns>Largest violation of a row that is left, relative to the size of its terms: above 1e-6 the set is empty.</returns>
    public double Nearest(ReadOnlySpan<double> target, ReadOnlySpan<double> metric, Span<double> point) => Nearest(target, metric, point, _set.Lower);

    /// <summary>The same with lower ends in place of those of the set.</summary>
    public double Nearest(ReadOnlySpan<double> target, ReadOnlySpan<double> metric, Span<double> point, double[] lower)
    {
        _lower = lower;
        Normalise(metric);
        var violation = double.PositiveInfinity;
        for (var round = 0; round < MostCentres; round++)
        {
            _multipliers.CopyTo(_centre, 0);
            Solve(target, metric, point);
            var now = RelativeViolation(point);
            if (now <= Tolerance)
                return now;
            // Multipliers of an empty set grow for ever, and the violation stays.
            if (round > 12 && now > 0.99 * violation)
                return now;
            violation = now;
        }
        return violation;
    }

    static (int, double)[][] Columns(Polytope set)
    {
        var columns = new List<(int, double)>[set.Count];
        for (var v = 0; v < set.Count; v++)
            columns[v] = [];
        for (var i = 0; i < set.Rows.Count; i++)
        {
            var row = set.Rows[i];
            for (var k = 0; k < row.Index.Length; k++)
                columns[row.Index[k]].Add((i, row.Coefficient[k]));
        }
        return [.. columns.Select(static c => c.ToArray())];
    }

    /// <summary>A row's own entry of A h⁻¹ Aᵀ: its multiplier is counted in units that make it one.</summary>
    void Normalise(ReadOnlySpan<double> metric)
    {
        for (var i = 0; i < _rowScale.Length; i++)
        {
            var (row, sum) = (_set.Rows[i], 0.0);
            for (var k = 0; k < row.Index.Length; k++)
                sum += row.Coefficient[k] * row.Coefficient[k] / metric[row.Index[k]];
            _rowScale[i] = sum > 0 ? sum : 1;
        }
    }

    double RelativeViolation(ReadOnlySpan<double> x)
    {
        var worst = 0.0;
        foreach (var row in _set.Rows)
            worst = Math.Max(worst, row.Violation(x) / Size(row, x));
        return worst;
    }

    void Solve(ReadOnlySpan<double> target, ReadOnlySpan<double> metric, Span<double> point)
    {
        Residuals(_multipliers, target, metric, point);
        for (var step = 0; step < MostSteps && _multipliers.Length > 0; step++)
        {
            var slope = Direction(metric, point);
            if (!(slope > 0) || LargestResidual(point) <= 0.1 * Tolerance || !Search(slope, target, metric, point))
                return;
        }
    }

    /// <summary>
    /// Goes along the direction to where the slope is a tenth of what it was. The dual is concave, so its slope falls, and its sign brackets the
    /// maximum; values would drown in rounding when multipliers are large.
    /// </summary>
    bool Search(double slope, ReadOnlySpan<double> target, ReadOnlySpan<double> metric, Span<double> point)
    {
        _multipliers.CopyTo(_from, 0);
        var (low, high, length) = (0.0, double.PositiveInfinity, 1.0);
        for (var trial = 0; trial < 80; trial++)
        {
            for (var i = 0; i < _multipliers.Length; i++)
            {
                var moved = _from[i] + length * _step[i];
                _multipliers[i] = _set.Rows[i].IsEquality ? moved : Math.Max(0, moved);
            }
            Residuals(_multipliers, target, metric, point);
            var now = 0.0;
            for (var i = 0; i < _multipliers.Length; i++)
                now += _set.Rows[i].IsEquality || _multipliers[i] > 0 || _residual[i] > 0 ? _residual[i] * _step[i] : 0;
            if (Math.Abs(now) <= 0.1 * slope || (now > 0 && trial >= 3 && low > 0 && high == double.PositiveInfinity))
                return true;
            if (now > 0)
                low = length;
            else
                high = length;
            if (high - low <= 1e-15 * high)
                return true;
            length = double.IsPositiveInfinity(high) ? 8 * length : low > 0 ? (trial % 2 == 0 ? 0.5 * (low + high) : Math.Sqrt(low * high)) : 0.1 * high;
        }
        return true;
    }

    /// <summary>Writes the point of the multipliers and the gradient of the dual there, its proximal term included.</summary>
    void Residuals(ReadOnlySpan<double> multipliers, ReadOnlySpan<double> target, ReadOnlySpan<double> metric, Span<double> point)
    {
        _set.Prices(multipliers, _prices);
        for (var v = 0; v < _set.Count; v++)
            point[v] = Math.Min(Math.Max(target[v] - _prices[v] / metric[v], _lower[v]), _set.Upper[v]);
        for (var i = 0; i < multipliers.Length; i++)
            _residual[i] = _set.Rows[i].Of(point) - _set.Rows[i].Bound - Proximity * _rowScale[i] * (multipliers[i] - _centre[i]);
    }

    double LargestResidual(ReadOnlySpan<double> x)
    {
        var worst = 0.0;
        for (var i = 0; i < _residual.Length; i++)
            worst = Math.Max(worst, Math.Abs(_residual[i]) / Size(_set.Rows[i], x));
        return worst;
    }

    static double Size(LinearRow row, ReadOnlySpan<double> x)
    {
        var size = Math.Max(Math.Abs(row.Bound), double.Epsilon);
        for (var k = 0; k < row.Index.Length; k++)
            size = Math.Max(size, Math.Abs(row.Coefficient[k] * x[row.Index[k]]));
        return size;
    }

    /// <summary>Newton's direction for the rows that are free to move; the slope along it, 0 at the optimum.</summary>
    double Direction(ReadOnlySpan<double> metric, ReadOnlySpan<double> point)
    {
        var rows = _multipliers.Length;
        for (var i = 0; i < rows; i++)
        {
            Array.Clear(_system[i]);
            _system[i][i] = Proximity * _rowScale[i];
        }
        for (var v = 0; v < point.Length; v++)
        {
            if (!(point[v] > _lower[v] && point[v] < _set.Upper[v]))
                continue;
            foreach (var (i, a) in _columns[v])
                foreach (var (j, b) in _columns[v])
                    _system[i][j] += a * b / metric[v];
        }
        for (var i = 0; i < rows; i++)
        {
            if (_set.Rows[i].IsEquality || _multipliers[i] > 0 || _residual[i] > 0)
                continue;
            for (var j = 0; j < rows; j++)
                (_system[i][j], _system[j][i]) = (0, 0);
            (_system[i][i], _residual[i]) = (1, 0);
        }
        _residual.CopyTo(_step, 0);
        DenseSystem.SolveInPlace(_system, _step);
        var slope = 0.0;
        for (var i = 0; i < rows; i++)
            slope += _residual[i] * _step[i];
        return slope;
    }
}
