using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Matérn 5/2: κ(r) = (1 + √5 r + 5r²/3) e^(−√5 r), s(u) = (400√5/3) (5 + u²)^(−3).</summary>
sealed class Matern52Kernel : StationaryKernel
{
    static readonly double Root5 = Math.Sqrt(5);
    static readonly double RootOfFactor = Math.Sqrt(400 * Root5 / 3);

    public override double Margin => 1.85;

    public override double CountPerRange => 2.65;

    public override double Correlation(double distance) =>
        (1 + Root5 * distance + 5 * distance * distance / 3) * ScalarMath.Exp(-Root5 * distance);

    public override double Root(double phase)
    {
        var sum = 5 + phase * phase;
        return RootOfFactor / (sum * Math.Sqrt(sum));
    }

    public override double Slope(double phase) => -6 * phase * phase / (5 + phase * phase);
}
