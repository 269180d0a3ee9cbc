using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>A normal distribution N(c, H) fitted to the density around a point of a path. Immutable.</summary>
sealed class NormalApproximation(double[] centre, InverseHessian covariance)
{
    public ReadOnlySpan<double> Centre => centre;

    public InverseHessian Covariance => covariance;

    /// <summary>Writes a draw x = c + F u.</summary>
    /// <returns>log q(x) = −ln |det F| − ½‖u‖² − ½d ln 2π.</returns>
    public double Draw(ref Rng rng, Span<double> position)
    {
        rng.NextNormals(position);
        var logDensity = -covariance.LogDeterminant - 0.5 * Kernels.SumOfSquares(position) - ScalarMath.HalfLogTwoPi * position.Length;
        covariance.Transform(position, position);
        Kernels.Add(centre, position, position);
        return logDensity;
    }
}
