using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

// e^x = 2^n·e^r with n the nearest integer to x/ln 2 and |r| ≤ ln(2)/2 (Cody & Waite 1980, ch. 6);
// e^r = 1 + r + r²·P(r), with P of degree 10 interpolating at Chebyshev points (own fit; truncation below 0.01·2^-53).
public static partial class VectorMath
{
    // Up to here neither e^x nor e^-x leaves the normal range, so 2^n is a plain addition to the exponent field.
    internal const double OrdinaryExponent = 708.0;

    // P's coefficients, lowest first.
    internal const double
        E0 = 0.5,
        E1 = 0.1666666666666667,
        E2 = 0.04166666666666667,
        E3 = 0.008333333333326136,
        E4 = 0.0013888888888883748,
        E5 = 0.00019841269874820627,
        E6 = 2.4801587325547743e-05,
        E7 = 2.7557255400206422e-06,
        E8 = 2.75572736431103e-07,
        E9 = 2.5105217004720745e-08,
        E10 = 2.0914686968086876e-09;

    /// <summary>e^x in each lane, error ≤ 1.1 ulp.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>e^x; rounded once into the subnormal range, 0 below −745.13, +∞ above 709.78.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        // The rare call must not drag the usual result through memory: hence no ternary, and an out variable of its own.
        var result = ExpOrdinary(x);
        if (!IsOrdinaryExponent(x))
        {
            ExpExtreme(x, out var extreme);
            result = extreme;
        }

        return result;
    }

    /// <summary>e^x − 1 in each lane without the cancellation near 0, error ≤ 1.2 ulp.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>e^x − 1, with the sign of x (so −0 gives −0); −1 at −∞, +∞ above 709.78.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Expm1(Vector512<double> x)
    {
        var result = Expm1Ordinary(x);
        if (!IsOrdinaryExponent(x))
        {
            Expm1Extreme(x, out var extreme);
            result = extreme;
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IsOrdinaryExponent(Vector512<double> x) =>
        Vector512.LessThanOrEqualAll(Vector512.Abs(x), Vector512.Create(OrdinaryExponent));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> ExpOrdinary(Vector512<double> x)
    {
        var rounded = Vector512.FusedMultiplyAdd(x, Vector512.Create(Log2E), Vector512.Create(RoundToInteger));
        var n = rounded - Vector512.Create(RoundToInteger);
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2High), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2Low), r);
        var fraction = Vector512<double>.One + Vector512.FusedMultiplyAdd(r * r, ExpRemainder(r), r);
        return (fraction.AsInt64() + (rounded.AsInt64() << FractionBits)).AsDouble();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void ExpExtreme(Vector512<double> x, out Vector512<double> result)
    {
        // The clamps lie just beyond total underflow and overflow; a NaN passes both.
        var low = Vector512.Create(-746.0);
        var high = Vector512.Create(710.0);
        var clamped = Vector512.ConditionalSelect(Vector512.LessThan(x, low), low, x);
        clamped = Vector512.ConditionalSelect(Vector512.GreaterThan(x, high), high, clamped);

        var magic = Vector512.Create(RoundToInteger);
        var n = Vector512.FusedMultiplyAdd(clamped, Vector512.Create(Log2E), magic) - magic;
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2High), clamped);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2Low), r);
        var fraction = Vector512<double>.One + Vector512.FusedMultiplyAdd(r * r, ExpRemainder(r), r);

        // 2^n in two factors: the first product is exact, so the second rounds (or overflows) only once.
        var half = Vector512.FusedMultiplyAdd(n, Vector512.Create(0.5), magic);
        var rest = n - (half - magic) + magic;
        result = Vector512.ConditionalSelect(Vector512.Equals(x, x), fraction * PowerOfTwo(half) * PowerOfTwo(rest), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Expm1Ordinary(Vector512<double> x)
    {
        var rounded = Vector512.FusedMultiplyAdd(x, Vector512.Create(Log2E), Vector512.Create(RoundToInteger));
        var n = rounded - Vector512.Create(RoundToInteger);
        var high = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2High), x);
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2Low), high);
        var rError = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2Low), high - r);
        var tail = Vector512.FusedMultiplyAdd(r * r, ExpRemainder(r), rError);

        // 2^n·(r + tail) + (2^n − 1), the sum of the two large terms kept with its rounding error: it is this that
        // holds the bound for n = ±1, where they cancel. |2^n − 1| exceeds |2^n·r| whenever n ≠ 0 (Dekker 1971).
        var scale = PowerOfTwo(rounded);
        var offset = scale - Vector512<double>.One;
        var linear = scale * r;
        var sum = offset + linear;
        var sumError = offset - sum + linear;
        var result = sum + Vector512.FusedMultiplyAdd(scale, tail, sumError);
        return WithSignOf(result, x);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Expm1Extreme(Vector512<double> x, out Vector512<double> result)
    {
        var ordinary = Vector512.LessThanOrEqual(Vector512.Abs(x), Vector512.Create(OrdinaryExponent));
        var safe = Vector512.ConditionalSelect(ordinary, x, Vector512<double>.Zero);
        ExpExtreme(x, out var exponential);
        result = Vector512.ConditionalSelect(ordinary, Expm1Ordinary(safe), exponential - Vector512<double>.One);
    }

    // P(r) = (e^r − 1 − r)/r², |r| ≤ ln(2)/2. Even and odd terms apart: two short chains instead of one long one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> ExpRemainder(Vector512<double> r)
    {
        var r2 = r * r;
        var even = Vector512.FusedMultiplyAdd(r2, Vector512.Create(E10), Vector512.Create(E8));
        var odd = Vector512.FusedMultiplyAdd(r2, Vector512.Create(E9), Vector512.Create(E7));
        even = Vector512.FusedMultiplyAdd(r2, even, Vector512.Create(E6));
        odd = Vector512.FusedMultiplyAdd(r2, odd, Vector512.Create(E5));
        even = Vector512.FusedMultiplyAdd(r2, even, Vector512.Create(E4));
        odd = Vector512.FusedMultiplyAdd(r2, odd, Vector512.Create(E3));
        even = Vector512.FusedMultiplyAdd(r2, even, Vector512.Create(E2));
        odd = Vector512.FusedMultiplyAdd(r2, odd, Vector512.Create(E1));
        even = Vector512.FusedMultiplyAdd(r2, even, Vector512.Create(E0));
        return Vector512.FusedMultiplyAdd(r, odd, even);
    }

    // 2^n for the integer n in the low bits of n + 1.5·2^52, −1023 < n < 1024.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> PowerOfTwo(Vector512<double> roundedToInteger) =>
        ((roundedToInteger.AsInt64() << FractionBits) + Vector512.Create(OneBits)).AsDouble();

    // For functions that have the sign of their argument everywhere: restores the −0 that the arithmetic loses.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> WithSignOf(Vector512<double> value, Vector512<double> x) =>
        (value.AsUInt64() | (x.AsUInt64() & Vector512.Create(SignBit))).AsDouble();
}
