using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>A position with its gradient, copied out of a chain; padded with zeros.</summary>
sealed class WhiteningDraw
{
    public WhiteningDraw(ReadOnlySpan<double> position, ReadOnlySpan<double> gradient)
    {
        (Position, Gradient) = (Padding.Allocate(position.Length), Padding.Allocate(position.Length));
        position.CopyTo(Position);
        gradient.CopyTo(Gradient);
    }

    public double[] Position { get; }

    public double[] Gradient { get; }

    public bool IsFinite => Array.TrueForAll(Position, double.IsFinite) && Array.TrueForAll(Gradient, double.IsFinite);
}
