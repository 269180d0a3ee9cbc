using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Shares of the outcome, and of spend and effect.</summary>
internal static class ShareFigures
{
    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        var outcome = Sentences.Name(analysis.OutcomeName);
        var parts = PartsChart.Parts(analysis);
        var shares = ShareChart.Create(analysis);
        html.Raw(parts.Count > 0 && shares is not null ? "<div class=\"pair\">\n" : "<div>\n");
        if (parts.Count > 0)
            new Figure(
                "parts",
                $"What makes up {outcome}",
                "The share that would have come without media, and the share that each channel brought. Thin lines are 90 % intervals.",
                $"Bar chart of shares of {outcome}: " + string.Join("; ", parts.Select(static p => $"{p.Name} {NumberText.Percent(p.Share.Mean)} ({NumberText.PercentRange(p.Share)})")) + ".")
                .Write(html, PartsChart.Create(parts, outcome));
        if (shares is not null)
            new Figure(
                "shares",
                "Share of spend, share of effect, return",
                "A channel whose coloured bar is longer than its grey one brings more than its share of the budget. The number is its return per unit spent; the thin line the 90 % interval of its share.",
                "Bar chart of each paid channel's share of the spend and of what paid media brought: " + Described(analysis))
            {
                Legend = [("other", "share of spend"), ("accent", "share of effect")],
            }.Write(html, shares);
        html.Line($"</div>");
        if (shares is not null)
            NumbersTable.WriteFolded(
                html, "shares of spend and effect", ["Channel", "Share of spend", "Share of effect", "90 % interval"],
                ReturnChart.Paid(analysis).Where(static c => c.EffectShare is not null)
                    .Select(static c => (IReadOnlyList<string>)[c.Channel, NumberText.Percent(c.SpendShare), .. NumbersTable.Percents(c.EffectShare)]));
    }

    static string Described(FitAnalysis analysis) => string.Join("; ", ReturnChart.Paid(analysis).Select(static c =>
        $"{Sentences.Name(c.Channel)} {NumberText.Percent(c.SpendShare)} of the spend"
        + (c.EffectShare is { } share ? $" and {NumberText.Percent(share.Mean)} of the effect ({NumberText.PercentRange(share)})" : "")
        + $", return {NumberText.Mean(c.Roi!.Value)}")) + ".";
}
