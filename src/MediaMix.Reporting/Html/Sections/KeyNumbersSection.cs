using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The handful of numbers that go into an e-mail.</summary>
internal static class KeyNumbersSection
{
    const int MostSentences = 6;

    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        html.Line($"<section id=\"numbers\">");
        html.Line($"<h2>Key numbers</h2>");
        html.Line($"<dl class=\"tiles\">");
        if (analysis.All is { } all)
            WriteTiles(html, analysis, all);
        else
            WriteOrganic(html, analysis);
        html.Line($"</dl>");
        WriteSentences(html, analysis);
        html.Line($"</section>");
    }

    static void WriteTiles(HtmlBuilder html, FitAnalysis analysis, ChannelReturn all)
    {
        Tile(html, "Spent on media", NumberText.Compact(all.Spend), "in " + PeriodAxis.Count(analysis.Periods.Step, analysis.Periods.Count));
        Tile(html, "Paid media brought", NumberText.Mean(all.Contribution), $"{NumberText.Range(all.Contribution)} with 90 % probability");
        Tile(html, $"Share of {Sentences.Name(analysis.OutcomeName)}", NumberText.Percent(all.ShareMean), "comes from paid media");
        if (analysis.OutcomeKind == OutcomeKind.Units && all.CostPerUnit is { } cost)
            Tile(html, "Cost of one extra unit", NumberText.Median(cost), NumberText.Range(cost) + " with 90 % probability");
        else if (all.Roi is { } roi)
            Tile(html, "Return per unit spent", NumberText.Mean(roi), NumberText.Range(roi) + " with 90 % probability");
        if (all.MarginalRoi is { } next)
            Tile(html, "Return of the next unit", NumberText.Mean(next), NumberText.Range(next) + " with 90 % probability");
    }

    static void WriteOrganic(HtmlBuilder html, FitAnalysis analysis)
    {
        Tile(html, "Share from media", NumberText.Percent(analysis.Channels.Sum(c => c.ShareMean)), "none of it paid");
        Tile(html, "Window", PeriodAxis.Count(analysis.Periods.Step, analysis.Periods.Count), "of data");
    }

    static void Tile(HtmlBuilder html, string name, string value, string note) =>
        html.Line($"<div><dt>{name}</dt><dd class=\"value\">{value}</dd><dd class=\"sub\">{note}</dd></div>");

    static void WriteSentences(HtmlBuilder html, FitAnalysis analysis)
    {
        var ranked = analysis.Channels.OrderByDescending(c => c.Contribution.Mean).ToArray();
        html.Line($"<ul class=\"sentences\">");
        foreach (var channel in ranked.Take(MostSentences))
            html.Line($"<li>{Sentences.Return(channel, analysis.OutcomeKind, analysis.OutcomeName)}</li>");
        if (ranked.Length > MostSentences)
            html.Line($"<li>The other {ranked.Length - MostSentences} channels are in the <a href=\"#returns\">table of returns</a>.</li>");
        html.Line($"</ul>");
    }
}
