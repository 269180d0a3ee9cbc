using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

/// <summary>Functions of one double, with the same bits on every processor.</summary>
/// <remarks>Use these in place of <c>Math.Exp</c> and the like wherever a result must be reproducible: the C library behind
/// <c>Math</c> differs between operating systems. The elementary functions have the bits of <see cref="VectorMath"/>, hence the
/// same bounds on the error and the same special values: the ordinary range repeats its operations on one number (a lane of a
/// vector costs far more where vectors are emulated), the rest calls it. All functions allocate nothing and are safe to call
/// from any thread.</remarks>
public static partial class ScalarMath
{
    /// <summary>e^x; see <see cref="VectorMath.Exp"/>.</summary>
    /// <param name="x">Any value.</param>
    public static double Exp(double x) =>
        Math.Abs(x) <= VectorMath.OrdinaryExponent ? ExpOrdinary(x) : VectorMath.Exp(Vector512.Create(x)).ToScalar();

    /// <summary>e^x − 1; see <see cref="VectorMath.Expm1"/>.</summary>
    /// <param name="x">Any value.</param>
    public static double Expm1(double x) =>
        Math.Abs(x) <= VectorMath.OrdinaryExponent ? Expm1Ordinary(x) : VectorMath.Expm1(Vector512.Create(x)).ToScalar();

    /// <summary>ln x; see <see cref="VectorMath.Log"/>.</summary>
    /// <param name="x">Any value; negative gives NaN.</param>
    public static double Log(double x)
    {
        if (!IsNormalBelow(x, VectorMath.InfinityBits))
            return VectorMath.Log(Vector512.Create(x)).ToScalar();
        var m = Split(x, out var biased);
        return LogOfParts(biased - 1023, m - 1, 0);
    }

    /// <summary>ln(1 + x); see <see cref="VectorMath.Log1p"/>.</summary>
    /// <param name="x">Any value; below −1 gives NaN.</param>
    public static double Log1p(double x)
    {
        var u = 1 + x;
        if (!IsNormalBelow(u, VectorMath.TwoTo1000Bits))
            return VectorMath.Log1p(Vector512.Create(x)).ToScalar();
        var back = u - 1;
        var c = 1 - (u - back) + (x - back);
        var m = Split(u, out var biased);
        c *= BitConverter.Int64BitsToDouble((2046L - biased) << VectorMath.FractionBits);
        var leading = m - 1;
        var f = leading + c;
        return Math.CopySign(LogOfParts(biased - 1023, f, c - (f - leading)), x);
    }

    /// <summary>tanh x; see <see cref="VectorMath.Tanh"/>.</summary>
    /// <param name="x">Any value.</param>
    public static double Tanh(double x)
    {
        if (double.IsNaN(x))
            return x;
        var t = Expm1Ordinary(Math.Min(2 * Math.Abs(x), VectorMath.TanhArgumentLimit));
        return Math.CopySign(t / (t + 2), x);
    }

    /// <summary>1/(1 + e^−x); see <see cref="VectorMath.Logistic"/>.</summary>
    /// <param name="x">Any value.</param>
    public static double Logistic(double x)
    {
        var e = Exp(-Math.Abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /// <summary>ln(e^a + e^b) without overflow: max + ln(1 + e^−|a − b|).</summary>
    /// <param name="a">Any value; −∞ stands for a zero term.</param>
    /// <param name="b">Any value; −∞ stands for a zero term.</param>
    /// <returns>−∞ if both are −∞, +∞ if either is +∞ and neither NaN, NaN if either is NaN.</returns>
    public static double LogAddExp(double a, double b)
    {
        if (double.IsNaN(a) || double.IsNaN(b))
            return double.NaN;
        var (small, large) = a < b ? (a, b) : (b, a);
        // Covers ∞ − ∞ on either side.
        return double.IsInfinity(large) ? large : large + Log1p(Exp(small - large));
    }
}
