using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Squared exponential: κ(r) = e^(−r²/2), s(u) = √(2π) e^(−u²/2).</summary>
sealed class SquaredExponentialKernel : StationaryKernel
{
    // Below 1e-100 of its peak √s stays constant: a coefficient without any scale would have no derivative.
    const double LargestSquare = 920;

    static readonly double Peak = Math.Sqrt(Math.Sqrt(2 * Math.PI));

    public override double Margin => 1.6;

    public override double CountPerRange => 1.75;

    public override double Correlation(double distance) => ScalarMath.Exp(-0.5 * distance * distance);

    public override double Root(double phase) => Peak * ScalarMath.Exp(-0.25 * Math.Min(phase * phase, LargestSquare));

    public override double Slope(double phase) => phase * phase < LargestSquare ? -phase * phase : 0;
}
