using System.Globalization;

namespace MediaMix.Analysis;

/// <summary>The rules about the sampler itself: have the chains found the posterior?</summary>
static class SamplingRules
{
    const string MoreDraws = "Run more draws (--draws) or a longer warm-up (--warmup); if that does not help, simplify the model.";

    public static IEnumerable<VerdictReason> Judge(FitDiagnostics d)
    {
        if (Level(!(d.MaxRhat.Value <= 1.05), !(d.MaxRhat.Value <= 1.01)) is { } rhat)
        {
            yield return Reason(rhat, d.MaxRhat, rhat == VerdictLevel.DoNotTrust ? 1.05 : 1.01,
                $"The chains disagree: R-hat of {d.MaxRhat.Name} is {d.MaxRhat.Value:0.000}.", MoreDraws);
        }
        if (Level(!(d.MinEssBulk.Value >= 100), !(d.MinEssBulk.Value >= 400)) is { } bulk)
        {
            yield return Reason(bulk, d.MinEssBulk, bulk == VerdictLevel.DoNotTrust ? 100 : 400,
                $"Too few independent draws: bulk effective sample size of {d.MinEssBulk.Name} is {d.MinEssBulk.Value:0}.", MoreDraws);
        }
        if (Level(!(d.MinEssTail.Value >= 100), !(d.MinEssTail.Value >= 400)) is { } tail)
        {
            yield return Reason(tail, d.MinEssTail, tail == VerdictLevel.DoNotTrust ? 100 : 400,
                $"Too few independent draws for intervals: tail effective sample size of {d.MinEssTail.Name} is {d.MinEssTail.Value:0}.", MoreDraws);
        }
        var total = d.Chains * d.Draws;
        if (Level(d.Divergences > 0.01 * total, d.Divergences > 0) is { } divergent)
        {
            yield return Reason(divergent, new Extreme("divergences", d.Divergences), divergent == VerdictLevel.DoNotTrust ? 0.01 * total : 0,
                $"{d.Divergences} of {total} transitions diverged: the sampler could not follow the posterior everywhere.",
                d.Pass.Index > 0
                    ? "Smaller and refined steps were tried and did not help enough: state tighter priors for saturation and carryover."
                    : "Raise target_accept towards 0.99, or state tighter priors for saturation and carryover.");
        }
        if (Level(!(d.MinEbfmi >= 0.2), !(d.MinEbfmi >= 0.3)) is { } energy)
        {
            yield return Reason(energy, new Extreme("E-BFMI", d.MinEbfmi), energy == VerdictLevel.DoNotTrust ? 0.2 : 0.3,
                $"The sampler explores energies slowly (E-BFMI {d.MinEbfmi:0.00}): tails may be missed.", MoreDraws);
        }
    }

    static VerdictLevel? Level(bool isSevere, bool isMild) =>
        isSevere ? VerdictLevel.DoNotTrust : isMild ? VerdictLevel.Caution : null;

    static VerdictReason Reason(VerdictLevel level, Extreme found, double threshold, FormattableString message, string remedy) =>
        new(level, found.Name, found.Value, threshold, message.ToString(CultureInfo.InvariantCulture), remedy) { IsComputation = true };
}
