using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

public static partial class Kernels
{
    const int Block = 4 * Padding.Lanes;

    /// <summary>Σ x_i.</summary>
    /// <param name="x">Length n ≥ 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(ReadOnlySpan<double> x)
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        var tail = Lanes.Tail(x);
        Vector512<double> a0 = default, a1 = default, a2 = default, a3 = default;
        var i = 0;
        for (; i <= x.Length - Block; i += Block)
        {
            a0 += Lanes.Load(ref x0, i);
            a1 += Lanes.Load(ref x0, i + 8);
            a2 += Lanes.Load(ref x0, i + 16);
            a3 += Lanes.Load(ref x0, i + 24);
        }

        // Up to three whole vectors and the tail (perhaps only zeros) remain: vector i still belongs to accumulator i mod 4.
        var rest = x.Length - i;
        if (rest >= 8) a0 += Lanes.Load(ref x0, i);
        if (rest >= 16) a1 += Lanes.Load(ref x0, i + 8);
        if (rest >= 24) a2 += Lanes.Load(ref x0, i + 16);
        switch (rest >> 3)
        {
            case 0: a0 += tail; break;
            case 1: a1 += tail; break;
            case 2: a2 += tail; break;
            default: a3 += tail; break;
        }

        return Lanes.Sum(a0 + a1 + (a2 + a3));
    }

    /// <summary>Σ x_i·y_i, each product fused with its addition.</summary>
    /// <param name="x">Length n ≥ 0.</param>
    /// <param name="y">Length n.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Require.SameLength(x.Length, y.Length);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        var xTail = Lanes.Tail(x);
        var yTail = Lanes.Tail(y);
        Vector512<double> a0 = default, a1 = default, a2 = default, a3 = default;
        var i = 0;
        for (; i <= x.Length - Block; i += Block)
        {
            a0 = Vector512.FusedMultiplyAdd(Lanes.Load(ref x0, i), Lanes.Load(ref y0, i), a0);
            a1 = Vector512.FusedMultiplyAdd(Lanes.Load(ref x0, i + 8), Lanes.Load(ref y0, i + 8), a1);
            a2 = Vector512.FusedMultiplyAdd(Lanes.Load(ref x0, i + 16), Lanes.Load(ref y0, i + 16), a2);
            a3 = Vector512.FusedMultiplyAdd(Lanes.Load(ref x0, i + 24), Lanes.Load(ref y0, i + 24), a3);
        }

        var rest = x.Length - i;
        if (rest >= 8) a0 = Vector512.FusedMultiplyAdd(Lanes.Load(ref x0, i), Lanes.Load(ref y0, i), a0);
        if (rest >= 16) a1 = Vector512.FusedMultiplyAdd(Lanes.Load(ref x0, i + 8), Lanes.Load(ref y0, i + 8), a1);
        if (rest >= 24) a2 = Vector512.FusedMultiplyAdd(Lanes.Load(ref x0, i + 16), Lanes.Load(ref y0, i + 16), a2);
        switch (rest >> 3)
        {
            case 0: a0 = Vector512.FusedMultiplyAdd(xTail, yTail, a0); break;
            case 1: a1 = Vector512.FusedMultiplyAdd(xTail, yTail, a1); break;
            case 2: a2 = Vector512.FusedMultiplyAdd(xTail, yTail, a2); break;
            default: a3 = Vector512.FusedMultiplyAdd(xTail, yTail, a3); break;
        }

        return Lanes.Sum(a0 + a1 + (a2 + a3));
    }

    /// <summary>Σ x_i², with the bits of <see cref="Dot"/>(x, x).</summary>
    /// <param name="x">Length n ≥ 0.</param>
    public static double SumOfSquares(ReadOnlySpan<double> x) => Dot(x, x);
}
