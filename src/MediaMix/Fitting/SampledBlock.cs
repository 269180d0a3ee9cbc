using MediaMix.Numerics;

namespace MediaMix;

/// <summary>A likelihood without a block: nothing is integrated out, because the outcome is not normal around its expectation.</summary>
sealed class SampledBlock(ILikelihood likelihood) : ICollapsedBlock
{
    public int Count => 0;

    public double Evaluate(ReadOnlySpan<double> values, Span<double> outcome, Span<double> valueAdjoint) =>
        likelihood.Evaluate(values, outcome, valueAdjoint);

    public void Recover(ReadOnlySpan<double> values, ref Rng rng, Span<double> draws)
    {
    }
}
