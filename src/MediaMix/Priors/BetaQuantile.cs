using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Quantiles of the beta distribution, searched for as log odds so that both ends of (0, 1) keep their digits.
/// Relative error about 1e-12 for shapes up to 1e5.
/// </summary>
static class BetaQuantile
{
    // Below these log odds the distribution function is x^a/(a·B(a, b)) to double precision, b·x being negligible.
    const double PowerLawEnd = -50;

    // Above this shape the continued fraction takes too many terms.
    const double LargeShape = 1e7;

    // A gamma variable of this shape is far wider, relative to its mean, than one above LargeShape.
    const double SmallShape = 1e3;

    /// <summary>x with P(X &lt; x) = <paramref name="probability"/>.</summary>
    public static double Lower(double a, double b, double probability)
    {
        var logOdds = LogOdds(a, b, probability, 1 - probability);
        var small = ScalarMath.Exp(-Math.Abs(logOdds));
        return (logOdds < 0 ? small : 1) / (1 + small);
    }

    /// <summary>ln(x/(1 − x)) with P(X &lt; x) = <paramref name="below"/> and P(X &gt; x) = <paramref name="above"/>.</summary>
    public static double LogOdds(double a, double b, double below, double above)
    {
        var logBeta = ScalarMath.LogGamma(a) + ScalarMath.LogGamma(b) - ScalarMath.LogGamma(a + b);
        if (Math.Max(a, b) > LargeShape)
            return LogOddsOfLargeShapes(a, b, below, above);
        var atLower = PowerLaw(a, b, below, above, logBeta);
        if (atLower < PowerLawEnd)
            return atLower;
        var atUpper = PowerLaw(b, a, above, below, logBeta);
        if (atUpper < PowerLawEnd)
            return -atUpper;
        return QuantileSearch.Solve(new Distribution(a, b, logBeta).Mass, below, above, -EndOf(b), EndOf(a));
    }

    // The log odds if the power law held, or +∞ where it does not.
    static double PowerLaw(double a, double b, double below, double above, double logBeta)
    {
        var logBelow = below < above ? ScalarMath.Log(below) : ScalarMath.Log1p(-above);
        var logOdds = (logBelow + ScalarMath.Log(a) + logBeta) / a;
        return logOdds + ScalarMath.Log(1 + b) < PowerLawEnd ? logOdds : double.PositiveInfinity;
    }

    // X/(1 − X) is the ratio of two gamma variables, whose cube roots are nearly normal (Paulson 1942, after Wilson & Hilferty);
    // relative error below 1/shape.
    static double LogOddsOfLargeShapes(double a, double b, double below, double above)
    {
        if (a < SmallShape)
            return LogOddsNearZero(a, b, below, above);
        if (b < SmallShape)
            return -LogOddsNearZero(b, a, above, below);
        var z = below < above ? ScalarMath.NormalQuantile(below) : -ScalarMath.NormalQuantile(above);
        var (u, v) = (1 / (9 * a), 1 / (9 * b));
        var (p, q) = (1 - u, 1 - v);
        var root = Math.Sqrt(p * p * v + q * q * u - z * z * u * v);
        return ScalarMath.Log(a) - ScalarMath.Log(b) + 3 * ScalarMath.Log((p * q + z * root) / (q * q - z * z * v));
    }

    // For b ≫ a, −(b + ½(a − 1))·ln(1 − X) is gamma(a) to relative order 1/b²; ln(e^y − 1) = ln y + y/2 + y²/24 for its small y.
    static double LogOddsNearZero(double a, double b, double below, double above)
    {
        var logY = GammaQuantile.Log(a, below, above) - ScalarMath.Log(b + 0.5 * (a - 1));
        var y = ScalarMath.Exp(logY);
        return logY + y * (0.5 + y / 24);
    }

    // No solution lies further out once the power law has been ruled out there.
    static double EndOf(double otherShape) => 1 - PowerLawEnd + ScalarMath.Log(1 + otherShape);

    sealed class Distribution(double a, double b, double logBeta)
    {
        public double Mass(double at, bool upper, out double density)
        {
            var small = ScalarMath.Exp(-Math.Abs(at));
            var (near, far) = (small / (1 + small), 1 / (1 + small));
            var (x, complement) = at < 0 ? (near, far) : (far, near);
            var logFar = -ScalarMath.Log1p(small);
            var (logX, logComplement) = (Math.Min(at, 0) + logFar, -Math.Max(at, 0) + logFar);
            density = ScalarMath.Exp(a * logX + b * logComplement - logBeta);
            var (below, above) = IncompleteBeta.Tails(a, b, x, complement, density);
            return upper ? above : below;
        }
    }
}
