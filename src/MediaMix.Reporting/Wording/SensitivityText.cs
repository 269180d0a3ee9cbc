using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What variants and placebos say, in plain sentences without a full stop, for terminal and report alike.</summary>
public static class SensitivityText
{
    /// <summary>Whether other choices would change what is said of a channel.</summary>
    public static string Channel(ChannelSensitivity channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var name = Sentences.Name(channel.Channel);
        var (what, own) = channel.IsReturn ? ("ROI", NumberText.Range(channel.Base)) : ("share", $"{NumberText.Percent(channel.Base.Q5)} to {NumberText.Percent(channel.Base.Q95)}");
        var range = NumberText.Range(channel.Base with { Q5 = channel.Lowest, Q95 = channel.Highest });
        var between = channel.IsReturn ? range : $"{NumberText.Percent(channel.Lowest)} to {NumberText.Percent(channel.Highest)}";
        return channel.IsStable
            ? $"{name}: under every variant the {what} stays inside its own 90 % interval of {own} (medians {between})"
            : $"{name}: the {what} leaves its own 90 % interval of {own} under {string.Join(", ", channel.MovedBy.Select(static v => $"“{v}”"))} (medians {between}): the number depends on how the model is written";
    }

    /// <summary>What became of the grades.</summary>
    public static string Grades(EvidenceJudgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        var graded = judgement.Grades.Select(static g => $"{Sentences.Name(g.Channel)} {Grade(g)}");
        var lost = judgement.Grades.Any(static g => g.Grade != g.OfFit);
        return $"Grades in the light of these fits: {string.Join(", ", graded)}{(lost ? "; a number that depends on how the model is written is not graded B" : "")}";
    }

    /// <summary>The grade, with the one before where it is another.</summary>
    public static string Grade(EvidenceGrade grade)
    {
        ArgumentNullException.ThrowIfNull(grade);
        var now = grade.Grade?.ToString() ?? NumberText.None;
        return grade.Grade == grade.OfFit ? now : $"{now} (was {grade.OfFit})";
    }

    /// <summary>Variants that decide nothing, or null.</summary>
    public static string? Unusable(SensitivityResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var unusable = result.Variants.Where(static v => !v.IsUsable).Select(Why).ToArray();
        return unusable.Length == 0 ? null : $"Shown, but left out of this: {string.Join("; ", unusable)}";
    }

    static string Why(VariantFit variant) => variant switch
    {
        { Failure: { } why } => $"“{variant.Name}” could not be fitted ({why.TrimEnd('.')})",
        { IsRefuted: true } => $"“{variant.Name}”, against which the data speak (it predicts left-out periods worse: elpd {NumberText.Significant(variant.ElpdDifference, 2)} ± {NumberText.Significant(variant.ElpdError, 2)})",
        _ => $"“{variant.Name}”, whose chains disagree (R-hat {NumberText.Significant(variant.MaxRhat)})",
    };

    /// <summary>A variant that predicts clearly better than the model itself, or null.</summary>
    public static string? Better(SensitivityResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var better = result.Variants.Where(static v => v.IsUsable && v.ElpdDifference > 4 && v.ElpdDifference > 2 * v.ElpdError).OrderByDescending(static v => v.ElpdDifference).ToArray();
        return better.Length == 0
            ? null
            : $"{(better.Length == 1 ? "One variant predicts" : "Some variants predict")} left-out periods clearly better than the model itself: {string.Join(", ", better.Select(static v => $"“{v.Name}” (elpd +{NumberText.Significant(v.ElpdDifference, 2)} ± {NumberText.Significant(v.ElpdError, 2)})"))}; consider adopting it";
    }

    /// <summary>What the model pays noise.</summary>
    public static string Noise(PlaceboResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var fitted = result.Noise.Where(static n => n.Failure is null).ToArray();
        if (fitted.Length == 0)
            return $"The model could not be fitted with a channel of noise: {result.Noise[0].Failure?.TrimEnd('.')}";
        var typical = fitted.OrderBy(static n => n.Share.Q95).ElementAt(fitted.Length / 2);
        var passed = result.Noise.Count(static n => n.IsPassed);
        var numbers = $"typically an ROI of {NumberText.Mean(typical.Roi)} where the prior says {NumberText.Significant(typical.PriorRoi.Mean, 2)}, and with 95 % probability less than {NumberText.Percent(typical.Share.Q95)} of the outcome";
        return result.IsNoisePassed
            ? $"Noise placebo passed: a channel of pure noise is paid next to nothing ({passed} of {result.Noise.Count} times; {numbers})"
            : $"Noise placebo failed: a channel of pure noise is still paid {numbers}; it was let go of in {passed} of {result.Noise.Count} tries. Numbers of channels of that size are mostly your prior; larger channels are not touched by it, so the verdict leaves it out";
    }

    /// <summary>What the model pays a channel for spend to come.</summary>
    public static string Lead(LeadCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var name = Sentences.Name(check.Channel);
        if (check.Failure is { } why)
            return $"Lead placebo of {name}: the model could not be fitted ({why.TrimEnd('.')})";
        var share = $"{NumberText.Percent(check.Share.Mean)} of the outcome (90 %: {NumberText.Percent(check.Share.Q5)} to {NumberText.Percent(check.Share.Q95)})";
        return check.IsPassed is true
            ? $"Lead placebo of {name} passed: its spend of the four weeks to come seems to explain {share}, which chance can do"
            : check.Z > 0
                ? $"Lead placebo of {name} failed: its spend of the four weeks to come seems to explain {share}. Spend cannot work before it is spent, so budgets follow demand and part of its return is demand: add the driver of demand as a control, allow for it (confounding: normal(0, 0.7)), or test the channel"
                : $"Lead placebo of {name} failed: the outcome is lower before its spend rises, by {share}. Budgets seem to answer weak demand, which makes the return look smaller than it is: add the driver of demand as a control, or test the channel";
    }

    /// <summary>All of it, in order.</summary>
    /// <param name="result">Variants.</param>
    /// <param name="placebo">Placebos.</param>
    /// <param name="judgement">Verdict and grades in their light.</param>
    public static IReadOnlyList<string> All(SensitivityResult result, PlaceboResult placebo, EvidenceJudgement judgement)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(placebo);
        return [.. result.Channels.Select(Channel), Grades(judgement), .. new[] { Better(result), Unusable(result) }.OfType<string>(), Noise(placebo), .. placebo.Leads.Select(Lead)];
    }
}
