using static System.Math;
using static MediaMix.Numerics.VectorMath;

namespace MediaMix.Numerics;

// The ordinary range of the elementary functions, operation by operation as in VectorMath, where each step is explained.
public static partial class ScalarMath
{
    static double ExpOrdinary(double x)
    {
        var rounded = FusedMultiplyAdd(x, Log2E, RoundToInteger);
        var n = rounded - RoundToInteger;
        var r = FusedMultiplyAdd(n, -Ln2High, x);
        r = FusedMultiplyAdd(n, -Ln2Low, r);
        var fraction = 1 + FusedMultiplyAdd(r * r, ExpRemainder(r), r);
        return BitConverter.Int64BitsToDouble(
            BitConverter.DoubleToInt64Bits(fraction) + (BitConverter.DoubleToInt64Bits(rounded) << FractionBits));
    }

    static double Expm1Ordinary(double x)
    {
        var rounded = FusedMultiplyAdd(x, Log2E, RoundToInteger);
        var n = rounded - RoundToInteger;
        var high = FusedMultiplyAdd(n, -Ln2High, x);
        var r = FusedMultiplyAdd(n, -Ln2Low, high);
        var rError = FusedMultiplyAdd(n, -Ln2Low, high - r);
        var tail = FusedMultiplyAdd(r * r, ExpRemainder(r), rError);

        var scale = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(rounded) << FractionBits) + OneBits);
        var offset = scale - 1;
        var linear = scale * r;
        var sum = offset + linear;
        var sumError = offset - sum + linear;
        return CopySign(sum + FusedMultiplyAdd(scale, tail, sumError), x);
    }

    static double ExpRemainder(double r)
    {
        var r2 = r * r;
        var even = FusedMultiplyAdd(r2, E10, E8);
        var odd = FusedMultiplyAdd(r2, E9, E7);
        even = FusedMultiplyAdd(r2, even, E6);
        odd = FusedMultiplyAdd(r2, odd, E5);
        even = FusedMultiplyAdd(r2, even, E4);
        odd = FusedMultiplyAdd(r2, odd, E3);
        even = FusedMultiplyAdd(r2, even, E2);
        odd = FusedMultiplyAdd(r2, odd, E1);
        even = FusedMultiplyAdd(r2, even, E0);
        return FusedMultiplyAdd(r, odd, even);
    }

    static bool IsNormalBelow(double x, ulong limitBits) =>
        BitConverter.DoubleToUInt64Bits(x) - SmallestNormalBits < limitBits - SmallestNormalBits;

    static double Split(double x, out int biasedExponent)
    {
        var shifted = BitConverter.DoubleToUInt64Bits(x) + (ulong)(OneBits - SqrtHalfBits);
        biasedExponent = (int)(shifted >> FractionBits);
        return BitConverter.UInt64BitsToDouble((shifted & FractionMask) + (ulong)SqrtHalfBits);
    }

    static double LogOfParts(double k, double f, double fError)
    {
        var s = f / (2 + f);
        var halfSquare = 0.5 * f * f;
        var z = s * s;
        var w = z * z;
        var even = FusedMultiplyAdd(w, L6, L4);
        var odd = FusedMultiplyAdd(w, L5, L3);
        even = FusedMultiplyAdd(w, even, L2);
        odd = FusedMultiplyAdd(w, odd, L1);
        even = FusedMultiplyAdd(w, even, L0);
        var series = FusedMultiplyAdd(z, even, w * odd);
        var low = FusedMultiplyAdd(s, halfSquare + series, FusedMultiplyAdd(k, Ln2Low, fError));
        return FusedMultiplyAdd(k, Ln2High, f - (halfSquare - low));
    }
}
