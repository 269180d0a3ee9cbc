using MediaMix.Numerics;

namespace MediaMix;

/// <summary>One chain's view of a <see cref="LinearBlock"/>: the noise is the only scale that is sampled.</summary>
sealed class OneScaleBlock(BoundModel model, LinearBlock block) : ICollapsedBlock
{
    readonly double[] _weights = new double[block.Count];

    public int Count => block.Count;

    public double Evaluate(ReadOnlySpan<double> values, Span<double> outcome, Span<double> valueAdjoint)
    {
        var noise = model.Noise.Of(values, 0);
        var density = block.Evaluate(outcome, noise.Variance, noise.LogVariance, _weights, out var varianceAdjoint);
        model.Noise.Pullback(values, 0, noise, varianceAdjoint, valueAdjoint);
        return density + model.Likelihood.LogJacobian;
    }

    public void Recover(ReadOnlySpan<double> values, ref Rng rng, Span<double> draws) =>
        block.Recover(_weights, model.Noise.Of(values, 0).Variance, ref rng, draws);
}
