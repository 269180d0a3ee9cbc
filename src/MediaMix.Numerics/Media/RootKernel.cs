using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

/// <summary>Power saturation f(x) = x^α over a series, and its derivatives.</summary>
/// <remarks>It has no upper bound, and for α &lt; 1 an infinite slope at 0: where x ≤ 0 the response and all derivatives are exactly 0, and the slope
/// stops growing below x = 1e-280. One pass each way; lengths need not be multiples of 8. Zeros appended to the series change no bit of the sums.
/// Nothing is allocated; safe to call from any thread.</remarks>
public static class RootKernel
{
    /// <summary>Writes the response.</summary>
    /// <param name="x">Length n, exposure, finite, ≥ 0.</param>
    /// <param name="exponent">α, finite, &gt; 0.</param>
    /// <param name="response">Length n; ≥ 0; overwritten. May be the span of x.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Forward(ReadOnlySpan<double> x, double exponent, Span<double> response) =>
        SaturationLoop<Curve>.Forward(x, exponent, response);

    /// <summary>Returns the derivative with respect to α, Σ r̄·f·ln x, and writes x̄ = r̄·α·f/x if asked.</summary>
    /// <param name="x">Length n, as given to <see cref="Forward"/>.</param>
    /// <param name="exponent">As given to <see cref="Forward"/>.</param>
    /// <param name="response">Length n, f from <see cref="Forward"/>.</param>
    /// <param name="responseAdjoint">Length n, r̄, derivative with respect to the response.</param>
    /// <param name="exposureAdjoint">Length n, overwritten (may be the span of the response adjoint); or empty if not wanted.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Backward(
        ReadOnlySpan<double> x, double exponent, ReadOnlySpan<double> response, ReadOnlySpan<double> responseAdjoint,
        Span<double> exposureAdjoint) =>
        SaturationLoop<Curve>.Backward(x, exponent, response, responseAdjoint, exposureAdjoint);

    readonly struct Curve : ISaturationCurve
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Response(Vector512<double> x, Vector512<double> parameter)
        {
            var off = Vector512.LessThanOrEqual(x, Vector512<double>.Zero);
            return Vector512.ConditionalSelect(off, Vector512<double>.Zero, VectorMath.Exp(parameter * Logarithm(x, off)));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Slopes(
            Vector512<double> x, Vector512<double> parameter, Vector512<double> response,
            out Vector512<double> byExposure, out Vector512<double> byParameter)
        {
            var least = Vector512.Create(1e-280);
            var divisor = Vector512.ConditionalSelect(Vector512.LessThan(x, least), least, x);
            byExposure = parameter * response / divisor;
            byParameter = response * Logarithm(x, Vector512.LessThanOrEqual(x, Vector512<double>.Zero));
        }

        // ln 1 in the empty lanes: no exposure is common and must not take the logarithm's slow path.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<double> Logarithm(Vector512<double> x, Vector512<double> off) =>
            VectorMath.Log(Vector512.ConditionalSelect(off, Vector512<double>.One, x));
    }
}
