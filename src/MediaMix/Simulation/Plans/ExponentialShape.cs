using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// How e^(response/c) curves, which decides whether media that multiply the outcome have diminishing returns. It is concave where
/// c ≥ −h'²/h'' for the response h. Curves that are not listed have no shape that is known.
/// </summary>
static class ExponentialShape
{
    /// <summary>The least c for which e^(response/c) is concave up to an exposure; infinite where there is none.</summary>
    /// <param name="saturation">The curve.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="exposure">Largest exposure, ≥ 0.</param>
    public static double LeastConcave(Saturation saturation, ReadOnlySpan<double> parameters, double exposure) => saturation switch
    {
        // With v = (x/k)^s the sign of the curvature is that of −(1 − s) + (s/c − 2)·v − (1 + s)·v².
        HillSaturation when parameters[1] <= 1 => parameters[1] / (2 * (1 + Math.Sqrt(1 - parameters[1] * parameters[1]))),
        MichaelisMentenSaturation => 0.5,
        ExponentialSaturation or LogSaturation => 1,
        RootSaturation => exposure > 0 ? parameters[0] * ScalarMath.Exp(parameters[0] * ScalarMath.Log(exposure)) / (1 - parameters[0]) : 0,
        _ => double.PositiveInfinity,
    };

    /// <summary>True where for every c > 0 e^(response/c) is convex up to some exposure, which may be none or all, and concave from there.</summary>
    /// <param name="saturation">The curve.</param>
    /// <param name="parameters">Its parameters.</param>
    public static bool IsSigmoid(Saturation saturation, ReadOnlySpan<double> parameters) => saturation switch
    {
        HillSaturation => parameters[1] >= 1,
        HillSigmoidSaturation or MichaelisMentenSaturation or ExponentialSaturation or LogSaturation
            or LogisticSaturation or InverseScaledLogisticSaturation or TanhSaturation or NoSaturation => true,
        _ => false,
    };
}
