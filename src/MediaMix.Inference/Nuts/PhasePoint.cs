using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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

    /// <summary>True when the later state moves back towards the earlier one, or the earlier away from the later.</summary>
    public static bool IsTurning(PhasePoint earlier, PhasePoint later)
    {
        var a = Vectors(earlier.Whitened);
        var b = Vectors(later.Whitened);
        var v = Vectors(earlier.Momentum);
        var w = Vectors(later.Momentum);
        var (start, end) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (var i = 0; i < a.Length; i++)
        {
            var displacement = b[i] - a[i];
            start = Vector512.FusedMultiplyAdd(displacement, v[i], start);
            end = Vector512.FusedMultiplyAdd(displacement, w[i], end);
        }
        return Lanes.Sum(start) < 0 || Lanes.Sum(end) < 0;
    }

    static ReadOnlySpan<Vector512<double>> Vectors(double[] padded) =>
        MemoryMarshal.Cast<double, Vector512<double>>(padded.AsSpan());
}
