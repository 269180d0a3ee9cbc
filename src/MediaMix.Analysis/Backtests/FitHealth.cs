namespace MediaMix.Analysis;

/// <summary>Whether the chains of a refit agree, in two numbers.</summary>
/// <param name="MaxRhat">Largest R-hat of all parameters.</param>
/// <param name="Divergences">Divergent transitions.</param>
/// <param name="Draws">Draws of all chains.</param>
public sealed record FitHealth(double MaxRhat, int Divergences, int Draws)
{
    const double WorstRhat = 1.05, MostDivergent = 0.01;

    /// <summary>False where the verdict on such a fit would be not to trust it: R-hat above 1.05, or more than 1 % of the transitions divergent.</summary>
    public bool IsSound => MaxRhat <= WorstRhat && Divergences <= MostDivergent * Draws;

    internal static FitHealth Of(FittedModel fit) => new(
        ParameterTable.Build(fit).Select(static p => p.Rhat).Where(static r => !double.IsNaN(r)).DefaultIfEmpty(1).Max(),
        fit.Statistics.IsDivergent.Count(static d => d), fit.Draws.Count);
}
