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

    static ChannelReturn Regraded(ChannelReturn channel, SensitivityResult? variants) =>
        channel.Grade == Grade.B && variants?.Channels.FirstOrDefault(c => c.Channel == channel.Channel) is { IsStable: false } ? channel with { Grade = Grade.C } : channel;

    static Verdict Judge(Verdict verdict, IReadOnlyList<ChannelReturn> channels, SensitivityResult? variants, PlaceboResult? placebo)
    {
        VerdictReason[] reasons =
        [
            .. verdict.Reasons.Where(static r => r.Subject != VerdictRules.Channels)
                .Concat(VerdictRules.Believed(channels) is { } unbelieved ? [unbelieved] : Array.Empty<VerdictReason>())
                .Concat((placebo?.Leads ?? []).Where(static lead => lead.IsPassed is false).Select(Failed))
                .OrderByDescending(static r => r.Level),
        ];
        // A placebo that could not be fitted checked nothing.
        var isPlaceboMade = placebo is not null && placebo.Leads.All(static lead => lead.Failure is null);
        string[] notChecked = [.. verdict.NotChecked.Where(line => !(line == NoVariants && variants is not null) && !(line == NoPlacebo && isPlaceboMade))];
        return verdict with { Level = reasons.Length == 0 ? VerdictLevel.Trust : reasons[0].Level, Reasons = reasons, NotChecked = notChecked };
    }

    static VerdictReason Failed(LeadCheck lead) => new(
        VerdictLevel.Caution, lead.Channel, Math.Abs(lead.Share.Mean), lead.Limit,
        $"Spend of {lead.Channel} shifted ahead seems to move {NumberText.Percent(Math.Abs(lead.Share.Mean))} of the outcome before it is spent, where at most {NumberText.Percent(lead.Limit)} is noise: budgets follow demand, and part of its return may be demand.",
        "Add the driver of demand as a control, let the model allow for it (confounding: normal(0, 0.7)), or test the channel.");
}
