using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>A density with a block of coordinates integrated out, whose draws can be recovered exactly afterwards.</summary>
public interface IPartiallyCollapsed : ILogDensity
{
    /// <summary>Number of coordinates including the integrated-out block.</summary>
    int FullDimension { get; }

    /// <summary>Draws the integrated-out block from its exact conditional.</summary>
    /// <param name="position">Sampled coordinates, length <see cref="ILogDensity.Dimension"/>.</param>
    /// <param name="rng">Stream keyed to this draw, so that recovery does not depend on order.</param>
    /// <param name="full">Length <see cref="FullDimension"/>; overwritten with the sampled coordinates and the block.</param>
    void Recover(scoped ReadOnlySpan<double> position, ref Rng rng, scoped Span<double> full);
}
