using MediaMix.Numerics;

namespace MediaMix;

/// <summary>How an outcome scatters around its expectation in one draw: a density to rate observations, a generator to make them.</summary>
/// <param name="Scale">σ > 0, in outcome units, or of the log of the outcome.</param>
/// <param name="DegreesOfFreedom">ν of a Student-t, > 0; infinite for normal errors.</param>
/// <param name="IsMultiplicative">True for log-normal errors: ln y ~ normal(ln expected − σ²/2, σ²).</param>
readonly record struct ErrorDistribution(double Scale, double DegreesOfFreedom, bool IsMultiplicative = false)
{
    const double HalfLogTwoPi = 0.91893853320467274178;

    /// <value>√w of every row, by which its scale is divided; null = all rows weigh 1.</value>
    public double[]? RootWeights { get; init; }

    /// <summary>Scale of one row.</summary>
    public double RowScale(int row) => RootWeights is { } roots ? Scale / roots[row] : Scale;

    /// <summary>Writes ln p(y | expected) per row; 0 where y is NaN.</summary>
    public void LogDensity(ReadOnlySpan<double> outcome, ReadOnlySpan<double> expected, Span<double> density)
    {
        var isNormal = double.IsInfinity(DegreesOfFreedom);
        var constant = isNormal ? -HalfLogTwoPi : StudentTKernel.LogNormalizer(DegreesOfFreedom);
        var logScale = ScalarMath.Log(Scale);
        for (var t = 0; t < density.Length; t++)
        {
            var logOutcome = IsMultiplicative && outcome[t] > 0 ? ScalarMath.Log(outcome[t]) : 0;
            var scale = RowScale(t);
            var deviation = IsMultiplicative ? logOutcome - ScalarMath.Log(expected[t]) + 0.5 * scale * scale : outcome[t] - expected[t];
            var z = deviation / scale;
            var normalizer = constant - (RootWeights is null ? logScale : ScalarMath.Log(scale));
            density[t] = double.IsNaN(outcome[t]) ? 0 : -logOutcome
                + normalizer + (isNormal ? -0.5 * z * z : StudentTKernel.LogKernel(DegreesOfFreedom, z, out _));
        }
    }

    /// <summary>Turns expectations into outcomes with errors, in place.</summary>
    public void Scatter(ref Rng rng, Span<double> outcome)
    {
        for (var t = 0; t < outcome.Length; t++)
        {
            ref var y = ref outcome[t];
            var scale = RowScale(t);
            var error = scale * (double.IsInfinity(DegreesOfFreedom) ? rng.NextNormal() : NextStudentT(ref rng));
            y = IsMultiplicative ? y * ScalarMath.Exp(error - 0.5 * scale * scale) : y + error;
        }
    }

    /// <summary>A Student-t number by Bailey's polar method (1994): from a point (u, v) in the unit disc, u·√(ν(w^(−2/ν) − 1)/w) with w = u² + v².</summary>
    double NextStudentT(ref Rng rng)
    {
        while (true)
        {
            var (u, v) = (2 * rng.NextDouble() - 1, 2 * rng.NextDouble() - 1);
            var w = u * u + v * v;
            if (w is > 0 and <= 1)
                return u * Math.Sqrt(DegreesOfFreedom * ScalarMath.Expm1(-2 / DegreesOfFreedom * ScalarMath.Log(w)) / w);
        }
    }
}
