namespace MediaMix.Inference;

/// <summary>
/// The immutable map from whitened coordinates z to positions; momentum is N(0, I) in z.
/// It is all that the transition kernel knows of a metric. Thread-safe.
/// All spans have the padded length of the dimension, with zeros behind it.
/// </summary>
public abstract class AffineMap
{
    /// <summary>Writes the position of whitened coordinates.</summary>
    /// <param name="whitened">z.</param>
    /// <param name="position">θ, overwritten.</param>
    public abstract void ToPosition(ReadOnlySpan<double> whitened, Span<double> position);

    /// <summary>Writes the whitened coordinates of a position.</summary>
    /// <param name="position">θ.</param>
    /// <param name="whitened">z, overwritten.</param>
    public abstract void ToWhitened(ReadOnlySpan<double> position, Span<double> whitened);

    /// <summary>Writes the gradient with respect to z from the gradient with respect to θ.</summary>
    /// <param name="gradient">∂/∂θ.</param>
    /// <param name="whitenedGradient">∂/∂z, overwritten.</param>
    public abstract void PullGradient(ReadOnlySpan<double> gradient, Span<double> whitenedGradient);
}
