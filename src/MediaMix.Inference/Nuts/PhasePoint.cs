using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>One state of a trajectory: position and momentum with all that is derived from them. Pooled and reference-counted.</summary>
sealed class PhasePoint(int dimension)
{
    public readonly double[] Position = Padding.Allocate(dimension);
    public readonly double[] Gradient = Padding.Allocate(dimension);
    public readonly double[] Whitened = Padding.Allocate(dimension);
    public readonly double[] WhitenedGradient = Padding.Allocate(dimension);
    public readonly double[] Momentum = Padding.Allocate(dimension);
    public double LogDensity;
    public double Energy;
    public int Offset;
    public int References;
}
