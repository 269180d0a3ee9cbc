using MediaMix.Numerics;

namespace MediaMix;

/// <summary>The Weibull density without its constant factor, as a function of z = ln(x / scale).</summary>
static class WeibullDensity
{
    /// <summary>(shape − 1)·z − e^(shape·z); −∞ where the density vanishes, never NaN.</summary>
    public static double LogKernel(double z, double shape)
    {
        var power = ScalarMath.Exp(shape * z);
        return double.IsInfinity(power) ? double.NegativeInfinity : (shape - 1) * z - power;
    }

    /// <summary>Derivatives of <see cref="LogKernel"/> with respect to ln scale and shape; finite where the density has not vanished.</summary>
    public static (double ByLogScale, double ByShape) Slopes(double z, double shape)
    {
        var power = ScalarMath.Exp(shape * z);
        return (1 - shape + shape * power, z - z * power);
    }
}
