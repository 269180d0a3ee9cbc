using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Logarithm of the quantiles of the unit-rate gamma distribution: the logarithm stays in range where the quantile
/// of a small shape underflows. Relative error of the quantile about 1e-12 for shapes up to 1e6.
/// </summary>
static class GammaQuantile
{
    // Above this shape the incomplete gamma function loses more digits than the Wilson–Hilferty cube root does.
    const double LargeShape = 1e6;

    // Below e^-50 the distribution function is x^shape/Γ(shape + 1) to double precision.
    const double PowerLawEnd = -50;

    /// <summary>ln x with P(X &lt; x) = <paramref name="probability"/>.</summary>
    public static double LogLower(double shape, double probability) => Log(shape, probability, 1 - probability);

    /// <summary>ln x with P(X &gt; x) = <paramref name="probability"/>.</summary>
    public static double LogUpper(double shape, double probability) => Log(shape, 1 - probability, probability);

    /// <summary>ln x with P(X &lt; x) = <paramref name="below"/> and P(X &gt; x) = <paramref name="above"/>.</summary>
    public static double Log(double shape, double below, double above)
    {
        if (shape > LargeShape)
            return LogCubeRoot(shape, below < above ? ScalarMath.NormalQuantile(below) : -ScalarMath.NormalQuantile(above));
        var logBelow = below < above ? ScalarMath.Log(below) : ScalarMath.Log1p(-above);
        var powerLaw = (logBelow + ScalarMath.LogGamma(shape + 1)) / shape;
        if (powerLaw < PowerLawEnd)
            return powerLaw;
        // Beyond this end the upper tail is below the smallest double.
        var high = ScalarMath.Log(shape + 40 * Math.Sqrt(shape) + 1000);
        return QuantileSearch.Solve(new Distribution(shape).Mass, below, above, PowerLawEnd - 1, high);
    }

    // Wilson & Hilferty 1931: (X/shape)^(1/3) is nearly normal with mean 1 − 1/(9 shape) and variance 1/(9 shape).
    static double LogCubeRoot(double shape, double z) =>
        ScalarMath.Log(shape) + 3 * ScalarMath.Log1p(z / (3 * Math.Sqrt(shape)) - 1 / (9 * shape));

    sealed class Distribution(double shape)
    {
        readonly double _logGamma = ScalarMath.LogGamma(shape);

        public double Mass(double at, bool upper, out double density)
        {
            var x = ScalarMath.Exp(at);
            density = ScalarMath.Exp(shape * at - x - _logGamma);
            var (below, above) = IncompleteGamma.Tails(shape, x, density);
            return upper ? above : below;
        }
    }
}
