namespace MediaMix;

/// <summary>
/// Both tails of the unit-rate gamma distribution, each as a multiple of the density of ln X,
/// D = x^a·e^−x/Γ(a): the multiple is an ordinary number where the tail itself underflows.
/// Below: Σ x^n/(a·(a + 1)⋯(a + n)); above: Legendre's continued fraction (Abramowitz &amp; Stegun 6.5.29, 6.5.31).
/// The number of terms grows with √a.
/// </summary>
static class IncompleteGamma
{
    const int MaxTerms = 100_000;
    const double Epsilon = 1.1102230246251565e-16;

    /// <summary>P(X &lt; x) and P(X &gt; x).</summary>
    /// <param name="shape">a &gt; 0.</param>
    /// <param name="x">&gt; 0.</param>
    /// <param name="density">D.</param>
    public static (double Below, double Above) Tails(double shape, double x, double density)
    {
        if (x < shape + 1)
        {
            var below = density * Series(shape, x);
            return (below, 1 - below);
        }
        var above = density * Fraction(shape, x);
        return (1 - above, above);
    }

    static double Series(double a, double x)
    {
        var term = 1 / a;
        var sum = term;
        for (var n = 1; n < MaxTerms && term > sum * Epsilon; n++)
        {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    // 1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − 2·(2 − a)/(x + 5 − a − …))) by Lentz's method; x > a + 1 keeps the terms positive.
    static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = double.PositiveInfinity;
        var d = 1 / b;
        var value = d;
        for (var n = 1; n < MaxTerms; n++)
        {
            var numerator = n * (a - n);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            var factor = c * d;
            value *= factor;
            if (Math.Abs(factor - 1) <= Epsilon)
                break;
        }
        return value;
    }
}
