using MediaMix.Numerics;

namespace MediaMix;

/// <summary>One chain's view of an <see cref="ArrowBlock"/>: noise, which may differ between geos, and the parameters that scale coefficients are sampled.</summary>
sealed class PanelBlock(BoundModel model, ArrowBlock block, ScaledPriors priors, GeoBlocks? blocks) : ICollapsedBlock
{
    readonly ArrowWorkspace _work = new(block, blocks);
    readonly NoiseLevel[] _noise = new NoiseLevel[block.Groups];

    public int Count => block.Count;

    public double Evaluate(ReadOnlySpan<double> values, Span<double> outcome, Span<double> valueAdjoint)
    {
        for (var g = 0; g < _noise.Length; g++)
        {
            _noise[g] = model.Noise.Of(values, g);
            (_work.Variances[g], _work.LogVariances[g]) = (_noise[g].Variance, _noise[g].LogVariance);
        }
        priors.Forward(values, _work.Means, _work.Sds);
        var density = block.Evaluate(outcome, _work);
        for (var g = 0; g < _noise.Length; g++)
            model.Noise.Pullback(values, g, _noise[g], _work.LogVarianceAdjoint[g] / _noise[g].Variance, valueAdjoint);
        priors.Pullback(values, _work.MeanAdjoint, _work.LogSdAdjoint, valueAdjoint);
        return density + model.Likelihood.LogJacobian;
    }

    public void Recover(ReadOnlySpan<double> values, ref Rng rng, Span<double> draws)
    {
        block.Recover(_work, ref rng, draws);
        priors.Unstandardize(draws);
    }
}
