using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The results of a fit in a handful of sentences, each with its numbers and intervals, for somebody who reads nothing else.</summary>
/// <remarks>As in <see cref="Sentences"/>, anything written into HTML still has to be encoded there.</remarks>
public static class SummaryText
{
    /// <summary>A channel that is not even the best in one case of two is not called so.</summary>
    const double Likely = 0.5;

    /// <summary>Sentences with full stops: what media brought, which channel returned most and least and how sure that is, how much of the spend the data speak about.</summary>
    /// <param name="analysis">What the fit says.</param>
    public static IReadOnlyList<string> Of(FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return
        [
            .. analysis.Verdict.Level == VerdictLevel.DoNotTrust ? new[] { "What follows is what the model says. It failed its checks, so nothing should be decided by it." } : [],
            Together(analysis),
            .. Order(analysis),
            .. Sureness(analysis),
            .. analysis.Measures.Count > 0 ? [Fit(analysis)] : Array.Empty<string>(),
        ];
    }

    /// <summary>The worst objection, or else what no check can see; null where there is neither.</summary>
    /// <param name="verdict">Verdict.</param>
    public static string? Caveat(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        if (verdict.Reasons.Count == 0)
            return verdict.Statements.Count > 0 ? verdict.Statements[0] : null;
        var worst = verdict.Reasons[0];
        return worst.IsComputation ? "The computation has not settled, so that not even what the model says is known well. " + worst.Message : worst.Message;
    }

    static string Together(FitAnalysis analysis)
    {
        var (name, window) = (Sentences.Name(analysis.OutcomeName), PeriodAxis.Window(analysis.Periods));
        if (analysis.All is not { } all)
            return $"In {window}, media brought about {NumberText.Percent(analysis.Channels.Sum(static c => c.ShareMean))} of {name}; none of them is paid for.";
        var share = all.Share is { } s ? $"{NumberText.Percent(s.Mean)} of all {name} (90 %: {NumberText.PercentRange(s)})" : $"{NumberText.Percent(all.ShareMean)} of all {name}";
        var earned = (analysis.OutcomeKind, all.CostPerUnit, all.Roi) switch
        {
            (OutcomeKind.Units, { } cost, _) => $", so one more unit cost {NumberText.Median(cost)} (90 %: {NumberText.Range(cost)})",
            (_, _, { } roi) => $", which is {NumberText.Mean(roi)} per unit spent (90 %: {NumberText.Range(roi)})",
            _ => "",
        };
        return $"In {window}, {NumberText.Amount(all.Spend)} spent on paid media brought {NumberText.Mean(all.Contribution)} (90 %: {NumberText.Range(all.Contribution)}): {share}{earned}.";
    }

    static IEnumerable<string> Order(FitAnalysis analysis)
    {
        if (analysis.Order is not { } order)
            yield break;
        var (first, last) = (Find(analysis, order.Channels[0]), Find(analysis, order.Channels[^1]));
        if (order.Best[0] < Likely)
        {
            yield return $"Which of {NumberText.Count(order.Channels.Count)} paid channels returned most cannot be told: by the best estimate {Return(first)} and is first, but with a probability of {NumberText.Probability(order.Best[0])} only; "
                + $"{Return(last)} and is last with a probability of {NumberText.Probability(order.Worst[^1])}.";
            yield break;
        }
        yield return $"Of {NumberText.Count(order.Channels.Count)} paid channels, {Return(first)} and is the best of all with probability {NumberText.Probability(order.Best[0])}; "
            + $"{Return(last)} and is the worst with probability {NumberText.Probability(order.Worst[^1])}.";
        yield return $"That a unit spent returned more on {Sentences.Name(first.Channel)} than on {Sentences.Name(last.Channel)} has a probability of {NumberText.Probability(order.RoiHigher[0][^1])}.";
    }

    static string Return(ChannelReturn channel) =>
        $"{Sentences.Name(channel.Channel)} returned {NumberText.Mean(channel.Roi!.Value)} per unit spent (90 %: {NumberText.Range(channel.Roi.Value)})";

    static IEnumerable<string> Sureness(FitAnalysis analysis)
    {
        var paid = analysis.Channels.Where(static c => c.Spend > 0 && c.Grade is not null).ToArray();
        if (paid.Length == 0)
            yield break;
        var parts = new[] { Grade.A, Grade.B, Grade.C }
            .Select(grade => (Grade: grade, Share: paid.Where(c => c.Grade == grade).Sum(static c => c.SpendShare)))
            .Where(static part => part.Share > 0)
            .Select(static part => $"{NumberText.Percent(part.Share)} went to channels whose return is {Sentences.Meaning(part.Grade)}");
        yield return $"Of the money spent, {string.Join(", ", parts)}.";
    }

    static string Fit(FitAnalysis analysis)
    {
        var part = analysis.Measures.FirstOrDefault(static m => m.Part == FitPart.Test) ?? analysis.Measures[0];
        var which = part.Part == FitPart.Test ? "of outcomes that it was not shown" : "of the outcomes";
        return $"The model misses a typical {PeriodAxis.Unit(analysis.Periods.Step)}{(analysis.Geos.Count > 0 ? " of a geo" : "")} by {NumberText.Percent(part.Mape)}, and {NumberText.Percent(part.Coverage90)} {which} lie inside the band that should hold 90 % of them.";
    }

    static ChannelReturn Find(FitAnalysis analysis, string channel) => analysis.Channels.First(c => c.Channel == channel);
}
