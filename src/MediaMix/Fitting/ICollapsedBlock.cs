using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The likelihood with a block of linear coefficients integrated out, whatever scales it depends on: reads noise and prior
/// scales from the value vector and writes their adjoints. Owns its buffers; one per chain.
/// </summary>
interface ICollapsedBlock
{
    /// <summary>Number of coefficients in the block.</summary>
    int Count { get; }

    /// <summary>Collapsed log likelihood, not finite at an impossible point. Allocates nothing.</summary>
    /// <param name="values">Value vector; the block's own coefficients are not read.</param>
    /// <param name="outcome">In: f, the expected outcome without the block; out: ∂ log p/∂f.</param>
    /// <param name="valueAdjoint">Like <paramref name="values"/>; derivatives with respect to the block's scales are added.</param>
    double Evaluate(ReadOnlySpan<double> values, Span<double> outcome, Span<double> valueAdjoint);

    /// <summary>Draws the coefficients from their exact conditional at the point of the last <see cref="Evaluate"/>.</summary>
    /// <param name="values">The same value vector.</param>
    /// <param name="rng">Stream of this draw.</param>
    /// <param name="draws">Length <see cref="Count"/>, overwritten with values of the collapsed parameters.</param>
    void Recover(ReadOnlySpan<double> values, ref Rng rng, Span<double> draws);
}
