using MediaMix.Numerics;

namespace MediaMix;

/// <summary>One chain's view of a <see cref="LinearBlock"/>: the noise is the only scale that is sampled.</summary>
sealed class OneScaleBlock(BoundModel model, LinearBlock block) : ICollapsedBlock
{
    readonly double[] _weights = new double[block.Count];

    public int Count => block.Count;

    public double Evaluate(ReadOnlySpan<double> values, Span<double> outcome, Span<double> valueAdjoint)
    {
        var noise = model.Noise(values);
        var density = block.Evaluate(outcome, noise.Variance, noise.LogVariance, _weights, out var varianceAdjoint);
        valueAdjoint[model.NoiseSlot] += noise.Adjoint(varianceAdjoint);
        return density + model.Likelihood.LogJacobian;
    }

    public void Recover(ReadOnlySpan<double> values, ref Rng rng, Span<double> draws) =>
        block.Recover(_weights, model.Noise(values).Variance, ref rng, draws);
}
