using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The whole report on one screen: verdict, what media brought, best and worst, how sure, the biggest caveat.</summary>
internal static class SummarySection
{
    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        var verdict = analysis.Verdict;
        html.Line($"<section id=\"summary\" class=\"verdict {VerdictText.Key(verdict.Level)}\">");
        html.Line($"<p class=\"badge\"><span aria-hidden=\"true\">{VerdictSection.Sign(verdict.Level)}</span> {VerdictText.Label(verdict.Level)}</p>");
        html.Line($"<h2>{VerdictText.Headline(verdict)}</h2>");
        html.Line($"<ul class=\"summary\">");
        foreach (var sentence in SummaryText.Of(analysis))
            html.Line($"<li>{sentence}</li>");
        html.Line($"</ul>");
        if (SummaryText.Caveat(verdict) is { } caveat)
            html.Line($"<p class=\"statement\"><b>Biggest caveat:</b> {caveat}</p>");
        html.Line($"<dl class=\"tiles\">");
        if (analysis.All is { } all)
            WriteTiles(html, analysis, all);
        else
            WriteOrganic(html, analysis);
        html.Line($"</dl>");
        html.Line($"<p class=\"aside\">Numbers in brackets are the range that holds the truth with 90 % probability, if the model is right. Spend is exact. What the words mean is said under <a href=\"#definitions\">definitions</a>.</p>");
        html.Line($"</section>");
    }

    static void WriteTiles(HtmlBuilder html, FitAnalysis analysis, ChannelReturn all)
    {
        Tile(html, "Spent on media", NumberText.Compact(all.Spend), "exact, in " + PeriodAxis.Count(analysis.Periods.Step, analysis.Periods.Count));
        Tile(html, "Paid media brought", NumberText.Mean(all.Contribution), Between(NumberText.Range(all.Contribution)));
        Tile(html, $"Share of {Sentences.Name(analysis.OutcomeName)}", NumberText.Percent(all.ShareMean), all.Share is { } share ? Between(NumberText.PercentRange(share)) : "comes from paid media");
        if (analysis.OutcomeKind == OutcomeKind.Units && all.CostPerUnit is { } cost)
            Tile(html, "Cost of one extra unit", NumberText.Median(cost), Between(NumberText.Range(cost)));
        else if (all.Roi is { } roi)
            Tile(html, "Return per unit spent", NumberText.Mean(roi), Between(NumberText.Range(roi)));
        if (all.MarginalRoi is { } next)
            Tile(html, "Return of the next unit", NumberText.Mean(next), Between(NumberText.Range(next)));
    }

    static void WriteOrganic(HtmlBuilder html, FitAnalysis analysis)
    {
        Tile(html, "Share from media", NumberText.Percent(analysis.Channels.Sum(c => c.ShareMean)), "none of it paid");
        Tile(html, "Window", PeriodAxis.Count(analysis.Periods.Step, analysis.Periods.Count), "of data");
    }

    static string Between(string range) => range + " with 90 % probability";

    static void Tile(HtmlBuilder html, string name, string value, string note) =>
        html.Line($"<div><dt>{name}</dt><dd class=\"value\">{value}</dd><dd class=\"sub\">{note}</dd></div>");
}
