using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

/// <summary>Logistic saturation f(x) = (1 − e^(−λx))/(1 + e^(−λx)) = tanh(λx/2) over a series, and its derivatives.</summary>
/// <remarks>One fused pass each. It is the logistic saturation of PyMC-Marketing. x = 0 gives
/// f = 0, so padding with zeros is harmless. Lengths need not be multiples of 8; a tail goes through the same vector kernel. The
/// backward sum runs in one vector accumulator. Nothing is allocated; safe to call from any thread.</remarks>
public static class LogisticSaturationKernel
{
    /// <summary>Writes the response.</summary>
    /// <param name="x">Length n, exposure, finite.</param>
    /// <param name="rate">λ, per unit of exposure, finite.</param>
    /// <param name="response">Length n; in [−1, 1] with the sign of λx; overwritten. May be the span of x.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(ReadOnlySpan<double> x, double rate, Span<double> response)
    {
        Require.SameLength(x.Length, response.Length);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var f0 = ref MemoryMarshal.GetReference(response);
        var halfRate = Vector512.Create(0.5 * rate);
        var i = 0;
        for (; i <= x.Length - Padding.Lanes; i += Padding.Lanes)
            Lanes.Store(VectorMath.Tanh(halfRate * Lanes.Load(ref x0, i)), ref f0, i);
        if (i < x.Length)
            Lanes.StoreTail(VectorMath.Tanh(halfRate * Lanes.LoadTail(x, i)), response, i);
    }

    /// <summary>Returns the derivative with respect to λ, λ̄ = Σ r̄·(1 − f²)·x/2, and writes x̄ = r̄·(1 − f²)·λ/2 if asked.</summary>
    /// <param name="x">Length n, as given to <see cref="Forward"/>.</param>
    /// <param name="rate">λ, as given to <see cref="Forward"/>.</param>
    /// <param name="response">Length n, f from <see cref="Forward"/>.</param>
    /// <param name="responseAdjoint">Length n, r̄, derivative with respect to the response.</param>
    /// <param name="exposureAdjoint">Length n, overwritten (may be the span of the response adjoint); or empty if not wanted.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Backward(
        ReadOnlySpan<double> x, double rate, ReadOnlySpan<double> response, ReadOnlySpan<double> responseAdjoint,
        Span<double> exposureAdjoint)
    {
        Require.SameLength(x.Length, response.Length);
        Require.SameLength(x.Length, responseAdjoint.Length);
        var wanted = !exposureAdjoint.IsEmpty;
        if (wanted)
            Require.SameLength(x.Length, exposureAdjoint.Length);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var f0 = ref MemoryMarshal.GetReference(response);
        ref var r0 = ref MemoryMarshal.GetReference(responseAdjoint);
        ref var e0 = ref MemoryMarshal.GetReference(exposureAdjoint);
        var halfRate = Vector512.Create(0.5 * rate);
        var xTail = Lanes.Tail(x);
        var fTail = Lanes.Tail(response);
        var rTail = Lanes.Tail(responseAdjoint);
        Vector512<double> sum = default;
        var i = 0;
        for (; i <= x.Length - Padding.Lanes; i += Padding.Lanes)
        {
            var g = Gain(Lanes.Load(ref f0, i), Lanes.Load(ref r0, i));
            sum = Vector512.FusedMultiplyAdd(g, Lanes.Load(ref x0, i), sum);
            if (wanted)
                Lanes.Store(halfRate * g, ref e0, i);
        }

        var gTail = Gain(fTail, rTail);
        var result = 0.5 * Lanes.Sum(Vector512.FusedMultiplyAdd(gTail, xTail, sum));
        if (wanted && i < x.Length)
            Lanes.StoreTail(halfRate * gTail, exposureAdjoint, i);
        return result;
    }

    // r̄·(1 − f²)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Gain(Vector512<double> response, Vector512<double> responseAdjoint) =>
        responseAdjoint * Vector512.FusedMultiplyAdd(-response, response, Vector512<double>.One);
}
