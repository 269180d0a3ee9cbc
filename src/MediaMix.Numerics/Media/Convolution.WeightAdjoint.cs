using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

public static partial class Convolution
{
    /// <summary>Adds to the weight adjoint: w̄_l += Σ_t ā_t·exposure[lead + t − l].</summary>
    /// <remarks>Each sum runs in two vector accumulators (even and odd vectors of t), joined first, then over the lanes as in
    /// <see cref="Kernels"/>; zeros appended to both inputs change no bit of it.</remarks>
    /// <param name="exposure">Length n + lags − 1, as in <see cref="Forward"/>.</param>
    /// <param name="outputAdjoint">Length n, derivative with respect to the output.</param>
    /// <param name="weightAdjoint">Length lags ≥ 1; accumulated into.</param>
    /// <exception cref="ArgumentException">There is no weight, or the exposure has another length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WeightAdjoint(ReadOnlySpan<double> exposure, ReadOnlySpan<double> outputAdjoint, Span<double> weightAdjoint)
    {
        RequireShape(exposure.Length, weightAdjoint.Length, outputAdjoint.Length);
        var lags = weightAdjoint.Length;
        var l = 0;
        for (; l <= lags - 4; l += 4)
            AddFourLags(exposure, lags - 1 - l, outputAdjoint, weightAdjoint.Slice(l, 4));
        for (; l < lags; l++)
            AddOneLag(exposure, lags - 1 - l, outputAdjoint, ref weightAdjoint[l]);
    }

    // Four lags share each load of the output adjoint; offset is that of exposure[lead − l] for the first of them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddFourLags(ReadOnlySpan<double> exposure, int offset, ReadOnlySpan<double> outputAdjoint, Span<double> sums)
    {
        var n = outputAdjoint.Length;
        var aTail = Lanes.Tail(outputAdjoint);
        var tail0 = Lanes.Tail(exposure.Slice(offset, n));
        var tail1 = Lanes.Tail(exposure.Slice(offset - 1, n));
        var tail2 = Lanes.Tail(exposure.Slice(offset - 2, n));
        var tail3 = Lanes.Tail(exposure.Slice(offset - 3, n));
        ref var a0 = ref MemoryMarshal.GetReference(outputAdjoint);
        ref var x0 = ref Unsafe.Add(ref MemoryMarshal.GetReference(exposure), offset - 3);
        Vector512<double> even0 = default, even1 = default, even2 = default, even3 = default;
        Vector512<double> odd0 = default, odd1 = default, odd2 = default, odd3 = default;
        var t = 0;
        for (; t <= n - 16; t += 16)
        {
            var a = Lanes.Load(ref a0, t);
            even0 = Vector512.FusedMultiplyAdd(a, Lanes.Load(ref x0, t + 3), even0);
            even1 = Vector512.FusedMultiplyAdd(a, Lanes.Load(ref x0, t + 2), even1);
            even2 = Vector512.FusedMultiplyAdd(a, Lanes.Load(ref x0, t + 1), even2);
            even3 = Vector512.FusedMultiplyAdd(a, Lanes.Load(ref x0, t), even3);
            a = Lanes.Load(ref a0, t + 8);
            odd0 = Vector512.FusedMultiplyAdd(a, Lanes.Load(ref x0, t + 11), odd0);
            odd1 = Vector512.FusedMultiplyAdd(a, Lanes.Load(ref x0, t + 10), odd1);
            odd2 = Vector512.FusedMultiplyAdd(a, Lanes.Load(ref x0, t + 9), odd2);
            odd3 = Vector512.FusedMultiplyAdd(a, Lanes.Load(ref x0, t + 8), odd3);
        }

        if (t <= n - 8)
        {
            var a = Lanes.Load(ref a0, t);
            even0 = Vector512.FusedMultiplyAdd(a, Lanes.Load(ref x0, t + 3), even0);
            even1 = Vector512.FusedMultiplyAdd(a, Lanes.Load(ref x0, t + 2), even1);
            even2 = Vector512.FusedMultiplyAdd(a, Lanes.Load(ref x0, t + 1), even2);
            even3 = Vector512.FusedMultiplyAdd(a, Lanes.Load(ref x0, t), even3);
        }

        sums[0] += Lanes.Sum(Join(even0, odd0, aTail, tail0, n));
        sums[1] += Lanes.Sum(Join(even1, odd1, aTail, tail1, n));
        sums[2] += Lanes.Sum(Join(even2, odd2, aTail, tail2, n));
        sums[3] += Lanes.Sum(Join(even3, odd3, aTail, tail3, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddOneLag(ReadOnlySpan<double> exposure, int offset, ReadOnlySpan<double> outputAdjoint, ref double sum)
    {
        var n = outputAdjoint.Length;
        var aTail = Lanes.Tail(outputAdjoint);
        var tail = Lanes.Tail(exposure.Slice(offset, n));
        ref var a0 = ref MemoryMarshal.GetReference(outputAdjoint);
        ref var x0 = ref Unsafe.Add(ref MemoryMarshal.GetReference(exposure), offset);
        Vector512<double> even = default, odd = default;
        var t = 0;
        for (; t <= n - 16; t += 16)
        {
            even = Vector512.FusedMultiplyAdd(Lanes.Load(ref a0, t), Lanes.Load(ref x0, t), even);
            odd = Vector512.FusedMultiplyAdd(Lanes.Load(ref a0, t + 8), Lanes.Load(ref x0, t + 8), odd);
        }

        if (t <= n - 8)
            even = Vector512.FusedMultiplyAdd(Lanes.Load(ref a0, t), Lanes.Load(ref x0, t), even);
        sum += Lanes.Sum(Join(even, odd, aTail, tail, n));
    }

    // The tail (perhaps only zeros) belongs to the accumulator whose turn it is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Join(Vector512<double> even, Vector512<double> odd, Vector512<double> a, Vector512<double> x, int n) =>
        (n & 8) == 0
            ? Vector512.FusedMultiplyAdd(a, x, even) + odd
            : even + Vector512.FusedMultiplyAdd(a, x, odd);
}
