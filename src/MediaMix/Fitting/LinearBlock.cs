using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The linear-Gaussian block of a model with one noise variance r, integrated out exactly.
/// With y = f + X b + e (all rows multiplied by √w where they have weights w), b ~ N(m, S) diagonal and A = X S^½ = U Qᵀ, the columns of U orthogonal with squared norms λ:
/// c = Uᵀ(y − f − X m), h = c / (r + λ), ε = y − f − X m − U h, and
/// log p(y | f, r) = −½ [ n ln 2πr + Σ ln(1 + λ/r) + εᵀε/r + hᵀh ].
/// Every term of the quadratic form is positive, so nothing cancels. b given y is m + S^½ Q (h + √(r/(r+λ)) z).
/// Immutable and thread-safe.
/// </summary>
sealed class LinearBlock
{
    const double LogTwoPi = 1.8378770664093454836;

    readonly double[] _centred;
    readonly double[] _rootWeights;
    readonly bool _isWeighted;
    readonly int _count;
    readonly OrthogonalColumns _basis;
    readonly double[] _mean;
    readonly double[] _sd;

    /// <summary>Prepares the block.</summary>
    /// <param name="likelihood">Scaled outcome, which rows are observed, and how much they weigh.</param>
    /// <param name="columns">Design columns, padded.</param>
    /// <param name="priors">Normal prior of each coefficient.</param>
    public LinearBlock(ObservedOutcome likelihood, IReadOnlyList<double[]> columns, IReadOnlyList<NormalPrior> priors)
    {
        _rootWeights = likelihood.RootWeights;
        _isWeighted = likelihood.IsWeighted;
        _count = likelihood.Count;
        _mean = [.. priors.Select(static p => p.Location)];
        _sd = [.. priors.Select(static p => p.Sd)];
        _centred = new double[likelihood.Outcome.Length];
        Kernels.Multiply(likelihood.Outcome, _rootWeights, _centred);
        var scaled = new double[columns.Count][];
        for (var k = 0; k < columns.Count; k++)
        {
            scaled[k] = new double[_centred.Length];
            Kernels.Multiply(columns[k], _rootWeights, scaled[k]);
            Kernels.Axpy(-_mean[k], scaled[k], _centred);
            Kernels.Scale(_sd[k], scaled[k], scaled[k]);
        }
        _basis = OrthogonalColumns.Of(scaled);
    }

    /// <summary>Number of coefficients.</summary>
    public int Count => _mean.Length;

    /// <summary>Collapsed log likelihood; turns the rest of the expected outcome into its adjoint in place.</summary>
    /// <param name="outcome">In: f, the expected outcome without the block; out: ∂ log p/∂f.</param>
    /// <param name="variance">r.</param>
    /// <param name="logVariance">ln r.</param>
    /// <param name="weights">Length K, overwritten with h.</param>
    /// <param name="varianceAdjoint">∂ log p/∂r.</param>
    public double Evaluate(Span<double> outcome, double variance, double logVariance, Span<double> weights, out double varianceAdjoint)
    {
        Kernels.Multiply(outcome, _rootWeights, outcome);
        Kernels.Subtract(_centred, outcome, outcome);
        // All weights before any subtraction: the columns are orthogonal, but only up to round-off.
        for (var k = 0; k < weights.Length; k++)
            weights[k] = Kernels.Dot(_basis.Columns[k], outcome) / (variance + _basis.SquaredNorms[k]);
        var (product, logDeterminant, shrinkage, squares) = (1.0, 0.0, 0.0, 0.0);
        for (var k = 0; k < weights.Length; k++)
        {
            var λ = _basis.SquaredNorms[k];
            Kernels.Axpy(-weights[k], _basis.Columns[k], outcome);
            squares += weights[k] * weights[k];
            shrinkage += λ / (variance + λ);
            product *= 1 + λ / variance;
            if (product > 1e100)
            {
                logDeterminant += ScalarMath.Log(product);
                product = 1;
            }
        }
        logDeterminant += ScalarMath.Log(product);
        var precision = 1 / variance;
        var residual = Kernels.SumOfSquares(outcome) * precision;
        Kernels.Scale(precision, outcome, outcome);
        if (_isWeighted)
            Kernels.Multiply(outcome, _rootWeights, outcome);
        varianceAdjoint = 0.5 * precision * (residual + shrinkage - _count);
        return -0.5 * (_count * (LogTwoPi + logVariance) + logDeterminant + residual + squares);
    }

    /// <summary>Draws the coefficients from their exact conditional.</summary>
    /// <param name="weights">h, from <see cref="Evaluate"/>.</param>
    /// <param name="variance">r.</param>
    /// <param name="rng">Stream of this draw.</param>
    /// <param name="coefficients">Length K, overwritten.</param>
    public void Recover(ReadOnlySpan<double> weights, double variance, ref Rng rng, Span<double> coefficients)
    {
        _mean.CopyTo(coefficients);
        for (var k = 0; k < Count; k++)
        {
            var λ = _basis.SquaredNorms[k];
            var coordinate = weights[k] + Math.Sqrt(variance / (variance + λ)) * rng.NextNormal();
            for (var j = 0; j < Count; j++)
                coefficients[j] += _sd[j] * _basis.Rotation[k][j] * coordinate;
        }
    }
}
