using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

/// <summary>Logarithmic saturation f(x) = ln(1 + x/k) over a series, and its derivatives.</summary>
/// <remarks>It has no upper bound. A ratio x/k above 1e300 counts as 1e300. One pass each way; lengths need not be multiples of 8. Zeros appended to the series change no bit of the sums.
/// Nothing is allocated; safe to call from any thread.</remarks>
public static class LogSaturationKernel
{
    /// <summary>Writes the response.</summary>
    /// <param name="x">Length n, exposure, finite, ≥ 0.</param>
    /// <param name="scale">k, the exposure at which the slope is half of that at 0; finite, &gt; 0.</param>
    /// <param name="response">Length n; ≥ 0; overwritten. May be the span of x.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Forward(ReadOnlySpan<double> x, double scale, Span<double> response) =>
        SaturationLoop<Curve>.Forward(x, scale, response);

    /// <summary>Returns the derivative with respect to ln k, −Σ r̄·x/(k + x), and writes x̄ = r̄/(k + x) if asked.</summary>
    /// <param name="x">Length n, as given to <see cref="Forward"/>.</param>
    /// <param name="scale">As given to <see cref="Forward"/>.</param>
    /// <param name="response">Length n, f from <see cref="Forward"/>.</param>
    /// <param name="responseAdjoint">Length n, r̄, derivative with respect to the response.</param>
    /// <param name="exposureAdjoint">Length n, overwritten (may be the span of the response adjoint); or empty if not wanted.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Backward(
        ReadOnlySpan<double> x, double scale, ReadOnlySpan<double> response, ReadOnlySpan<double> responseAdjoint,
        Span<double> exposureAdjoint) =>
        SaturationLoop<Curve>.Backward(x, scale, response, responseAdjoint, exposureAdjoint);

    readonly struct Curve : ISaturationCurve
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Response(Vector512<double> x, Vector512<double> parameter)
        {
            var (ratio, most) = (x / parameter, Vector512.Create(1e300));
            return VectorMath.Log1p(Vector512.ConditionalSelect(Vector512.GreaterThan(ratio, most), most, ratio));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Slopes(
            Vector512<double> x, Vector512<double> parameter, Vector512<double> response,
            out Vector512<double> byExposure, out Vector512<double> byParameter)
        {
            // Below 1e-290 the inverse would overflow.
            var (sum, least) = (parameter + x, Vector512.Create(1e-290));
            byExposure = Vector512<double>.One / Vector512.ConditionalSelect(Vector512.LessThan(sum, least), least, sum);
            byParameter = -(x * byExposure);
        }
    }
}
