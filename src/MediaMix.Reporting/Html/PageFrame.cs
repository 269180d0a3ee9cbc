using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Head and foot of the page: policy, style, title, table of contents; facts to reproduce, notices, scripts.</summary>
internal static class PageFrame
{
    const string Reproduction = "reproduction";

    public static void Open(HtmlBuilder html, FitAnalysis analysis)
    {
        var title = Title(analysis);
        html.Line($"<!doctype html>");
        html.Line($"<html lang=\"en\">");
        html.Line($"<head>");
        html.Line($"<meta charset=\"utf-8\">");
        html.Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"{PageResources.SecurityPolicy}\">\n");
        html.Line($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Line($"<meta name=\"color-scheme\" content=\"light dark\">");
        html.Line($"<meta name=\"referrer\" content=\"no-referrer\">");
        html.Line($"<title>{title}</title>");
        html.Raw("<style>" + PageResources.Style + "</style>\n");
        html.Line($"</head>");
        html.Line($"<body>");
        html.Line($"<a class=\"skip\" href=\"#summary\">Skip to the summary</a>");
        html.Line($"<header>");
        html.Line($"<p class=\"eyebrow\">Media mix report</p>");
        html.Line($"<h1><bdi>{title}</bdi></h1>");
        html.Line($"<p class=\"facts\">What drove <bdi>{analysis.OutcomeName}</bdi> · {PeriodAxis.Window(analysis.Periods)} · {Geos(analysis.Geos.Count)}{Channels(analysis.Channels.Count)}</p>");
        WriteContents(html, analysis);
        html.Line($"</header>");
        html.Line($"<main>");
        html.Line($"<noscript><p class=\"note\">The charts need JavaScript, which is switched off here. All numbers are in the tables.</p></noscript>");
    }

    public static void Close(HtmlBuilder html, FitAnalysis analysis, ReportFacts facts)
    {
        var d = analysis.Diagnostics;
        html.Line($"</main>");
        html.Line($"<footer>");
        html.Line($"<h2 id=\"{Reproduction}\">To reproduce these numbers</h2>");
        html.Line($"<dl>");
        html.Line($"<dt>Program</dt><dd>mediamix {facts.ProgramVersion}</dd>");
        if (facts.Command is not null)
            html.Line($"<dt>Command</dt><dd><code>{facts.Command}</code></dd>");
        if (facts.DataHash is not null)
            html.Line($"<dt>Data</dt><dd><code>{facts.DataHash}</code></dd>");
        html.Line($"<dt>Seed</dt><dd>{d.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}</dd>");
        html.Line($"<dt>Sampling</dt><dd>{NumberText.Count(d.Chains)} chains of {NumberText.Count(d.Draws)} draws after {NumberText.Count(d.WarmupUsed)} of warm-up{Again(d)}</dd>");
        html.Line($"</dl>");
        html.Line($"<details class=\"notices\"><summary>Open-source notices</summary><pre>{PageResources.Notices}</pre></details>");
        html.Line($"</footer>");
        html.Raw("<script type=\"application/json\" id=\"chart-theme\">" + ChartTheme.Create().ToJsonString() + "</script>\n");
        foreach (var script in PageResources.Scripts)
            html.Raw("<script>" + script + "</script>\n");
        html.Line($"</body>");
        html.Line($"</html>");
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
