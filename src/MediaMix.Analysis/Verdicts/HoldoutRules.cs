using System.Globalization;

namespace MediaMix.Analysis;

/// <summary>The rule about outcomes that were held out: is the 90 % band as wide as it claims?</summary>
/// <remarks>
/// The number of n independent outcomes inside is binomial with probability 0.9. Neighbouring outcomes err together, so that the
/// count scatters more than that: the rule asks for coverage that is far too low (5 % and 0.1 % points), not merely low.
/// </remarks>
static class HoldoutRules
{
    const double Claimed = 0.9, SevereTail = 0.001, MildTail = 0.05;

    public static VerdictReason? Judge(HoldoutScore? holdout)
    {
        if (holdout is null)
            return null;
        var (n, covered) = (holdout.Cells, holdout.CoveredBy90);
        var (severe, mild) = (Point(n, SevereTail), Point(n, MildTail));
        if (covered >= mild)
            return null;
        var level = covered < severe ? VerdictLevel.DoNotTrust : VerdictLevel.Caution;
        var threshold = (level == VerdictLevel.DoNotTrust ? severe : mild) / (double)n;
        return new VerdictReason(level, "holdout", holdout.Coverage90, threshold,
            string.Create(CultureInfo.InvariantCulture, $"Only {covered} of {n} held-out outcomes ({100 * holdout.Coverage90:0} %) fall inside the band that should hold 90 % of them: the model is surer than it may be."),
            "Something that moved the outcome there is missing: add its driver, make the trend more flexible, or let errors have heavy tails (likelihood: student_t).");
    }

    /// <summary>The binomial point: the least k with P(X ≤ k) ≥ p for X ~ Binomial(n, 0.9).</summary>
    /// <param name="n">Number of outcomes, at least 1.</param>
    /// <param name="probability">In (0, 1).</param>
    public static int Point(int n, double probability) => BinomialPoint.Of(n, Claimed, probability);
}
