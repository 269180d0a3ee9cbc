using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

/// <summary>Michaelis–Menten saturation f(x) = x/(k + x) over a series, and its derivatives.</summary>
/// <remarks>It is the Hill curve of slope 1 without logarithm and exponential: one division per element. One pass each way; lengths need not be multiples of 8. Zeros appended to the series change no bit of the sums.
/// Nothing is allocated; safe to call from any thread.</remarks>
public static class MichaelisMentenKernel
{
    /// <summary>Writes the response.</summary>
    /// <param name="x">Length n, exposure, finite, ≥ 0.</param>
    /// <param name="half">k, the exposure at which the response is ½; finite, &gt; 0.</param>
    /// <param name="response">Length n; in [0, 1]; overwritten. May be the span of x.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Forward(ReadOnlySpan<double> x, double half, Span<double> response) =>
        SaturationLoop<Curve>.Forward(x, half, response);

    /// <summary>Returns the derivative with respect to ln k, −Σ r̄·k·x/(k + x)², and writes x̄ = r̄·k/(k + x)² if asked.</summary>
    /// <param name="x">Length n, as given to <see cref="Forward"/>.</param>
    /// <param name="half">As given to <see cref="Forward"/>.</param>
    /// <param name="response">Length n, f from <see cref="Forward"/>.</param>
    /// <param name="responseAdjoint">Length n, r̄, derivative with respect to the response.</param>
    /// <param name="exposureAdjoint">Length n, overwritten (may be the span of the response adjoint); or empty if not wanted.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Backward(
        ReadOnlySpan<double> x, double half, ReadOnlySpan<double> response, ReadOnlySpan<double> responseAdjoint,
        Span<double> exposureAdjoint) =>
        SaturationLoop<Curve>.Backward(x, half, response, responseAdjoint, exposureAdjoint);

    readonly struct Curve : ISaturationCurve
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Response(Vector512<double> x, Vector512<double> parameter) => x / Divisor(x, parameter);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Slopes(
            Vector512<double> x, Vector512<double> parameter, Vector512<double> response,
            out Vector512<double> byExposure, out Vector512<double> byParameter)
        {
            var inverse = Vector512<double>.One / Divisor(x, parameter);
            byExposure = parameter * inverse * inverse;
            // k/(k + x) from its own quotient: 1 − f has no digits left where the channel is saturated.
            byParameter = -(response * (parameter * inverse));
        }

        // Below 1e-290 the inverse would overflow; an exposure and a half-saturation that small count as 1e-290.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<double> Divisor(Vector512<double> x, Vector512<double> half)
        {
            var (sum, least) = (half + x, Vector512.Create(1e-290));
            return Vector512.ConditionalSelect(Vector512.LessThan(sum, least), least, sum);
        }
    }
}
