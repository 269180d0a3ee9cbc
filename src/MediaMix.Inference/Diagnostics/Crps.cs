using MediaMix.Numerics;

namespace MediaMix.Inference.Diagnostics;

/// <summary>
/// The continuous ranked probability score of a forecast against what happened (GR07 in docs/references.md): E|X − y| − ½E|X − X′|,
/// in the units of the outcome. A forecast without a band scores its absolute error; smaller is better.
/// </summary>
/// <remarks>Pure functions: they allocate nothing and may run on any number of threads at once.</remarks>
public static class Crps
{
    static readonly double InverseRootPi = 1 / Math.Sqrt(Math.PI);

    /// <summary>
    /// Score of the empirical distribution of draws (GR07, eq. 21), the second mean over all pairs:
    /// Σ|x_i − y|/n − Σ_i (2i − n + 1)·x_(i)/n² with i from 0.
    /// </summary>
    /// <param name="sorted">Draws in ascending order, at least one; not checked.</param>
    /// <param name="actual">What happened.</param>
    /// <returns>NaN for an empty sample.</returns>
    public static double OfSample(ReadOnlySpan<double> sorted, double actual)
    {
        int n = sorted.Length;
        var (distance, spread) = (0.0, 0.0);
        for (int i = 0; i < n; i++)
        {
            distance += Math.Abs(sorted[i] - actual);
            // Relative to the outcome, or sums of large numbers would cancel.
            spread += (2.0 * i - n + 1) * (sorted[i] - actual);
        }
        return distance / n - spread / n / n;
    }

    /// <summary>Score of a normal forecast (GR07, eq. 5): σ·(z(2Φ(z) − 1) + 2φ(z) − 1/√π) with z = (y − μ)/σ.</summary>
    /// <param name="mean">μ.</param>
    /// <param name="sd">σ ≥ 0; 0 = a forecast without a band, whose score is |y − μ|.</param>
    /// <param name="actual">y.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sd"/> is negative or NaN.</exception>
    public static double OfNormal(double mean, double sd, double actual)
    {
        if (!(sd >= 0))
            throw new ArgumentOutOfRangeException(nameof(sd), sd, "A standard deviation is not negative.");
        if (sd == 0)
            return Math.Abs(actual - mean);
        double z = (actual - mean) / sd;
        double density = ScalarMath.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);
        return sd * (z * (2 * ScalarMath.NormalCdf(z) - 1) + 2 * density - InverseRootPi);
    }
}
