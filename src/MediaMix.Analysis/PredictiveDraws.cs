using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>What a fit says of every cell, draw by draw, for those who want the draws themselves. Each enumeration owns its workspace.</summary>
public static class PredictiveDraws
{
    /// <summary>Draws of the outcome with noise: the numbers whose quantiles <c>fitted.csv</c> holds, which of a long run takes evenly spaced ones.</summary>
    /// <param name="fit">The fit.</param>
    /// <returns>One array per draw, chain after chain: [geo, period of the window], overwritten by the next; NaN where the geo is absent.</returns>
    public static IEnumerable<double[]> Outcomes(FittedModel fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var expected = new double[fit.Model.Panel.Cells];
        return Draws(fit, (draw, simulator, cells) =>
        {
            cells.CopyTo(expected, 0);
            PredictiveCells.Draw(fit, draw, simulator, expected, cells);
            Present(fit.Model, cells);
        });
    }

    /// <summary>Draws of the outcome with noise from the priors alone, of the same parameters as <see cref="PriorDraws.Sample"/> draws under this seed.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="count">Number of draws.</param>
    /// <returns>One array per draw: [geo, period of the window]; NaN where the geo is absent.</returns>
    public static IEnumerable<double[]> PriorOutcomes(BoundModel model, ulong seed, int count)
    {
        ArgumentNullException.ThrowIfNull(model);
        var values = model.AllocateValues();
        for (var draw = 0; draw < count; draw++)
        {
            var rng = Rng.Create(seed, 0, draw, (int)RngPurpose.Prior);
            model.SamplePrior(ref rng, values);
            yield return Present(model, SimulatedOutcome.Draw(model, values, seed, draw));
        }
    }

    static double[] Present(BoundModel model, double[] cells)
    {
        for (var cell = 0; cell < cells.Length; cell++)
            cells[cell] = model.Panel.IsPresent(cell) ? cells[cell] : double.NaN;
        return cells;
    }

    /// <summary>Log density of every fitted outcome given all others, which is what leave-one-out cross-validation takes.</summary>
    /// <param name="fit">The fit.</param>
    /// <returns>One array per draw, chain after chain: [geo, period of the window], overwritten by the next; 0 where nothing is fitted.</returns>
    public static IEnumerable<double[]> LogLikelihoods(FittedModel fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var density = new double[fit.Model.Panel.Cells];
        return Draws(fit, (_, simulator, cells) =>
        {
            simulator.LeaveOneOutDensity(cells, density);
            density.CopyTo(cells, 0);
        });
    }

    static IEnumerable<double[]> Draws(FittedModel fit, Action<int, OutcomeSimulator, double[]> finish)
    {
        var effects = new ComponentEffects(fit.Model, ComponentPass.Names(fit.Model));
        var (simulator, values, cells) = (fit.Model.CreateSimulator(), fit.Model.AllocateValues(), new double[fit.Model.Panel.Cells]);
        for (var draw = 0; draw < fit.Draws.Count; draw++)
        {
            fit.Values(draw, values);
            simulator.Load(values);
            effects.Expected(simulator, cells);
            finish(draw, simulator, cells);
            yield return cells;
        }
    }
}
