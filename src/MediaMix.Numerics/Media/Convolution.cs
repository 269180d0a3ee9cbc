using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

/// <summary>Causal convolution of an exposure series with a few lag weights, and its two adjoints.</summary>
/// <remarks>
/// <para>output_t = Σ_l weight_l·exposure[lead + t − l], t = 0 … n−1, l = 0 … lags−1, where lead = lags − 1 rows of history
/// precede the n rows of the output: exposure has length n + lags − 1, and zeros in front mean "nothing before the start".</para>
/// <para>Each output element is one chain of fused multiply-adds in the order of the lags, so its bits do not depend on n,
/// on its place or on the blocking over time that keeps several vectors of outputs in registers. Lengths need not be
/// multiples of 8. Inputs and outputs must not overlap. Nothing is allocated; safe to call from any thread.</para>
/// </remarks>
public static partial class Convolution
{
    const int Block = 4 * Padding.Lanes;

    /// <summary>Writes the convolution.</summary>
    /// <param name="exposure">Length n + lags − 1, the history first.</param>
    /// <param name="weights">Length lags ≥ 1, lag 0 first.</param>
    /// <param name="output">Length n; overwritten, in the unit of exposure × weight.</param>
    /// <exception cref="ArgumentException">There is no weight, or the exposure has another length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(ReadOnlySpan<double> exposure, ReadOnlySpan<double> weights, Span<double> output)
    {
        RequireShape(exposure.Length, weights.Length, output.Length);
        ref var latest = ref Unsafe.Add(ref MemoryMarshal.GetReference(exposure), weights.Length - 1);
        ref var o0 = ref MemoryMarshal.GetReference(output);
        var t = 0;
        for (; t <= output.Length - Block; t += Block)
            ForwardBlock(ref Unsafe.Add(ref latest, t), weights, ref Unsafe.Add(ref o0, t));
        for (; t <= output.Length - Padding.Lanes; t += Padding.Lanes)
            ForwardVector(ref Unsafe.Add(ref latest, t), weights, ref Unsafe.Add(ref o0, t));
        if (t == output.Length)
            return;
        if (output.Length >= Padding.Lanes)
        {
            // The last vector again, moved back to end with the output: what it computes twice has the same bits.
            t = output.Length - Padding.Lanes;
            ForwardVector(ref Unsafe.Add(ref latest, t), weights, ref Unsafe.Add(ref o0, t));
        }
        else
        {
            ForwardShort(exposure, weights, output);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void ForwardBlock(ref double latest, ReadOnlySpan<double> weights, ref double output)
    {
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
        for (var l = 0; l < weights.Length; l++)
        {
            var weight = Vector512.Create(weights[l]);
            ref var x = ref Unsafe.Subtract(ref latest, l);
            s0 = Vector512.FusedMultiplyAdd(weight, Lanes.Load(ref x, 0), s0);
            s1 = Vector512.FusedMultiplyAdd(weight, Lanes.Load(ref x, 8), s1);
            s2 = Vector512.FusedMultiplyAdd(weight, Lanes.Load(ref x, 16), s2);
            s3 = Vector512.FusedMultiplyAdd(weight, Lanes.Load(ref x, 24), s3);
        }

        Lanes.Store(s0, ref output, 0);
        Lanes.Store(s1, ref output, 8);
        Lanes.Store(s2, ref output, 16);
        Lanes.Store(s3, ref output, 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void ForwardVector(ref double latest, ReadOnlySpan<double> weights, ref double output)
    {
        Vector512<double> sum = default;
        for (var l = 0; l < weights.Length; l++)
        {
            var x = Lanes.Load(ref Unsafe.Subtract(ref latest, l), 0);
            sum = Vector512.FusedMultiplyAdd(Vector512.Create(weights[l]), x, sum);
        }

        Lanes.Store(sum, ref output, 0);
    }

    static void ForwardShort(ReadOnlySpan<double> exposure, ReadOnlySpan<double> weights, Span<double> output)
    {
        for (var t = 0; t < output.Length; t++)
        {
            var sum = 0.0;
            for (var l = 0; l < weights.Length; l++)
                sum = Math.FusedMultiplyAdd(weights[l], exposure[weights.Length - 1 + t - l], sum);
            output[t] = sum;
        }
    }

    static void RequireShape(int exposure, int lags, int outputs)
    {
        if (lags == 0)
            Require.ThrowLength(1, 0, "weights");
        Require.SameLength(outputs + lags - 1, exposure, "exposure");
    }
}
