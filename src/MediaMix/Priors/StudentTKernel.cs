using MediaMix.Numerics;

namespace MediaMix;

/// <summary>The standard Student-t density, shared by the t and Cauchy priors and their half-line versions.</summary>
static class StudentTKernel
{
    // Beyond this many degrees of freedom a series in 1/ν is exact to double precision and the log-gammas would cancel.
    const double SeriesStart = 40;

    // Beyond this many degrees of freedom t is the normal quantile with two corrections, error ~ 1/ν³
    // (Abramowitz & Stegun 26.7.5).
    const double NearlyNormal = 1e6;

    // From here on 1 + z²/ν is z²/ν to double precision.
    const double FarTail = 1e20;

    /// <summary>−½(ν + 1)·ln(1 + z²/ν), also where z² overflows.</summary>
    /// <param name="degreesOfFreedom">ν &gt; 0.</param>
    /// <param name="z">Standardised value.</param>
    /// <param name="slope">Derivative with respect to z, −(ν + 1)·z/(ν + z²).</param>
    public static double LogKernel(double degreesOfFreedom, double z, out double slope)
    {
        var (nu, square) = (degreesOfFreedom, z * z);
        if (square < FarTail * nu)
        {
            slope = -(nu + 1) * z / (nu + square);
            return -0.5 * (nu + 1) * ScalarMath.Log1p(square / nu);
        }
        slope = -(nu + 1) / z;
        return -0.5 * (nu + 1) * (2 * ScalarMath.Log(Math.Abs(z)) - ScalarMath.Log(nu));
    }

    /// <summary>
    /// ln Γ(½(ν + 1)) − ln Γ(½ν) − ½ ln(νπ). For large ν from ln Γ(x + ½) − ln Γ(x) = ½ ln x − 1/(8x) + 1/(192x³) − …
    /// (Abramowitz &amp; Stegun 6.1.40, difference of two).
    /// </summary>
    public static double LogNormalizer(double degreesOfFreedom)
    {
        var half = 0.5 * degreesOfFreedom;
        if (degreesOfFreedom < SeriesStart)
            return ScalarMath.LogGamma(half + 0.5) - ScalarMath.LogGamma(half) - 0.5 * ScalarMath.Log(half) - ScalarMath.HalfLogTwoPi;
        var t = 1 / (half * half);
        var series = -1.0 / 8 + t * (1.0 / 192 + t * (-1.0 / 640 + t * (17.0 / 14336 - t * (31.0 / 18432))));
        return series / half - ScalarMath.HalfLogTwoPi;
    }

    /// <summary>Derivative of <see cref="LogNormalizer"/>: ½ [ψ(½(ν + 1)) − ψ(½ν) − 1/ν], and of the series for large ν.</summary>
    public static double LogNormalizerSlope(double degreesOfFreedom)
    {
        var half = 0.5 * degreesOfFreedom;
        if (degreesOfFreedom < SeriesStart)
            return 0.5 * (ScalarMath.Digamma(half + 0.5) - ScalarMath.Digamma(half) - 1 / degreesOfFreedom);
        var t = 1 / (half * half);
        return 0.5 * t * (1.0 / 8 + t * (-3.0 / 192 + t * (5.0 / 640 + t * (-119.0 / 14336 + t * (279.0 / 18432)))));
    }

    /// <summary>E|T| = 2·p(0)·ν/(ν − 1); infinite up to one degree of freedom.</summary>
    public static double HalfMean(double degreesOfFreedom) => degreesOfFreedom > 1
        ? 2 * ScalarMath.Exp(LogNormalizer(degreesOfFreedom)) * degreesOfFreedom / (degreesOfFreedom - 1)
        : double.PositiveInfinity;

    /// <summary>The t with P(|T| &lt; t) = <paramref name="central"/>, from T²/(ν + T²) being beta(½, ½ν).</summary>
    /// <param name="degreesOfFreedom">ν &gt; 0.</param>
    /// <param name="central">Probability within, 0 … 1.</param>
    /// <param name="tails">1 − <paramref name="central"/>, given apart because the difference would lose its digits.</param>
    public static double CentralQuantile(double degreesOfFreedom, double central, double tails)
    {
        if (central == 0)
            return 0;
        if (degreesOfFreedom > NearlyNormal)
        {
            var z = TruncatedNormalMass.HalfNormalQuantile(central, tails);
            var (square, t) = (z * z, 1 / degreesOfFreedom);
            return z + z * t * ((square + 1) / 4 + t * ((5 * square + 16) * square + 3) / 96);
        }
        var logOdds = BetaQuantile.LogOdds(0.5, 0.5 * degreesOfFreedom, central, tails);
        return ScalarMath.Exp(0.5 * (logOdds + ScalarMath.Log(degreesOfFreedom)));
    }
}
