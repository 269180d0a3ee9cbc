using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Head and foot of the report of a fit: title, table of contents; facts to reproduce.</summary>
internal static class PageFrame
{
    const string Reproduction = "reproduction";

    public static void Open(HtmlBuilder html, FitAnalysis analysis, ReportFacts facts)
    {
        var title = Title(analysis);
        PageShell.Open(html, title, "summary", "Skip to the summary");
        html.Line($"<p class=\"eyebrow\">Media mix report</p>");
        html.Line($"<h1><bdi>{title}</bdi></h1>");
        html.Line($"<p class=\"facts\">What drove <bdi>{analysis.OutcomeName}</bdi> · {PeriodAxis.Window(analysis.Periods)} · {Geos(analysis.Geos.Count)}{Channels(analysis.Channels.Count)}</p>");
        WriteContents(html, analysis);
        PageShell.Main(html);
        if (facts.Priors is { IsDoubtful: true } priors)
            html.Line($"<p class=\"note\" id=\"priors-note\"><b>Doubtful priors.</b> {priors.Sentence}.</p>");
    }

    public static void Close(HtmlBuilder html, FitAnalysis analysis, ReportFacts facts)
    {
        var d = analysis.Diagnostics;
        (string, string)[] priors = facts.Priors is { } source ? [("Priors", source.Sentence + ".")] : [];
        PageShell.Close(
            html, facts, Reproduction,
            [.. priors, ("Seed", d.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Sampling", $"{NumberText.Count(d.Chains)} chains of {NumberText.Count(d.Draws)} draws after {NumberText.Count(d.WarmupUsed)} of warm-up{Again(d)}")]);
    }

    static void WriteContents(HtmlBuilder html, FitAnalysis analysis)
    {
        var shown = ReportSection.All.Where(s => s.IsShown(analysis)).ToArray();
        html.Line($"<nav aria-label=\"Contents\">");
        html.Line($"<ul>");
        foreach (var section in shown.Where(static s => !s.IsAppendix))
            html.Line($"<li><a href=\"#{section.Id}\">{section.Name}</a></li>");
        html.Line($"</ul>");
        html.Line($"<ul><li class=\"part\">Appendix</li>");
        foreach (var section in shown.Where(static s => s.IsAppendix))
            html.Line($"<li><a href=\"#{section.Id}\">{section.Name}</a></li>");
        html.Line($"<li><a href=\"#{Reproduction}\">Reproduction</a></li>");
        html.Line($"</ul></nav>");
    }

    static string Title(FitAnalysis analysis) => analysis.Name ?? analysis.OutcomeName;

    static string Geos(int count) => count == 0 ? "" : NumberText.Count(count) + " geos · ";

    static string Channels(int count) => count == 1 ? "1 channel" : NumberText.Count(count) + " channels";

    static string Again(FitDiagnostics d) => d.Pass switch
    {
        { Index: 0 } => "",
        { Refinement: null, TargetAccept: var target } =>
            FormattableString.Invariant($", run again with smaller steps (target acceptance {target:0.###}) because transitions diverged"),
        _ => ", run again with refined steps (WALNUTS) because transitions diverged",
    };
}
