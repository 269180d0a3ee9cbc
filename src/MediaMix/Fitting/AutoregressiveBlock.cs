using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// One chain's view of a <see cref="GramBlock"/> over <see cref="AutoregressiveRows"/>: autoregressive errors whose size and
/// correlation are sampled, with any number of coefficients integrated out, or none.
/// </summary>
sealed class AutoregressiveBlock(BoundModel model, AutoregressiveRows rows, GramBlock block, ScaledPriors priors) : ICollapsedBlock
{
    readonly GramWorkspace _work = new(block);
    readonly double[] _rest = new double[block.Rows];

    public int Count => block.Count;

    /// <summary>Prepares what all chains share.</summary>
    /// <param name="model">A model with autoregressive errors.</param>
    /// <param name="coefficients">What is integrated out.</param>
    /// <param name="priors">Their priors.</param>
    /// <returns>What makes the view of one chain.</returns>
    public static Func<AutoregressiveBlock> Prepare(BoundModel model, LinearCoefficient[] coefficients, NormalPrior[] priors)
    {
        var rows = new AutoregressiveRows(model.Likelihood);
        var block = new GramBlock(rows.Of(model.Likelihood.Outcome), rows.Used(), [.. coefficients.Select(c => rows.Of(c.Column.Values))], rows.GroupLengths);
        return () => new AutoregressiveBlock(model, rows, block, new ScaledPriors(coefficients, priors));
    }

    public double Evaluate(ReadOnlySpan<double> values, Span<double> outcome, Span<double> valueAdjoint)
    {
        var (noise, ρ, slot) = (model.Noise.Of(values, 0), model.Autocorrelation(values), model.AutocorrelationSlot!.Value);
        var constant = rows.Scale(ρ, noise, _work);
        priors.Forward(values, _work.Means, _work.Sds);
        rows.Forward(outcome, _rest);
        var density = block.Evaluate(_rest, _work);
        rows.Pullback(_rest, outcome);
        var (autocorrelation, logVariance) = rows.Pullback(ρ, _work);
        valueAdjoint[slot] += autocorrelation;
        model.Noise.Pullback(values, 0, noise, logVariance / noise.Variance, valueAdjoint);
        priors.Pullback(values, _work.MeanAdjoint, _work.LogSdAdjoint, valueAdjoint);
        return density + constant + model.Likelihood.LogJacobian;
    }

    public void Recover(ReadOnlySpan<double> values, ref Rng rng, Span<double> draws)
    {
        block.Recover(_work, ref rng, draws);
        priors.Unstandardize(draws);
    }
}
