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
    /// <param name="evidence">Further fits.</param>
    public static FitAnalysis Apply(FitAnalysis analysis, VerdictEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(evidence);
        ChannelReturn[] channels = [.. analysis.Channels.Select(channel => Regraded(channel, evidence.Variants))];
        return analysis with { Channels = channels, Verdict = Judge(analysis.Verdict, channels, evidence) };
    }

    static ChannelReturn Regraded(ChannelReturn channel, IReadOnlyList<VariantMedians>? variants)
    {
        var interval = channel.Roi ?? channel.Contribution;
        var isStable = variants is null || variants.All(v => !v.Medians.TryGetValue(channel.Channel, out var median) || (median >= interval.Q5 && median <= interval.Q95));
        return channel.Grade == Grade.B && !isStable ? channel with { Grade = Grade.C } : channel;
    }

    static Verdict Judge(Verdict verdict, IReadOnlyList<ChannelReturn> channels, VerdictEvidence evidence)
    {
        VerdictReason[] reasons =
        [
            .. verdict.Reasons.Where(static r => r.Subject != VerdictRules.Channels)
                .Concat(VerdictRules.Believed(channels) is { } unbelieved ? [unbelieved] : Array.Empty<VerdictReason>())
                .Concat((evidence.LeadPlacebos ?? []).Where(static p => !p.IsPassed).Select(Failed))
                .OrderByDescending(static r => r.Level),
        ];
        string[] notChecked =
        [
            .. verdict.NotChecked.Where(line => !(line == NoVariants && evidence.Variants is not null) && !(line == NoPlacebo && evidence.LeadPlacebos is not null)),
        ];
        return verdict with { Level = reasons.Length == 0 ? VerdictLevel.Trust : reasons[0].Level, Reasons = reasons, NotChecked = notChecked };
    }

    static VerdictReason Failed(LeadPlacebo placebo) => new(
        VerdictLevel.Caution, placebo.Channel, placebo.Value, placebo.Threshold,
        $"Spend of {placebo.Channel} shifted ahead seems to earn {Figures.Percent(placebo.Value)} of the outcome, where at most {Figures.Percent(placebo.Threshold)} is noise: its media follow demand, and part of its return is demand.",
        "Add the driver of demand as a control, let the model allow for it (confounding: normal(0, 0.7)), or test the channel.");
}
