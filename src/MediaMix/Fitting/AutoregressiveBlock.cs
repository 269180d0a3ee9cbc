using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// One chain's view of a <see cref="GramBlock"/> over <see cref="AutoregressiveRows"/>: autoregressive errors whose size, which may
/// differ between geos, and correlation are sampled, with any number of coefficients integrated out, or none. The coefficients of
/// single geos of a panel stand among all others: unlike an <see cref="ArrowBlock"/>, the factor is dense.
/// </summary>
sealed class AutoregressiveBlock(BoundModel model, AutoregressiveRows rows, GramBlock block, ScaledPriors priors) : ICollapsedBlock
{
    readonly GramWorkspace _work = new(block);
    readonly double[] _rest = new double[block.Rows];
    readonly NoiseLevel[] _noise = new NoiseLevel[rows.NoiseGroups];
    readonly double[] _logVarianceAdjoint = new double[rows.NoiseGroups];

    public int Count => block.Count;

    /// <summary>Prepares what all chains share.</summary>
    /// <param name="model">A model with autoregressive errors.</param>
    /// <param name="coefficients">What is integrated out.</param>
    /// <param name="priors">Their priors.</param>
    /// <returns>What makes the view of one chain.</returns>
    public static Func<AutoregressiveBlock> Prepare(BoundModel model, LinearCoefficient[] coefficients, NormalPrior[] priors)
    {
        var rows = new AutoregressiveRows(model.Likelihood, model.Panel.Rows, model.Noise.IsShared);
        var block = new GramBlock(rows.Of(model.Likelihood.Outcome), rows.Used(), [.. coefficients.Select(c => rows.Of(AllRows(c.Column)))], rows.GroupLengths);
        return () => new AutoregressiveBlock(model, rows, block, new ScaledPriors(coefficients, priors));

        double[] AllRows(DesignColumn column)
        {
            var all = new double[model.Panel.Rows.Count];
            column.AddTo(1, all);
            return all;
        }
    }

    public double Evaluate(ReadOnlySpan<double> values, Span<double> outcome, Span<double> valueAdjoint)
    {
        var (ρ, slot) = (model.Autocorrelation(values), model.AutocorrelationSlot!.Value);
        for (var g = 0; g < _noise.Length; g++)
            _noise[g] = model.Noise.Of(values, g);
        var constant = rows.Scale(ρ, _noise, _work);
        priors.Forward(values, _work.Means, _work.Sds);
        rows.Forward(outcome, _rest);
        var density = block.Evaluate(_rest, _work);
        rows.Pullback(_rest, outcome);
        valueAdjoint[slot] += rows.Pullback(ρ, _work, _logVarianceAdjoint);
        for (var g = 0; g < _noise.Length; g++)
            model.Noise.Pullback(values, g, _noise[g], _logVarianceAdjoint[g] / _noise[g].Variance, valueAdjoint);
        priors.Pullback(values, _work.MeanAdjoint, _work.LogSdAdjoint, valueAdjoint);
        return density + constant + model.Likelihood.LogJacobian;
    }

    public void Recover(ReadOnlySpan<double> values, ref Rng rng, Span<double> draws)
    {
        block.Recover(_work, ref rng, draws);
        priors.Unstandardize(draws);
    }
}
