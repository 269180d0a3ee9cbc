using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// One chain's view of a <see cref="GramBlock"/>: the noise and the parameters that scale coefficients are sampled.
/// A coefficient b = c·x with x ~ N(m, s²) has mean c·m and sd c·s, c > 0, and x comes back as m + s·z from the standardised draw.
/// </summary>
sealed class SeveralScalesBlock(BoundModel model, GramBlock block, LinearCoefficient[] coefficients, NormalPrior[] priors) : ICollapsedBlock
{
    readonly GramWorkspace _work = new(block);
    readonly ScaleWorkspace _scales = new(coefficients);

    public int Count => block.Count;

    public double Evaluate(ReadOnlySpan<double> values, Span<double> outcome, Span<double> valueAdjoint)
    {
        var noise = model.Noise(values);
        (_work.Variances[0], _work.LogVariances[0]) = (noise.Variance, noise.LogVariance);
        _scales.Forward(values);
        for (var k = 0; k < priors.Length; k++)
        {
            var scale = _scales.Multipliers[k];
            (_work.Means[k], _work.Sds[k]) = (scale * priors[k].Location, scale * priors[k].Sd);
        }
        var density = block.Evaluate(outcome, _work);
        valueAdjoint[model.NoiseSlot] += noise.Adjoint(_work.LogVarianceAdjoint[0] / noise.Variance);
        for (var k = 0; k < priors.Length; k++)
            _scales.Adjoint[k] = _work.MeanAdjoint[k] * priors[k].Location + _work.LogSdAdjoint[k] / _scales.Multipliers[k];
        _scales.Pullback(values, valueAdjoint);
        return density + model.Likelihood.LogJacobian;
    }

    public void Recover(ReadOnlySpan<double> values, ref Rng rng, Span<double> draws)
    {
        block.Recover(_work, ref rng, draws);
        for (var k = 0; k < Count; k++)
            draws[k] = priors[k].Location + priors[k].Sd * draws[k];
    }
}
