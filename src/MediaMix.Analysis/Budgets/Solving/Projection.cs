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
    readonly double[] _trial;
    readonly double[] _residual;
    readonly double[] _step;
    readonly double[] _rowScale;
    readonly double[] _prices;
    readonly double[] _trialPoint;
    readonly double[][] _system;
    readonly (int Row, double Coefficient)[][] _columns;

    public Projection(Polytope set)
    {
        _set = set;
        var rows = set.Rows.Count;
        (_multipliers, _centre, _trial, _residual) = (new double[rows], new double[rows], new double[rows], new double[rows]);
        (_step, _rowScale) = (new double[rows], new double[rows]);
        (_prices, _trialPoint) = (new double[set.Count], new double[set.Count]);
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
    public double Nearest(ReadOnlySpan<double> target, ReadOnlySpan<double> metric, Span<double> point)
    {
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
        {
            var size = Math.Abs(row.Bound);
            for (var k = 0; k < row.Index.Length; k++)
                size = Math.Max(size, Math.Abs(row.Coefficient[k] * x[row.Index[k]]));
            if (size > 0)
                worst = Math.Max(worst, row.Violation(x) / size);
        }
        return worst;
    }

    void Solve(ReadOnlySpan<double> target, ReadOnlySpan<double> metric, Span<double> point)
    {
        var value = Dual(_multipliers, target, metric, point);
        for (var step = 0; step < MostSteps && _multipliers.Length > 0; step++)
        {
            var slope = Direction(metric, point);
            if (!(slope > 0))
                return;
            var (length, improved) = (1.0, false);
            for (var halving = 0; halving < 60 && !improved; halving++, length *= 0.5)
            {
                for (var i = 0; i < _trial.Length; i++)
                {
                    _trial[i] = _multipliers[i] + length * _step[i];
                    if (!_set.Rows[i].IsEquality)
                        _trial[i] = Math.Max(0, _trial[i]);
                }
                var next = Dual(_trial, target, metric, _trialPoint);
                if (!(next >= value + 1e-4 * Ascent()))
                    continue;
                improved = next > value;
                value = next;
                _trial.CopyTo(_multipliers, 0);
                _trialPoint.CopyTo(point);
                if (!improved)
                    return;
            }
            if (!improved)
                return;
        }
    }

    double Ascent()
    {
        var sum = 0.0;
        for (var i = 0; i < _trial.Length; i++)
            sum += _residual[i] * (_trial[i] - _multipliers[i]);
        return sum;
    }

    /// <summary>The dual with its proximal term, and the point that belongs to the multipliers.</summary>
    double Dual(ReadOnlySpan<double> multipliers, ReadOnlySpan<double> target, ReadOnlySpan<double> metric, Span<double> point)
    {
        _set.Prices(multipliers, _prices);
        var sum = 0.0;
        for (var v = 0; v < _set.Count; v++)
        {
            var x = Math.Clamp(target[v] - _prices[v] / metric[v], _set.Lower[v], _set.Upper[v]);
            point[v] = x;
            sum += 0.5 * metric[v] * (x - target[v]) * (x - target[v]) + _prices[v] * x;
        }
        for (var i = 0; i < multipliers.Length; i++)
        {
            var away = multipliers[i] - _centre[i];
            sum -= multipliers[i] * _set.Rows[i].Bound + 0.5 * Proximity * _rowScale[i] * away * away;
        }
        return sum;
    }

    /// <summary>Newton's direction for the rows that are free to move; the slope along it, 0 at the optimum.</summary>
    double Direction(ReadOnlySpan<double> metric, ReadOnlySpan<double> point)
    {
        var rows = _multipliers.Length;
        for (var i = 0; i < rows; i++)
        {
            _residual[i] = _set.Rows[i].Of(point) - _set.Rows[i].Bound - Proximity * _rowScale[i] * (_multipliers[i] - _centre[i]);
            Array.Clear(_system[i]);
            _system[i][i] = Proximity * _rowScale[i];
        }
        for (var v = 0; v < point.Length; v++)
        {
            if (!(point[v] > _set.Lower[v] && point[v] < _set.Upper[v]))
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
