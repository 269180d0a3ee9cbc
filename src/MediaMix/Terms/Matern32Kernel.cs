using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Matérn 3/2: κ(r) = (1 + √3 r) e^(−√3 r), s(u) = 12√3 (3 + u²)^(−2).</summary>
sealed class Matern32Kernel : StationaryKernel
{
    static readonly double Root3 = Math.Sqrt(3);
    static readonly double RootOfFactor = Math.Sqrt(12 * Root3);

    public override double Margin => 2;

    public override double CountPerRange => 3.42;

    public override double Correlation(double distance) => (1 + Root3 * distance) * ScalarMath.Exp(-Root3 * distance);

    public override double Root(double phase) => RootOfFactor / (3 + phase * phase);

    public override double Slope(double phase) => -4 * phase * phase / (3 + phase * phase);
}
