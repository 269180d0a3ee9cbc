using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>All that a chain carries from one iteration to the next: position, gradient and log density.</summary>
public sealed class ChainState
{
    /// <summary>Creates a state and evaluates the density there.</summary>
    /// <param name="density">The density.</param>
    /// <param name="position">Length d.</param>
    public ChainState(ILogDensity density, ReadOnlySpan<double> position)
    {
        ArgumentNullException.ThrowIfNull(density);
        Position = Padding.Allocate(density.Dimension);
        Gradient = Padding.Allocate(density.Dimension);
        position.CopyTo(Position);
        LogDensity = density.Evaluate(Position.AsSpan(0, density.Dimension), Gradient.AsSpan(0, density.Dimension));
    }

    /// <summary>Creates a state whose density and gradient are known.</summary>
    internal ChainState(ReadOnlySpan<double> position, ReadOnlySpan<double> gradient, double logDensity)
    {
        (Position, Gradient, LogDensity) = (Padding.Allocate(position.Length), Padding.Allocate(position.Length), logDensity);
        position.CopyTo(Position);
        gradient.CopyTo(Gradient);
    }

    /// <summary>θ, padded with zeros.</summary>
    public double[] Position { get; }

    /// <summary>∇ log p at θ, padded with zeros.</summary>
    public double[] Gradient { get; }

    /// <summary>log p at θ.</summary>
    public double LogDensity { get; internal set; }

    /// <summary>True when log density and gradient are finite.</summary>
    public bool IsFinite
    {
        get
        {
            var finite = double.IsFinite(LogDensity);
            foreach (var g in Gradient)
                finite &= double.IsFinite(g);
            return finite;
        }
    }
}
