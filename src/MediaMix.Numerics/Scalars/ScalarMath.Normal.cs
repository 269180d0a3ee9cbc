namespace MediaMix.Numerics;

// Error function, normal distribution function and its inverse.
public static partial class ScalarMath
{
    const double SqrtHalf = 0.70710678118654752440;

    // From here on e^(−x²/2) is below the smallest subnormal; the guard keeps x² finite.
    const double NormalTailEnd = 39.0;

    // (1 + 2x)·e^(x²)·erfc x on x ≥ 0 as a Chebyshev series in y = (x − 4)/(x + 4); own fit in 50 digits, truncation 2e-18.
    static ReadOnlySpan<double> ErfcxChebyshev =>
    [
        1.1774832005374487, -0.007260796620301901, -0.081265123236185, 0.06009212804122225, -0.02875393558027666,
        0.01059566336347286, -0.003136927294554264, 0.0007456494372536184, -0.0001369696503010054, 1.7183861600300937e-05,
        -7.158364623450346e-07, -2.4261399442449534e-07, 5.5765709395703566e-08, -2.1057869513809494e-09,
        -1.1717889351884957e-09, 1.9098355172456695e-10, 1.4088717642088024e-11, -6.901108320482402e-12,
        9.167958364115312e-14, 2.1454508289951307e-13, -1.471657498807823e-14, -6.668675829162464e-15,
        7.504583082907794e-16, 2.2202437270185874e-16, -3.165872831717223e-17, -8.530210537271596e-18,
    ];

    /// <summary>Complementary error function, 2/√π·∫_x^∞ e^(−t²) dt; relative error ≤ 1e-14 while the result is a normal number.</summary>
    /// <param name="x">Any value; NaN gives NaN.</param>
    public static double Erfc(double x)
    {
        if (double.IsNaN(x))
            return x;
        var magnitude = Math.Abs(x);
        if (magnitude >= NormalTailEnd)
            return x < 0 ? 2 : 0;
        var tail = ScaledErfc(magnitude) * ExpOfMinusSquare(magnitude, 1);
        return x == 0 ? 1 : x < 0 ? 2 - tail : tail;
    }

    /// <summary>Standard normal distribution function Φ(x); relative error ≤ 1e-14 in both tails while the result is a normal number.</summary>
    /// <param name="x">Any value; NaN gives NaN.</param>
    public static double NormalCdf(double x)
    {
        if (double.IsNaN(x))
            return x;
        var magnitude = Math.Abs(x);
        if (magnitude >= NormalTailEnd)
            return x < 0 ? 0 : 1;
        // e^(−x²/2) from x itself: rounding x/√2 first would cost x² ulp.
        var tail = 0.5 * ScaledErfc(magnitude * SqrtHalf) * ExpOfMinusSquare(magnitude, 0.5);
        return x == 0 ? 0.5 : x < 0 ? tail : 1 - tail;
    }

    /// <summary>The x with Φ(x) = p; relative error ≤ 2e-15.</summary>
    /// <param name="p">0 … 1; 0 gives −∞, 1 gives +∞, anything outside NaN.</param>
    /// <returns>Rational approximations of Wichura 1988 (algorithm AS 241, PPND16), which use a logarithm and a square root
    /// in the tails only.</returns>
    public static double NormalQuantile(double p)
    {
        if (!(p >= 0 && p <= 1))
            return double.NaN;
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
            return q * CentralQuantile(0.180625 - q * q);
        var tail = q < 0 ? p : 1 - p;
        if (tail == 0)
            return q < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        var r = Math.Sqrt(-Log(tail));
        var x = r <= 5 ? NearTailQuantile(r - 1.6) : FarTailQuantile(r - 5);
        return q < 0 ? -x : x;
    }

    static double CentralQuantile(double r) =>
        (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r
            + 45921.953931549871457) * r + 13731.693765509461125) * r + 1971.5909503065514427) * r + 133.14166789178437745) * r
            + 3.387132872796366608)
        / (((((((5226.495278852545925 * r + 28729.085735721942674) * r + 39307.89580009271061) * r
            + 21213.794301586595867) * r + 5394.1960214247511077) * r + 687.1870074920579083) * r + 42.313330701600911252) * r
            + 1.0);

    static double NearTailQuantile(double r) =>
        (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r
            + 1.27045825245236838258) * r + 3.64784832476320460504) * r + 5.7694972214606914055) * r + 4.6303378461565452959) * r
            + 1.42343711074968357734)
        / (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r
            + 0.14810397642748007459) * r + 0.68976733498510000455) * r + 1.6763848301838038494) * r + 2.05319162663775882187) * r
            + 1.0);

    static double FarTailQuantile(double r) =>
        (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r
            + 0.026532189526576123093) * r + 0.29656057182850489123) * r + 1.7848265399172913358) * r + 5.4637849111641143699) * r
            + 6.6579046435011037772)
        / (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r
            + 7.868691311456132591e-4) * r + 0.0148753612908506148525) * r + 0.13692988092273580531) * r + 0.59983220655588793769) * r
            + 1.0);

    // e^(x²)·erfc x, x ≥ 0
    static double ScaledErfc(double x)
    {
        var y = (x - 4) / (x + 4);
        var coefficients = ErfcxChebyshev;
        double current = 0, previous = 0;
        for (var j = coefficients.Length - 1; j > 0; j--)
            (current, previous) = (2 * y * current - previous + coefficients[j], current);
        return (y * current - previous + coefficients[0]) / (1 + 2 * x);
    }

    // e^(−factor·x²): the rounding error of x² enters as a first-order correction. The factor is 1 or ½, so exact.
    static double ExpOfMinusSquare(double x, double factor)
    {
        var square = x * x;
        var error = Math.FusedMultiplyAdd(x, x, -square);
        var power = Exp(-factor * square);
        return Math.FusedMultiplyAdd(-factor * error, power, power);
    }
}
