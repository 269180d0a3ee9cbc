using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

/// <summary>Sigmoid saturation f(x) = 1/(1 + e^(−b(x−λ))) − 1/(1 + e^(bλ)) over a series, and its derivatives.</summary>
/// <remarks>
/// <para>It is the HillSigmoid of PyMC-Marketing. With s(x) = 1/(1 + e^(−b(x−λ))) the difference is evaluated as the product
/// s(x)·s(2λ)·(1 − e^(−bx)), in which nothing cancels: small exposures keep their relative accuracy.</para>
/// <para>Where x ≤ 0 the response and the derivatives with respect to λ and b are exactly 0, so padding with zeros is harmless.
/// Lengths need not be multiples of 8. Nothing is allocated; safe to call from any thread.</para>
/// </remarks>
public static class HillSigmoidKernel
{
    /// <summary>Writes the response and the logistic curve that <see cref="Backward"/> needs.</summary>
    /// <param name="x">Length n, exposure, finite, ≥ 0.</param>
    /// <param name="midpoint">λ, the exposure of the steepest slope, finite, ≥ 0.</param>
    /// <param name="steepness">b, per unit of exposure, finite, ≥ 0.</param>
    /// <param name="response">Length n; f in [0, 1); overwritten. May be the span of x.</param>
    /// <param name="sigmoid">Length n; s; overwritten.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(ReadOnlySpan<double> x, double midpoint, double steepness, Span<double> response, Span<double> sigmoid)
    {
        Require.SameLength(x.Length, response.Length);
        Require.SameLength(x.Length, sigmoid.Length);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var f0 = ref MemoryMarshal.GetReference(response);
        ref var s0 = ref MemoryMarshal.GetReference(sigmoid);
        var (centre, rate) = (Vector512.Create(midpoint), Vector512.Create(steepness));
        var limit = Vector512.Create(ScalarMath.Logistic(steepness * midpoint));
        var i = 0;
        for (; i <= x.Length - Padding.Lanes; i += Padding.Lanes)
        {
            var exposure = Lanes.Load(ref x0, i);
            var s = VectorMath.Logistic(rate * (exposure - centre));
            Lanes.Store(Response(exposure, rate, s, limit), ref f0, i);
            Lanes.Store(s, ref s0, i);
        }

        if (i < x.Length)
        {
            var exposure = Lanes.LoadTail(x, i);
            var s = VectorMath.Logistic(rate * (exposure - centre));
            Lanes.StoreTail(Response(exposure, rate, s, limit), response, i);
            Lanes.StoreTail(s, sigmoid, i);
        }
    }

    /// <summary>Returns the derivatives with respect to λ and b, and writes those with respect to x if asked.</summary>
    /// <remarks>With g(x) = s·(1 − s) and h = g(x) − g(0): λ̄ = −b·Σ r̄·h, b̄ = Σ r̄·(x·g − λ·h), x̄ = r̄·b·g.</remarks>
    /// <param name="x">Length n, as given to <see cref="Forward"/>.</param>
    /// <param name="midpoint">λ, as given to <see cref="Forward"/>.</param>
    /// <param name="steepness">b, as given to <see cref="Forward"/>.</param>
    /// <param name="sigmoid">Length n, from <see cref="Forward"/>.</param>
    /// <param name="responseAdjoint">Length n, r̄, derivative with respect to the response.</param>
    /// <param name="exposureAdjoint">Length n, overwritten (may be the span of the response adjoint); or empty if not wanted.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static HillSigmoidAdjoint Backward(
        ReadOnlySpan<double> x, double midpoint, double steepness, ReadOnlySpan<double> sigmoid,
        ReadOnlySpan<double> responseAdjoint, Span<double> exposureAdjoint)
    {
        Require.SameLength(x.Length, sigmoid.Length);
        Require.SameLength(x.Length, responseAdjoint.Length);
        var wanted = !exposureAdjoint.IsEmpty;
        if (wanted)
            Require.SameLength(x.Length, exposureAdjoint.Length);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var s0 = ref MemoryMarshal.GetReference(sigmoid);
        ref var r0 = ref MemoryMarshal.GetReference(responseAdjoint);
        ref var e0 = ref MemoryMarshal.GetReference(exposureAdjoint);
        var rate = Vector512.Create(steepness);
        var atZero = Gain(Vector512.Create(ScalarMath.Logistic(steepness * -midpoint)));
        var (xTail, sTail, rTail) = (Lanes.Tail(x), Lanes.Tail(sigmoid), Lanes.Tail(responseAdjoint));
        Vector512<double> level = default, moment = default;
        var i = 0;
        for (; i <= x.Length - Padding.Lanes; i += Padding.Lanes)
        {
            var (exposure, r) = (Lanes.Load(ref x0, i), Lanes.Load(ref r0, i));
            var gain = Gain(Lanes.Load(ref s0, i));
            level = Vector512.FusedMultiplyAdd(r, Rise(exposure, gain, atZero), level);
            moment = Vector512.FusedMultiplyAdd(r, exposure * gain, moment);
            if (wanted)
                Lanes.Store(r * (rate * gain), ref e0, i);
        }

        var gainTail = Gain(sTail);
        level = Vector512.FusedMultiplyAdd(rTail, Rise(xTail, gainTail, atZero), level);
        moment = Vector512.FusedMultiplyAdd(rTail, xTail * gainTail, moment);
        var levelSum = Lanes.Sum(level);
        var result = new HillSigmoidAdjoint(-steepness * levelSum, Math.FusedMultiplyAdd(-midpoint, levelSum, Lanes.Sum(moment)));
        if (wanted && i < x.Length)
            Lanes.StoreTail(rTail * (rate * gainTail), exposureAdjoint, i);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Response(Vector512<double> x, Vector512<double> rate, Vector512<double> sigmoid, Vector512<double> limit) =>
        sigmoid * limit * -VectorMath.Expm1(-(rate * x));

    // s·(1 − s)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Gain(Vector512<double> sigmoid) => Vector512.FusedMultiplyAdd(-sigmoid, sigmoid, sigmoid);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Rise(Vector512<double> x, Vector512<double> gain, Vector512<double> atZero) => Vector512.ConditionalSelect(
        Vector512.LessThanOrEqual(x, Vector512<double>.Zero), Vector512<double>.Zero, gain - atZero);
}
