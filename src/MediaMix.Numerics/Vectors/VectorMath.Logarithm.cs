using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

// x = 2^k·(1 + f) with 1 + f in [√½, √2); with s = f/(2 + f), ln(1 + f) = 2·artanh(s) = f − s·(f − 2s²·(1/3 + s²/5 + …)),
// evaluated as f − (f²/2 − s·(f²/2 + s²·L(s²))), whose small terms carry the rounding errors (Tang 1990).
// L of degree 6 minimises the relative error (own Remez fit, 0.02·2^-53).
public static partial class VectorMath
{
    // L's coefficients, lowest first.
    internal const double
        L0 = 0.6666666666666734,
        L1 = 0.3999999999941432,
        L2 = 0.2857142874247492,
        L3 = 0.2222219856347926,
        L4 = 0.18183564867039345,
        L5 = 0.1531403582546844,
        L6 = 0.1479610553993965;

    internal const long SqrtHalfBits = 0x3FE6_A09E_667F_3BCD;
    internal const ulong FractionMask = 0x000F_FFFF_FFFF_FFFF;
    const double TwoTo52 = 4503599627370496.0;
    const ulong TwoTo52Bits = 0x4330_0000_0000_0000;
    internal const ulong TwoTo1000Bits = 0x7E70_0000_0000_0000;

    /// <summary>Natural logarithm of each lane, error ≤ 1 ulp.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>ln x, subnormals included; −∞ at ±0, NaN below 0, +∞ at +∞.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x)
    {
        var m = Split(x, out var biased);
        var result = LogOfParts(ToDouble(biased), m - Vector512<double>.One, Vector512<double>.Zero);
        if (!IsNormalBelow(x, InfinityBits))
        {
            LogExtreme(x, out var extreme);
            result = extreme;
        }

        return result;
    }

    /// <summary>ln(1 + x) in each lane without the loss of digits near 0, error ≤ 1 ulp.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>ln(1 + x), with the sign of x (so −0 gives −0); −∞ at −1, NaN below −1, +∞ at +∞.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log1p(Vector512<double> x)
    {
        var u = Vector512<double>.One + x;
        var result = Log1pOrdinary(x, u);
        if (!IsNormalBelow(u, TwoTo1000Bits))
        {
            Log1pExtreme(x, u, out var extreme);
            result = extreme;
        }

        return result;
    }

    // One unsigned comparison for "positive, normal, below the limit"; 0, negatives, subnormals and NaN fail it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IsNormalBelow(Vector512<double> x, ulong limitBits) => Vector512.LessThanAll(
        x.AsUInt64() - Vector512.Create(SmallestNormalBits), Vector512.Create(limitBits - SmallestNormalBits));

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void LogExtreme(Vector512<double> x, out Vector512<double> result)
    {
        var tiny = Vector512.LessThan(x, Vector512.Create(2.2250738585072014e-308));
        var scaled = Vector512.ConditionalSelect(tiny, x * Vector512.Create(18014398509481984.0), x); // 2^54
        var shift = Vector512.ConditionalSelect(tiny, Vector512.Create(-54.0), Vector512<double>.Zero);
        var m = Split(scaled, out var biased);
        result = LogOfParts(ToDouble(biased) + shift, m - Vector512<double>.One, Vector512<double>.Zero);

        var zero = Vector512<double>.Zero;
        var infinity = Vector512.Create(double.PositiveInfinity);
        result = Vector512.ConditionalSelect(Vector512.Equals(x, zero), -infinity, result);
        result = Vector512.ConditionalSelect(Vector512.LessThan(x, zero), Vector512.Create(double.NaN), result);
        result = Vector512.ConditionalSelect(Vector512.Equals(x, infinity), infinity, result);
        result = Vector512.ConditionalSelect(Vector512.Equals(x, x), result, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Log1pOrdinary(Vector512<double> x, Vector512<double> u)
    {
        // c = (1 + x) − u exactly (Knuth's two-sum); it re-enters divided by the power of two taken out of u.
        var back = u - Vector512<double>.One;
        var c = Vector512<double>.One - (u - back) + (x - back);
        var m = Split(u, out var biased);
        c *= ((Vector512.Create(2046UL) - biased) << FractionBits).AsDouble();

        var leading = m - Vector512<double>.One;
        var f = leading + c;
        return WithSignOf(LogOfParts(ToDouble(biased), f, c - (f - leading)), x);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Log1pExtreme(Vector512<double> x, Vector512<double> u, out Vector512<double> result)
    {
        var ordinary = Vector512.GreaterThan(u, Vector512<double>.Zero) &
            Vector512.LessThan(u, Vector512.Create(TwoTo1000Bits).AsDouble());
        var safe = Vector512.ConditionalSelect(ordinary, x, Vector512<double>.Zero);
        LogExtreme(u, out var extreme);
        result = Vector512.ConditionalSelect(ordinary, Log1pOrdinary(safe, Vector512<double>.One + safe), extreme);
    }

    // k·ln 2 + ln(1 + f) + fError
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> LogOfParts(Vector512<double> k, Vector512<double> f, Vector512<double> fError)
    {
        var s = f / (Vector512.Create(2.0) + f);
        var halfSquare = Vector512.Create(0.5) * f * f;
        var z = s * s;
        var w = z * z;
        var even = Vector512.FusedMultiplyAdd(w, Vector512.Create(L6), Vector512.Create(L4));
        var odd = Vector512.FusedMultiplyAdd(w, Vector512.Create(L5), Vector512.Create(L3));
        even = Vector512.FusedMultiplyAdd(w, even, Vector512.Create(L2));
        odd = Vector512.FusedMultiplyAdd(w, odd, Vector512.Create(L1));
        even = Vector512.FusedMultiplyAdd(w, even, Vector512.Create(L0));
        var series = Vector512.FusedMultiplyAdd(z, even, w * odd);
        var low = Vector512.FusedMultiplyAdd(s, halfSquare + series, Vector512.FusedMultiplyAdd(k, Vector512.Create(Ln2Low), fError));
        return Vector512.FusedMultiplyAdd(k, Vector512.Create(Ln2High), f - (halfSquare - low));
    }

    // Significand in [√½, √2) and exponent + 1023.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Split(Vector512<double> x, out Vector512<ulong> biasedExponent)
    {
        var shifted = x.AsUInt64() + Vector512.Create((ulong)(OneBits - SqrtHalfBits));
        biasedExponent = shifted >> FractionBits;
        return ((shifted & Vector512.Create(FractionMask)) + Vector512.Create((ulong)SqrtHalfBits)).AsDouble();
    }

    // Exponent as a double, through the significand of 2^52: AVX2 has no conversion from 64-bit integers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> ToDouble(Vector512<ulong> biasedExponent) =>
        (biasedExponent | Vector512.Create(TwoTo52Bits)).AsDouble() - Vector512.Create(TwoTo52 + 1023);
}
