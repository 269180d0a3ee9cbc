using static System.FormattableString;

namespace MediaMix.Analysis;

/// <summary>What the priors alone say that nobody believes.</summary>
static class PriorRules
{
    /// <summary>Probability of a negative baseline beyond which the verdict on a fit objects, too.</summary>
    public const double MostNegative = 0.2;

    public static IEnumerable<DesignFinding> Of(PriorPass prior)
    {
        if (prior.NegativeBaselineProbability > MostNegative)
            yield return new DesignFinding(
                DesignSeverity.Attention, "prior-baseline",
                Invariant($"In {100 * prior.NegativeBaselineProbability:0} % of what the priors allow, the baseline adds up to less than nothing (limit {100 * MostNegative:0} %)."),
                "State a prior of the intercept that is further from 0, or lower returns.");
    }
}
