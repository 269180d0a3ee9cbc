namespace MediaMix.Numerics.Tests;

/// <summary>A sum of two doubles carrying about 31 digits: the yardstick of the dense sweeps (Dekker 1971; Hida, Li &amp; Bailey 2001).</summary>
/// <remarks>Shares no approximation with the code under test: Taylor series with halving for the exponential, one
/// second-order Newton step on it for the logarithm.</remarks>
readonly record struct DoubleDouble(double High, double Low)
{
    static readonly DoubleDouble Ln2 = new(0.6931471805599453, 2.3190468138462996e-17);
    const int Halvings = 8;

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var (high, error) = TwoSum(a.High, b.High);
        var (low, lowError) = TwoSum(a.Low, b.Low);
        (high, error) = TwoSum(high, error + low);
        return Normalised(high, error + lowError);
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var high = a.High * b.High;
        return Normalised(high, Math.FusedMultiplyAdd(a.High, b.High, -high) + (a.High * b.Low + a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        var first = a.High / b.High;
        var rest = a - b * first;
        var second = rest.High / b.High;
        rest -= b * second;
        return (DoubleDouble)first + second + rest.High / b.High;
    }

    public static DoubleDouble Expm1(DoubleDouble x)
    {
        var k = Math.Round(x.High / Ln2.High);
        var p = Expm1Reduced(x - Ln2 * k);
        return k == 0 ? p : Scale(p + 1, (int)k) - 1;
    }

    public static DoubleDouble Exp(DoubleDouble x)
    {
        var k = Math.Round(x.High / Ln2.High);
        return Scale(Expm1Reduced(x - Ln2 * k) + 1, (int)k);
    }

    /// <summary>ln(1 + x): with 1 + e = (1 + x)·e^−y, ln(1 + x) = y + e − e²/2 + …, for a first guess y good to 1e-8.</summary>
    public static DoubleDouble Log1p(DoubleDouble x, double guess)
    {
        var decay = Expm1(-guess);
        var e = x + decay + x * decay;
        return guess + (e - e * e * 0.5);
    }

    public static DoubleDouble Log(double x)
    {
        var k = Math.ILogB(x);
        var m = Math.ScaleB(x, -k);
        if (m > 1.5)
            (m, k) = (m / 2, k + 1);
        return Ln2 * k + Log1p((DoubleDouble)m - 1, Math.Log(m));
    }

    static DoubleDouble Expm1Reduced(DoubleDouble r)
    {
        r = Scale(r, -Halvings);
        DoubleDouble sum = 0;
        for (var term = 12; term >= 1; term--)
            sum = r / term * (sum + 1);
        for (var i = 0; i < Halvings; i++)
            sum = sum + sum + sum * sum;
        return sum;
    }

    static DoubleDouble Scale(DoubleDouble x, int k) => new(Math.ScaleB(x.High, k), Math.ScaleB(x.Low, k));

    static (double Sum, double Error) TwoSum(double a, double b)
    {
        var sum = a + b;
        var back = sum - a;
        return (sum, a - (sum - back) + (b - back));
    }

    static DoubleDouble Normalised(double high, double low)
    {
        var sum = high + low;
        return new(sum, low - (sum - high));
    }
}
