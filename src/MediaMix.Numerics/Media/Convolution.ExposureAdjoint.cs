using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

public static partial class Convolution
{
    // The rows at either end meet only some of the lags. For short filters they run as vectors over a window of output
    // adjoints padded with zeros; the window holds lead + 32 values.
    const int LongestWindowedLead = 24;
    const int WindowLength = 64;

    /// <summary>Adds to the exposure adjoint: x̄[lead + t − l] += weight_l·ā_t for every t and l.</summary>
    /// <remarks>Each element is one chain of fused multiply-adds in the order of the lags, started from its present value.</remarks>
    /// <param name="weights">Length lags ≥ 1, finite.</param>
    /// <param name="outputAdjoint">Length n, derivative with respect to the output.</param>
    /// <param name="exposureAdjoint">Length n + lags − 1, as the exposure; accumulated into.</param>
    /// <exception cref="ArgumentException">There is no weight, or the exposure adjoint has another length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ExposureAdjoint(ReadOnlySpan<double> weights, ReadOnlySpan<double> outputAdjoint, Span<double> exposureAdjoint)
    {
        RequireShape(exposureAdjoint.Length, weights.Length, outputAdjoint.Length);
        var n = outputAdjoint.Length;
        var lead = weights.Length - 1;
        var s = Padding.RoundUp(lead);
        if (lead > LongestWindowedLead || n < s)
        {
            AddRows(weights, outputAdjoint, exposureAdjoint);
            return;
        }

        ref var a0 = ref MemoryMarshal.GetReference(outputAdjoint);
        ref var e0 = ref MemoryMarshal.GetReference(exposureAdjoint);
        AddWindow(weights, outputAdjoint, exposureAdjoint[..s], 0);
        for (; s <= n - Block; s += Block)
            AddBlock(ref Unsafe.Add(ref a0, s - lead), weights, ref Unsafe.Add(ref e0, s));
        for (; s <= n - Padding.Lanes; s += Padding.Lanes)
            Lanes.Store(AddLags(ref Unsafe.Add(ref a0, s - lead), weights, Lanes.Load(ref e0, s)), ref e0, s);
        AddWindow(weights, outputAdjoint, exposureAdjoint[s..], s);
    }

    // Row s of the exposure met outputs s − lead … s, those that exist, at lags 0 … lead.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddWindow(ReadOnlySpan<double> weights, ReadOnlySpan<double> outputAdjoint, Span<double> rows, int firstRow)
    {
        Span<double> window = stackalloc double[WindowLength];
        window.Clear();
        var origin = firstRow - (weights.Length - 1);
        var first = Math.Max(origin, 0);
        var end = Math.Min(firstRow + rows.Length, outputAdjoint.Length);
        outputAdjoint[first..end].CopyTo(window[(first - origin)..]);
        ref var w0 = ref MemoryMarshal.GetReference(window);
        ref var r0 = ref MemoryMarshal.GetReference(rows);
        var i = 0;
        for (; i <= rows.Length - Padding.Lanes; i += Padding.Lanes)
            Lanes.Store(AddLags(ref Unsafe.Add(ref w0, i), weights, Lanes.Load(ref r0, i)), ref r0, i);
        if (i < rows.Length)
            Lanes.StoreTail(AddLags(ref Unsafe.Add(ref w0, i), weights, Lanes.LoadTail(rows, i)), rows, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void AddBlock(ref double oldest, ReadOnlySpan<double> weights, ref double adjoint)
    {
        var s0 = Lanes.Load(ref adjoint, 0);
        var s1 = Lanes.Load(ref adjoint, 8);
        var s2 = Lanes.Load(ref adjoint, 16);
        var s3 = Lanes.Load(ref adjoint, 24);
        for (var l = 0; l < weights.Length; l++)
        {
            var weight = Vector512.Create(weights[l]);
            s0 = Vector512.FusedMultiplyAdd(weight, Lanes.Load(ref oldest, l), s0);
            s1 = Vector512.FusedMultiplyAdd(weight, Lanes.Load(ref oldest, l + 8), s1);
            s2 = Vector512.FusedMultiplyAdd(weight, Lanes.Load(ref oldest, l + 16), s2);
            s3 = Vector512.FusedMultiplyAdd(weight, Lanes.Load(ref oldest, l + 24), s3);
        }

        Lanes.Store(s0, ref adjoint, 0);
        Lanes.Store(s1, ref adjoint, 8);
        Lanes.Store(s2, ref adjoint, 16);
        Lanes.Store(s3, ref adjoint, 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> AddLags(ref double oldest, ReadOnlySpan<double> weights, Vector512<double> sum)
    {
        for (var l = 0; l < weights.Length; l++)
            sum = Vector512.FusedMultiplyAdd(Vector512.Create(weights[l]), Lanes.Load(ref oldest, l), sum);
        return sum;
    }

    static void AddRows(ReadOnlySpan<double> weights, ReadOnlySpan<double> outputAdjoint, Span<double> exposureAdjoint)
    {
        for (var s = 0; s < exposureAdjoint.Length; s++)
        {
            var first = s - (weights.Length - 1);
            var sum = exposureAdjoint[s];
            for (var l = Math.Max(0, -first); l < weights.Length && first + l < outputAdjoint.Length; l++)
                sum = Math.FusedMultiplyAdd(weights[l], outputAdjoint[first + l], sum);
            exposureAdjoint[s] = sum;
        }
    }
}
