using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>Whether the chains of a refit agree, in two numbers.</summary>
/// <param name="MaxRhat">Largest R-hat of all sampled parameters; NaN where one of them never moved.</param>
/// <param name="Divergences">Divergent transitions.</param>
/// <param name="Draws">Draws of all chains.</param>
public sealed record FitHealth(double MaxRhat, int Divergences, int Draws)
{
    const double WorstRhat = 1.05, MostDivergent = 0.01;

    /// <summary>False where the verdict on such a fit would be not to trust it: R-hat above 1.05, or more than 1 % of the transitions divergent.</summary>
    public bool IsSound => MaxRhat <= WorstRhat && Divergences <= MostDivergent * Draws;

    internal static FitHealth Of(FittedModel fit) => new(
        Extreme.WorstRhat(fit.Model.Sampled.Select(p => Rhat.Rank(new ChainDraws(fit.Draws[p.Name], fit.Draws.Chains, fit.Draws.Iterations)))),
        fit.Statistics.IsDivergent.Count(static d => d), fit.Draws.Count);
}
