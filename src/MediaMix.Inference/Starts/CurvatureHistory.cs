using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// The last J curvature pairs and a diagonal that follows all of them: the inverse Hessian before the pairs (Gilbert and
/// Lemaréchal 1989; Zhang, Carpenter, Gelman and Vehtari 2022, algorithm 3).
/// </summary>
sealed class CurvatureHistory
{
    /// <summary>
    /// Smallest cosine between step and gradient change, in the scale of the diagonal: with less, rounding decides the
    /// curvature. Relative to the diagonal, it does not depend on the units of the parameters.
    /// </summary>
    const double SmallestCosine = 1e-8;

    readonly Queue<CurvaturePair> _pairs = new();
    readonly double[] _diagonal;
    readonly int _capacity;

    /// <summary>
    /// Before the first pair, αᵢ = 1/max(1, |gᵢ|): the square of the standard deviation over the distance from the mode, at
    /// least in order of magnitude, where that distance is about one unit. It finds scales that are many orders apart.
    /// </summary>
    /// <param name="gradient">∇log p at the start, length d.</param>
    /// <param name="capacity">J.</param>
    public CurvatureHistory(ReadOnlySpan<double> gradient, int capacity)
    {
        _capacity = capacity;
        _diagonal = new double[gradient.Length];
        for (var i = 0; i < _diagonal.Length; i++)
            _diagonal[i] = 1 / Math.Max(1, Math.Abs(gradient[i]));
    }

    public ReadOnlySpan<double> Diagonal => _diagonal;

    public int Count => _pairs.Count;

    /// <summary>Takes in one step; a pair without positive curvature is left out altogether.</summary>
    /// <param name="pair">Its arrays are kept, not copied.</param>
    public void Add(CurvaturePair pair)
    {
        double inStep = 0, inChange = 0;
        for (var i = 0; i < _diagonal.Length; i++)
        {
            inStep += pair.Step[i] * pair.Step[i] / _diagonal[i];
            inChange += pair.Change[i] * pair.Change[i] * _diagonal[i];
        }
        var curvature = Kernels.Dot(pair.Step, pair.Change);
        if (!(curvature > SmallestCosine * Math.Sqrt(inStep) * Math.Sqrt(inChange)) || !double.IsFinite(curvature))
            return;
        Rescale(pair, curvature, inStep, inChange);
        if (_pairs.Count == _capacity)
            _pairs.Dequeue();
        _pairs.Enqueue(pair);
    }

    /// <summary>Forgets the pairs, not the diagonal.</summary>
    public void Clear() => _pairs.Clear();

    /// <summary>The inverse Hessian as it is known now.</summary>
    public InverseHessian Build() => new(_diagonal, [.. _pairs]);

    /// <summary>αᵢ ← yᵀs / (yᵀAy/αᵢ + yᵢ² − yᵀAy (sᵢ/αᵢ)²/sᵀA⁻¹s), A = diag(α): the diagonal of the updated matrix, inverted twice.</summary>
    void Rescale(CurvaturePair pair, double curvature, double inStep, double inChange)
    {
        for (var i = 0; i < _diagonal.Length; i++)
        {
            var (s, y, alpha) = (pair.Step[i], pair.Change[i], _diagonal[i]);
            // The bracket lies in [0, 1] but for rounding.
            var updated = curvature / (inChange / alpha * Math.Max(0, 1 - s * s / alpha / inStep) + y * y);
            if (updated > 0 && double.IsFinite(updated))
                _diagonal[i] = updated;
        }
    }
}
