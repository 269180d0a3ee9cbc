using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The likelihood with a block of linear coefficients integrated out, whatever scales it depends on: reads noise and prior
/// scales from the value vector and writes their adjoints. In <see cref="ILikelihood.Evaluate"/> the outcome is expected without
/// the block, and the block's own coefficients are not read. Owns its buffers; one per chain.
/// </summary>
interface ICollapsedBlock : ILikelihood
{
    /// <summary>Number of coefficients in the block.</summary>
    int Count { get; }

    /// <summary>Draws the coefficients from their exact conditional at the point of the last <see cref="ILikelihood.Evaluate"/>.</summary>
    /// <param name="values">The same value vector.</param>
    /// <param name="rng">Stream of this draw.</param>
    /// <param name="draws">Length <see cref="Count"/>, overwritten with values of the collapsed parameters.</param>
    void Recover(ReadOnlySpan<double> values, ref Rng rng, Span<double> draws);
}
