namespace MediaMix.Numerics;

public static partial class ScalarMath
{
    /// <summary>½ ln 2π, of which the logarithm of every normal density has a negative multiple.</summary>
    public const double HalfLogTwoPi = 0.91893853320467274178;

    // From here on the divergent Stirling series, cut after eight terms, is good to 1e-17.
    const double StirlingStart = 12.0;

    /// <summary>ln Γ(x) for x &gt; 0; error ≤ 1e-14·max(1, |ln Γ(x)|).</summary>
    /// <param name="x">&gt; 0; NaN otherwise. +∞ gives +∞.</param>
    /// <returns>The argument is raised to at least 12 by Γ(x) = Γ(x + m)/(x·(x+1)⋯(x+m−1)); there the Stirling series
    /// (x − ½)·ln x − x + ½·ln 2π + Σ B_2k/(2k·(2k−1)·x^(2k−1)) is used (Abramowitz &amp; Stegun 6.1.41). Near its zeros at
    /// 1 and 2 the error is absolute, not relative.</returns>
    public static double LogGamma(double x)
    {
        if (!(x > 0))
            return double.NaN;
        if (double.IsPositiveInfinity(x))
            return x;
        var product = 1.0;
        for (; x < StirlingStart; x++)
            product *= x;
        var t = 1 / (x * x);
        var series = -3617.0 / 122400;
        series = series * t + 1.0 / 156;
        series = series * t - 691.0 / 360360;
        series = series * t + 1.0 / 1188;
        series = series * t - 1.0 / 1680;
        series = series * t + 1.0 / 1260;
        series = series * t - 1.0 / 360;
        series = series * t + 1.0 / 12;
        // (x − ½)·(ln x − 1) − ½ overflows only where ln Γ itself does.
        return (x - 0.5) * (Log(x) - 1) - 0.5 + HalfLogTwoPi + series / x - Log(product);
    }

    /// <summary>ψ(x) = d ln Γ(x)/dx for x &gt; 0; error ≤ 1e-14·max(1, |ψ(x)|).</summary>
    /// <param name="x">&gt; 0; NaN otherwise. +∞ gives +∞.</param>
    /// <returns>The argument is raised to at least 12 by ψ(x) = ψ(x + 1) − 1/x; there the asymptotic series
    /// ln x − 1/(2x) − Σ B_2k/(2k·x^2k) is used (Abramowitz &amp; Stegun 6.3.18).</returns>
    public static double Digamma(double x)
    {
        if (!(x > 0))
            return double.NaN;
        if (double.IsPositiveInfinity(x))
            return x;
        var shift = 0.0;
        for (; x < StirlingStart; x++)
            shift += 1 / x;
        var t = 1 / (x * x);
        var series = -3617.0 / 8160;
        series = series * t + 1.0 / 12;
        series = series * t - 691.0 / 32760;
        series = series * t + 1.0 / 132;
        series = series * t - 1.0 / 240;
        series = series * t + 1.0 / 252;
        series = series * t - 1.0 / 120;
        series = series * t + 1.0 / 12;
        return Log(x) - 0.5 / x - series * t - shift;
    }
}
