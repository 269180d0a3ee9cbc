namespace MediaMix;

/// <summary>
/// Both tails of the beta distribution, each as a multiple of the density of the log odds, D = x^a·(1 − x)^b/B(a, b):
/// the multiple is an ordinary number where the tail itself underflows. Continued fraction of Abramowitz &amp; Stegun 26.5.8;
/// the number of terms grows with the root of the larger shape.
/// </summary>
static class IncompleteBeta
{
    const int MaxTerms = 100_000;
    const double Epsilon = 1.1102230246251565e-16;

    /// <summary>P(X &lt; x) and P(X &gt; x).</summary>
    /// <param name="a">First shape, &gt; 0.</param>
    /// <param name="b">Second shape, &gt; 0.</param>
    /// <param name="x">In (0, 1).</param>
    /// <param name="complement">1 − x, given apart because the difference would lose its digits.</param>
    /// <param name="density">D.</param>
    public static (double Below, double Above) Tails(double a, double b, double x, double complement, double density)
    {
        // The fraction converges fast up to about the mean; beyond it the other tail is taken.
        if (x * (a + b + 2) < a + 1)
        {
            var below = density / a * Fraction(a, b, x);
            return (below, 1 - below);
        }
        var above = density / b * Fraction(b, a, complement);
        return (1 - above, above);
    }

    // 1/(1 + d1/(1 + d2/(1 + …))) with d_(2m) = m(b − m)x/((a + 2m − 1)(a + 2m)),
    // d_(2m+1) = −(a + m)(a + b + m)x/((a + 2m)(a + 2m + 1)), by Lentz's method.
    static double Fraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / (1 - (a + b) * x / (a + 1));
        var value = d;
        for (var m = 1; m < MaxTerms; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / (1 + even * d);
            c = 1 + even / c;
            value *= c * d;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / (1 + odd * d);
            c = 1 + odd / c;
            var factor = c * d;
            value *= factor;
            if (Math.Abs(factor - 1) <= Epsilon)
                break;
        }
        return value;
    }
}
