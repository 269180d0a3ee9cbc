namespace MediaMix;

/// <summary>
/// The adaptive ridge: a spline of straight lines with a knot in every period, whose bends are penalised by λ Σ w_k (Δ²β)_k² with
/// weights w_k = 1/((Δ²β)_k² + ε²) that follow the bends, so that a bend costs about λ where it is large and nothing where there is none.
/// What it converges to has few bends; they are the knots (Frommlet and Nuel 2016; Goepp, Bouaziz and Nuel 2025).
/// </summary>
sealed class AdaptiveSpline
{
    const int MostIterations = 1_000;
    const double Epsilon = 1e-5;
    const double Tolerance = 1e-6;
    const double LeastSelected = 0.99;

    readonly PentadiagonalSystem _normal;
    readonly PentadiagonalSystem _penalised;
    readonly double[] _values;
    readonly double[] _weights;
    readonly double[] _selected;

    /// <summary>Starts with equal weights.</summary>
    /// <param name="normal">Normal equations of the values at all candidates and both ends.</param>
    public AdaptiveSpline(PentadiagonalSystem normal)
    {
        var size = normal.Right.Length;
        _normal = normal;
        _penalised = new PentadiagonalSystem(size);
        _values = new double[size];
        _weights = new double[size - 2];
        _selected = new double[size - 2];
        Array.Fill(_weights, 1);
        Array.Fill(_selected, 1);
    }

    /// <summary>Iterates until the knots stand still, from where an earlier penalty ended.</summary>
    /// <param name="penalty">λ > 0.</param>
    /// <returns>0-based candidates kept, ascending; null without convergence.</returns>
    public int[]? Select(double penalty)
    {
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            if (Iterate(penalty) < Tolerance)
                return [.. Enumerable.Range(0, _selected.Length).Where(k => _selected[k] > LeastSelected)];
        }
        return null;
    }

    /// <summary>One ridge fit and its new weights; returns by how much a candidate's share of its cost has changed.</summary>
    double Iterate(double penalty)
    {
        _penalised.CopyFrom(_normal);
        for (var k = 0; k < _weights.Length; k++)
            _penalised.AddSecondDifference(k, penalty * _weights[k]);
        _penalised.Solve(_values);
        var change = 0.0;
        for (var k = 0; k < _weights.Length; k++)
        {
            var bend = _values[k] - 2 * _values[k + 1] + _values[k + 2];
            _weights[k] = 1 / (bend * bend + Epsilon * Epsilon);
            var selected = _weights[k] * bend * bend;
            change = Math.Max(change, Math.Abs(selected - _selected[k]));
            _selected[k] = selected;
        }
        return change;
    }
}
