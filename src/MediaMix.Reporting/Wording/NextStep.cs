using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Something to do next, with the facts that speak for it.</summary>
/// <param name="Action">What to do, without a full stop.</param>
/// <param name="Because">Why: sentences with full stops.</param>
public sealed record NextStep(string Action, string Because);

/// <summary>
/// What a fit suggests to do, most urgent first, by rules from its own numbers: mend what the verdict objects to, test the channel where
/// most is in doubt, move budget where the next unit returns more. Under a verdict of no trust no money is moved.
/// </summary>
/// <remarks>As in <see cref="Sentences"/>, anything written into HTML still has to be encoded there.</remarks>
public static class NextSteps
{
    /// <summary>Below this probability that the next unit returns more elsewhere, no money should follow it.</summary>
    const double SureEnough = 0.9;

    const int MostFindings = 3;

    /// <summary>The steps in order; empty where nothing is left to do.</summary>
    /// <param name="analysis">What the fit says.</param>
    public static IReadOnlyList<NextStep> Of(FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var isTrusted = analysis.Verdict.Level != VerdictLevel.DoNotTrust;
        var mend = analysis.Verdict.Reasons.Select(static r => new NextStep(Trimmed(r.Remedy), r.Message));
        NextStep?[] steps = isTrusted
            ? [Move(analysis), .. Overspent(analysis), Test(analysis), .. mend, .. Data(analysis)]
            : [new NextStep("Move no money on account of this fit", "It failed a check that decides whether its numbers mean anything; the steps below come first."), .. mend, Test(analysis), .. Data(analysis)];
        return [.. steps.OfType<NextStep>().DistinctBy(static s => s.Action)];
    }

    /// <summary>From the channel whose next unit returns least to the one whose next unit returns most.</summary>
    static NextStep? Move(FitAnalysis analysis)
    {
        var paid = analysis.Channels.Where(static c => c.MarginalRoi is not null).OrderByDescending(static c => c.MarginalRoi!.Value.Mean).ToArray();
        if (analysis.Order is not { } order || paid.Length < 2)
            return null;
        var (best, least) = (paid[0], paid[^1]);
        var (to, from) = (Sentences.Name(best.Channel), Sentences.Name(least.Channel));
        var probability = order.NextHigher(best.Channel, least.Channel);
        var facts = $"The next 1 % of spend on {to} returns {PerUnit(best)}, on {from} {PerUnit(least)}. The probability that {to} returns more is {NumberText.Probability(probability)}.";
        if (probability < SureEnough)
            return new NextStep("Leave the split of the budget as it is for now", facts + $" That is too little to move money: {NumberText.Fixed(100 * SureEnough, 0)} % is asked for.");
        if (best.Grade == Grade.C || least.Grade == Grade.C)
        {
            var assumed = string.Join(" and ", new[] { best, least }.Where(static c => c.Grade == Grade.C).Select(static c => Sentences.Name(c.Channel)));
            return new NextStep($"Test before you move budget from {from} to {to}", facts + $" But the number of {assumed} rests mostly on the assumption that the model started from, not on data.");
        }
        return new NextStep($"Move budget from {from} to {to}, in small steps", facts + " Returns fall as spend rises, so these numbers hold for small changes; larger ones are read off the response curves.");
    }

    /// <summary>Only where it is known what pays can a return be too little.</summary>
    static IEnumerable<NextStep> Overspent(FitAnalysis analysis) => analysis.BreakEven is not { } even ? [] : analysis.Channels
        .Where(c => c.MarginalRoi?.Q95 < even && c.Grade != Grade.C)
        .OrderByDescending(static c => c.Spend)
        .Select(c => new NextStep(
            $"Question the last part of the spend on {Sentences.Name(c.Channel)}",
            $"Its next 1 % of spend returns {PerUnit(c)}, less than it costs with a probability of at least 95 %, {(analysis.HasMargin ? $"which takes a return of {NumberText.Significant(even)} at the margin of the model file" : "even before the cost of what is sold")}."));

    /// <summary>The channel without a confirming experiment where most of the outcome is in doubt.</summary>
    static NextStep? Test(FitAnalysis analysis)
    {
        var doubtful = analysis.Channels.Where(static c => c.Roi is not null && c.Grade is not (null or Grade.A)).ToArray();
        if (doubtful.Length == 0)
            return null;
        var channel = doubtful.MaxBy(static c => c.Contribution.Q95 - c.Contribution.Q5)!;
        var (name, roi, brought) = (Sentences.Name(channel.Channel), channel.Roi!.Value, channel.Contribution);
        var most = doubtful.Length > 1 ? ", more than that of any other channel without one" : "";
        var twin = channel.Twin is { } t && Math.Abs(t.Correlation) > ReturnsSection.Inseparable ? $" The data can hardly tell it from {Sentences.Name(t.Channel)}; an experiment can." : "";
        return new NextStep(
            $"Run an experiment on {name}",
            $"It returned {NumberText.Mean(roi)} per unit spent (90 %: {NumberText.Range(roi)}). It brought {NumberText.Mean(brought)} (90 %: {NumberText.Range(brought)}), so {NumberText.Mean(brought with { Mean = brought.Q95 - brought.Q5 })} of {Sentences.Name(analysis.OutcomeName)} are in doubt{most}, and no experiment has confirmed it.{twin}");
    }

    static IEnumerable<NextStep> Data(FitAnalysis analysis) => analysis.DataFindings
        .Where(static f => f.Severity != DesignSeverity.Info && f.Remedy is not null)
        .Take(MostFindings)
        .Select(static f => new NextStep(Trimmed(f.Remedy!), f.Sentence));

    static string PerUnit(ChannelReturn channel) => $"{NumberText.Mean(channel.MarginalRoi!.Value)} per unit (90 %: {NumberText.Range(channel.MarginalRoi.Value)})";

    static string Trimmed(string sentence) => sentence.TrimEnd('.');
}
