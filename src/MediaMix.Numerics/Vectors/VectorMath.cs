namespace MediaMix.Numerics;

/// <summary>Elementary functions of eight doubles at once, with the same bits on every processor.</summary>
/// <remarks>
/// <para>Every function is a fixed sequence of correctly rounded operations on <c>Vector512&lt;double&gt;</c> (add,
/// subtract, multiply, divide, explicit fused multiply-add, comparison, integer arithmetic on the bit patterns). The
/// runtime splits such vectors where the hardware is narrower, which changes the speed and not the bits. Nothing here
/// calls the C library, approximates a reciprocal, or leaves it to the compiler whether to fuse.</para>
/// <para>A lane's result depends on that lane alone. Lanes in the ordinary range take a short path; when any lane
/// is extreme (overflow, subnormal, infinite, NaN) the whole vector takes a longer one that yields the same bits for its
/// ordinary lanes. A NaN comes out as a NaN; <see cref="Exp"/>, <see cref="Log"/> and <see cref="Tanh"/> keep its
/// payload.</para>
/// <para>The stated errors, in units in the last place (ulp) of the exact result, bound what dense sweeps against
/// 40-digit and double-double values showed; results in the subnormal range are within one unit. All functions allocate nothing and are safe to call from any thread.</para>
/// </remarks>
public static partial class VectorMath
{
    // 1.5·2^52: adding it rounds |v| < 2^51 to an integer whose two's complement fills the low bits of the sum.
    internal const double RoundToInteger = 6755399441055744.0;

    // ln 2 in two parts. The upper has 41 significant bits, so k·Ln2High is exact for |k| < 2^12.
    internal const double Ln2High = 0.693147180559663;
    internal const double Ln2Low = 2.8235290563031577e-13;
    internal const double Log2E = 1.4426950408889634;

    internal const int FractionBits = 52;
    internal const long OneBits = 0x3FF0_0000_0000_0000;
    internal const ulong SignBit = 0x8000_0000_0000_0000;
    internal const ulong SmallestNormalBits = 0x0010_0000_0000_0000;
    internal const ulong InfinityBits = 0x7FF0_0000_0000_0000;
}
