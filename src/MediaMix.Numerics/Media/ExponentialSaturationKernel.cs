using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

/// <summary>Exponential saturation f(x) = 1 − e^(−λx) over a series, and its derivatives.</summary>
/// <remarks>Evaluated as −expm1(−λx), which keeps the relative accuracy where the exposure is small. One pass each way; lengths need not be multiples of 8. Zeros appended to the series change no bit of the sums.
/// Nothing is allocated; safe to call from any thread.</remarks>
public static class ExponentialSaturationKernel
{
    /// <summary>Writes the response.</summary>
    /// <param name="x">Length n, exposure, finite, ≥ 0.</param>
    /// <param name="rate">λ, per unit of exposure, finite, ≥ 0.</param>
    /// <param name="response">Length n; in [0, 1]; overwritten. May be the span of x.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Forward(ReadOnlySpan<double> x, double rate, Span<double> response) =>
        SaturationLoop<Curve>.Forward(x, rate, response);

    /// <summary>Returns the derivative with respect to λ, Σ r̄·(1 − f)·x, and writes x̄ = r̄·λ·(1 − f) if asked.</summary>
    /// <param name="x">Length n, as given to <see cref="Forward"/>.</param>
    /// <param name="rate">As given to <see cref="Forward"/>.</param>
    /// <param name="response">Length n, f from <see cref="Forward"/>.</param>
    /// <param name="responseAdjoint">Length n, r̄, derivative with respect to the response.</param>
    /// <param name="exposureAdjoint">Length n, overwritten (may be the span of the response adjoint); or empty if not wanted.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Backward(
        ReadOnlySpan<double> x, double rate, ReadOnlySpan<double> response, ReadOnlySpan<double> responseAdjoint,
        Span<double> exposureAdjoint) =>
        SaturationLoop<Curve>.Backward(x, rate, response, responseAdjoint, exposureAdjoint);

    readonly struct Curve : ISaturationCurve
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Response(Vector512<double> x, Vector512<double> parameter) =>
            -VectorMath.Expm1(-(parameter * x));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Slopes(
            Vector512<double> x, Vector512<double> parameter, Vector512<double> response,
            out Vector512<double> byExposure, out Vector512<double> byParameter)
        {
            var left = Vector512<double>.One - response;
            byExposure = parameter * left;
            byParameter = x * left;
        }
    }
}
