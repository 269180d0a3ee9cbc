namespace MediaMix.Analysis;

/// <summary>
/// The rules that need further fits: grade B only while the medians under variants of the specification stay inside the 90 % interval, and
/// caution where spend shifted ahead seems to earn something (statistical conventions, section 3).
/// </summary>
public static class EvidenceRules
{
    /// <summary>Listed as not checked until variants are fitted.</summary>
    internal const string NoVariants = "medians under specification variants (part of grade B): mediamix sensitivity";

    /// <summary>Listed as not checked until it is made.</summary>
    internal const string NoPlacebo = "lead placebo (spend shifted 1–4 weeks ahead must earn nothing): mediamix sensitivity";

    /// <summary>The analysis with grades and verdict as they are in the light of further fits; all else stays.</summary>
    /// <param name="analysis">Of the fit.</param>
    /// <param name="variants">Refits under variants of the specification; null = none were made.</param>
    /// <param name="placebo">Refits with spend shifted ahead; null = none were made.</param>
    public static FitAnalysis Apply(FitAnalysis analysis, SensitivityResult? variants, PlaceboResult? placebo)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ChannelReturn[] channels = [.. analysis.Channels.Select(channel => Regraded(channel, variants))];
        return analysis with { Channels = channels, Verdict = Judge(analysis.Verdict, channels, variants, placebo) };
    }

    /// <summary>Verdict and grades as they are in the light of further fits, beside the grades that the fit alone earned.</summary>
    /// <param name="analysis">Of the fit alone.</param>
    /// <param name="variants">Refits under variants of the specification.</param>
    /// <param name="placebo">Refits with spend shifted ahead.</param>
    public static EvidenceJudgement Judge(FitAnalysis analysis, SensitivityResult variants, PlaceboResult placebo)
    {
        ArgumentNullException.ThrowIfNull(variants);
        ArgumentNullException.ThrowIfNull(placebo);
        var judged = Apply(analysis, variants, placebo);
        return new EvidenceJudgement(judged.Verdict,
        [
            .. analysis.Channels.Zip(judged.Channels, (before, after) => new EvidenceGrade(
                after.Channel, before.Grade, after.Grade, variants.Channels.FirstOrDefault(c => c.Channel == after.Channel)?.MovedBy ?? [])),
        ]);
    }

    static ChannelReturn Regraded(ChannelReturn channel, SensitivityResult? variants) =>
        channel.Grade == Grade.B && variants?.Channels.FirstOrDefault(c => c.Channel == channel.Channel) is { IsStable: false } ? channel with { Grade = Grade.C } : channel;

    static Verdict Judge(Verdict verdict, IReadOnlyList<ChannelReturn> channels, SensitivityResult? variants, PlaceboResult? placebo)
    {
        VerdictReason[] reasons =
        [
            .. verdict.Reasons.Where(static r => r.Subject != VerdictRules.Channels)
                .Concat(VerdictRules.Believed(channels) is { } unbelieved ? [unbelieved] : Array.Empty<VerdictReason>())
                .Concat(variants is null ? [] : Preferred(variants))
                .Concat((placebo?.Leads ?? []).Where(static lead => lead.IsPassed is false).Select(Failed))
                .OrderByDescending(static r => r.Level),
        ];
        // A placebo that could not be fitted checked nothing.
        var isPlaceboMade = placebo is not null && placebo.Leads.All(static lead => lead.Failure is null);
        string[] notChecked = [.. verdict.NotChecked.Where(line => !(line == NoVariants && variants is not null) && !(line == NoPlacebo && isPlaceboMade))];
        return verdict with { Level = reasons.Length == 0 ? VerdictLevel.Trust : reasons[0].Level, Reasons = reasons, NotChecked = notChecked };
    }

    /// <summary>Variants that the data clearly prefer and under which a return is another: the model itself is then the one that is refuted.</summary>
    static IEnumerable<VerdictReason> Preferred(SensitivityResult variants)
    {
        foreach (var variant in variants.Variants.Where(static v => v.IsPreferred))
        {
            var moved = variants.Channels.Where(c => c.MovedBy.Contains(variant.Name)).Select(static c => c.Channel).ToArray();
            if (moved.Length > 0)
            {
                yield return new VerdictReason(
                    VerdictLevel.Caution, variant.Name, variant.ElpdDifference, Math.Max(4, 3 * variant.ElpdError),
                    $"The data prefer another model: with “{variant.Name}” left-out periods are predicted clearly better (elpd +{NumberText.Significant(variant.ElpdDifference, 2)} ± {NumberText.Significant(variant.ElpdError, 2)}), and there {(moved.Length == 1 ? $"the return of {moved[0]} lies outside the 90 % interval" : $"the returns of {Listing.Of(moved)} lie outside the 90 % intervals")} of this one.",
                    $"Adopt it ({variant.Change}), fit again, and read the returns there.");
            }
        }
    }

    static VerdictReason Failed(LeadCheck lead) => new(
        VerdictLevel.Caution, lead.Channel, Math.Abs(lead.Share.Mean), lead.Limit,
        $"Spend of {lead.Channel} shifted ahead seems to move {NumberText.Percent(Math.Abs(lead.Share.Mean))} of the outcome before it is spent, where at most {NumberText.Percent(lead.Limit)} is noise: budgets follow demand, and part of its return may be demand.",
        "Add the driver of demand as a control, let the model allow for it (confounding: normal(0, 0.7)), or test the channel.");
}
