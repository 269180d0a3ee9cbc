using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>
/// The posterior predictive draw of every cell, the same wherever draws of outcomes are wanted. Under autoregressive errors what comes after
/// known outcomes begins with what they left unexplained: held-out cells are drawn so, or their predictions would forget the last
/// known period.
/// </summary>
static class PredictiveCells
{
    /// <summary>True where held-out cells are predicted from the errors of the known ones before them, so that their mean is not the expected outcome.</summary>
    public static bool AreCarriedOn(BoundModel model) => model.Spec.Noise.Autoregression is not null && model.Panel.Marks.HeldOut is not null;

    /// <summary>Draws all cells, whatever the caller keeps: what is asked for changes no bit.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="draw">0-based draw over all chains.</param>
    /// <param name="simulator">Loaded with the draw.</param>
    /// <param name="expected">Expected outcome of all cells of the panel.</param>
    /// <param name="outcome">Overwritten; another array than <paramref name="expected"/>.</param>
    public static void Draw(FittedModel fit, int draw, OutcomeSimulator simulator, double[] expected, double[] outcome)
    {
        var (chain, iteration) = Math.DivRem(draw, fit.Draws.Iterations);
        var rng = Rng.Create(fit.Sampler.Seed, chain, iteration, (int)RngPurpose.Predictive);
        expected.CopyTo(outcome, 0);
        simulator.Scatter(ref rng, outcome);
        if (!AreCarriedOn(fit.Model))
            return;
        var ahead = (double[])expected.Clone();
        var onward = Rng.Create(fit.Sampler.Seed, chain, iteration, (int)RngPurpose.CarriedOn);
        simulator.Forecast(ref onward, ahead);
        var heldOut = fit.Model.Panel.Marks.HeldOut!;
        for (var cell = 0; cell < outcome.Length; cell++)
            outcome[cell] = heldOut[cell] ? ahead[cell] : outcome[cell];
    }
}
