using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Metric;

/// <summary>Draws from N(m, D(I + F Fᵀ)D) with their gradients, for a few strong factors F and unequal scales D.</summary>
sealed class FactorGaussian
{
    readonly double[] _mean;
    readonly double[] _scale;
    readonly double[][] _factors;

    /// <param name="dimension">d.</param>
    /// <param name="factors">Number of factors; their sizes are 30, 10, 3, …</param>
    public FactorGaussian(int dimension, int factors)
    {
        var rng = Rng.Create(23, dimension, factors, 1);
        (_mean, _scale) = (new double[dimension], new double[dimension]);
        rng.NextNormals(_mean);
        rng.NextNormals(_scale);
        for (var i = 0; i < dimension; i++)
            _scale[i] = Math.Exp(_scale[i]);
        // Orthogonal factors, so that the inverse is written down at once.
        var raw = new double[factors][];
        for (var k = 0; k < factors; k++)
        {
            raw[k] = new double[dimension];
            rng.NextNormals(raw[k]);
        }
        _factors = OrthonormalBasis.Of(raw, 1e-8);
        for (var k = 0; k < factors; k++)
            Kernels.Scale(30 * Math.Pow(0.33, k), _factors[k], _factors[k]);
    }

    public int Dimension => _mean.Length;

    public IReadOnlyList<WhiteningDraw> Draw(int count, int seed) =>
        [.. Enumerable.Range(0, count).Select(n => Draw(Rng.Create(29, seed, n, 1)))];

    /// <summary>Condition number of the covariance in the coordinates of a map, from all of A⁻¹ Cov A⁻ᵀ.</summary>
    public double Condition(AffineMap map)
    {
        // Column i of A⁻¹ Cov^½ for the square root D[I, F] of the covariance.
        var (unit, image, origin) = (Padding.Allocate(Dimension), Padding.Allocate(Dimension), Padding.Allocate(Dimension));
        map.ToWhitened(unit, origin);
        double[][] covariance = [.. Enumerable.Range(0, Dimension).Select(_ => new double[Dimension])];
        foreach (var column in Enumerable.Range(0, Dimension).Select(Unit).Concat(_factors))
        {
            Kernels.Multiply(column, _scale, unit.AsSpan(0, Dimension));
            map.ToWhitened(unit, image);
            Kernels.Subtract(image, origin, image);
            GeometricMean.AddOuter(1, image, covariance);
        }
        var eigen = SymmetricEigen.Of(covariance)!;
        return eigen.Values.Max() / eigen.Values.Min();
    }

    WhiteningDraw Draw(Rng rng)
    {
        var (z, gradient) = (new double[Dimension], new double[Dimension]);
        rng.NextNormals(z);
        var weights = new double[_factors.Length];
        rng.NextNormals(weights);
        for (var k = 0; k < weights.Length; k++)
            Kernels.Axpy(weights[k], _factors[k], z);
        // (I + F Fᵀ)⁻¹ z = z − Σ f (fᵀz)/(1 + fᵀf) for orthogonal factors.
        Kernels.Scale(-1, z, gradient);
        foreach (var f in _factors)
            Kernels.Axpy(Kernels.Dot(f, z) / (1 + Kernels.SumOfSquares(f)), f, gradient);
        for (var i = 0; i < Dimension; i++)
            (z[i], gradient[i]) = (_mean[i] + _scale[i] * z[i], gradient[i] / _scale[i]);
        return new WhiteningDraw(z, gradient);
    }

    double[] Unit(int i)
    {
        var unit = new double[Dimension];
        unit[i] = 1;
        return unit;
    }
}
