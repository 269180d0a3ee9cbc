using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Mills' ratio of the standard normal, R(x) = e^(x²/2)·∫_x^∞ e^(−t²/2) dt, and the excess 1/R(x) − x,
/// which is how far beyond x the tail has its mean. For x ≥ 2 from Laplace's continued fraction
/// 1/R = x + 1/(x + 2/(x + 3/(x + …))) (Abramowitz &amp; Stegun 26.2.14).
/// </summary>
/// <param name="Value">R(x).</param>
/// <param name="Excess">1/R(x) − x, without cancellation.</param>
readonly record struct MillsRatio(double Value, double Excess)
{
    const double SqrtTwoPi = 2.5066282746310005024;
    const double FractionStart = 2;

    // At x = 2 this many terms leave a relative error of 1e-18; larger x need fewer.
    const int Terms = 70;

    /// <summary>The ratio at <paramref name="x"/> ≥ 0.</summary>
    public static MillsRatio At(double x)
    {
        if (x < FractionStart)
        {
            var value = SqrtTwoPi * ScalarMath.NormalCdf(-x) * ScalarMath.Exp(0.5 * x * x);
            return new(value, 1 / value - x);
        }
        var tail = x;
        for (var k = Terms; k > 1; k--)
            tail = x + k / tail;
        return new(1 / (x + 1 / tail), 1 / tail);
    }
}
