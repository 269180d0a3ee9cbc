using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// The limited-memory BFGS inverse Hessian in product form, H = F Fᵀ with F = E_m ⋯ E_1 A^½ and E_i = I − s_i v_iᵀ (Brodlie,
/// Gourlay and Greenstadt 1973). It equals the recursion H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, ρ = 1/sᵀy, and serves for
/// the direction of a step, for draws and for the determinant alike, where the compact form of Zhang et al. 2022 needs a QR
/// or a Cholesky decomposition. A product of invertible factors stays positive definite under rounding. Immutable.
/// </summary>
/// <remarks>
/// v = ρ y + β H⁻¹s leaves E H Eᵀ equal to the update when β² = ρ/σ, σ = sᵀH⁻¹s; with β &lt; 0, det E = 1 − vᵀs = √(ρσ) &gt; 0.
/// O(J²d) to build, O(Jd) to apply.
/// </remarks>
sealed class InverseHessian
{
    readonly double[] _scale;
    readonly CurvaturePair[] _pairs;
    readonly double[][] _duals;
    readonly double[] _determinants;

    /// <param name="diagonal">A: length d, positive; copied.</param>
    /// <param name="pairs">Oldest first, each with sᵀy &gt; 0; kept, not copied.</param>
    public InverseHessian(ReadOnlySpan<double> diagonal, CurvaturePair[] pairs)
    {
        (_pairs, _duals, _determinants) = (pairs, new double[pairs.Length][], new double[pairs.Length]);
        _scale = new double[diagonal.Length];
        double logDeterminant = 0;
        for (var i = 0; i < _scale.Length; i++)
        {
            _scale[i] = Math.Sqrt(diagonal[i]);
            logDeterminant += ScalarMath.Log(_scale[i]);
        }
        for (var k = 0; k < pairs.Length; k++)
            logDeterminant += ScalarMath.Log(Factor(k));
        LogDeterminant = logDeterminant;
    }

    public int Dimension => _scale.Length;

    /// <summary>ln |det F| = ½ ln det H.</summary>
    public double LogDeterminant { get; }

    /// <summary>F x: a draw from N(0, H) where x is standard normal.</summary>
    /// <param name="x">Length d.</param>
    /// <param name="result">Length d; may be <paramref name="x"/>.</param>
    public void Transform(ReadOnlySpan<double> x, Span<double> result)
    {
        Kernels.Multiply(_scale, x, result);
        for (var k = 0; k < _pairs.Length; k++)
            Kernels.Axpy(-Kernels.Dot(_duals[k], result), _pairs[k].Step, result);
    }

    /// <summary>H x.</summary>
    /// <param name="x">Length d.</param>
    /// <param name="result">Length d; may be <paramref name="x"/>.</param>
    public void Apply(ReadOnlySpan<double> x, Span<double> result)
    {
        x.CopyTo(result);
        for (var k = _pairs.Length - 1; k >= 0; k--)
            Kernels.Axpy(-Kernels.Dot(_pairs[k].Step, result), _duals[k], result);
        Kernels.Multiply(_scale, result, result);
        Transform(result, result);
    }

    /// <summary>Builds E_k from the factors before it; returns its determinant.</summary>
    double Factor(int k)
    {
        var (step, change) = _pairs[k];
        var dual = (double[])step.Clone();
        for (var i = k - 1; i >= 0; i--)
            Kernels.Axpy(Kernels.Dot(_duals[i], dual) / _determinants[i], _pairs[i].Step, dual);
        for (var i = 0; i < dual.Length; i++)
            dual[i] /= _scale[i];
        var sigma = Kernels.SumOfSquares(dual);
        for (var i = 0; i < dual.Length; i++)
            dual[i] /= _scale[i];
        for (var i = 0; i < k; i++)
            Kernels.Axpy(Kernels.Dot(_pairs[i].Step, dual) / _determinants[i], _duals[i], dual);
        var curvature = Kernels.Dot(step, change);
        Kernels.Scale(-1 / Math.Sqrt(curvature * sigma), dual, dual);
        Kernels.Axpy(1 / curvature, change, dual);
        _duals[k] = dual;
        return _determinants[k] = Math.Sqrt(sigma / curvature);
    }
}
