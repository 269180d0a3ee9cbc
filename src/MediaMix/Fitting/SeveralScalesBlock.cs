using MediaMix.Numerics;

namespace MediaMix;

/// <summary>One chain's view of a <see cref="GramBlock"/>: the noise and the parameters that scale coefficients are sampled.</summary>
sealed class SeveralScalesBlock(BoundModel model, GramBlock block, ScaledPriors priors) : ICollapsedBlock
{
    readonly GramWorkspace _work = new(block);

    public int Count => block.Count;

    public double Evaluate(ReadOnlySpan<double> values, Span<double> outcome, Span<double> valueAdjoint)
    {
        var noise = model.Noise.Of(values, 0);
        (_work.Variances[0], _work.LogVariances[0]) = (noise.Variance, noise.LogVariance);
        priors.Forward(values, _work.Means, _work.Sds);
        var density = block.Evaluate(outcome, _work);
        model.Noise.Pullback(values, 0, noise, _work.LogVarianceAdjoint[0] / noise.Variance, valueAdjoint);
        priors.Pullback(values, _work.MeanAdjoint, _work.LogSdAdjoint, valueAdjoint);
        return density + model.Likelihood.LogJacobian;
    }

    public void Recover(ReadOnlySpan<double> values, ref Rng rng, Span<double> draws)
    {
        block.Recover(_work, ref rng, draws);
        priors.Unstandardize(draws);
    }
}
