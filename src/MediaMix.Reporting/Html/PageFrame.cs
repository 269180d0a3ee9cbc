using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Head and foot of the page: policy, style, title, table of contents; facts to reproduce, notices, scripts.</summary>
internal static class PageFrame
{
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
        html.Line($"<a class=\"skip\" href=\"#verdict\">Skip to the verdict</a>");
        html.Line($"<header>");
        html.Line($"<p class=\"eyebrow\">Media mix report</p>");
        html.Line($"<h1><bdi>{title}</bdi></h1>");
        html.Line($"<p class=\"facts\">What drove <bdi>{analysis.OutcomeName}</bdi> · {PeriodAxis.Window(analysis.Periods)} · {Geos(analysis.Geos.Count)}{Channels(analysis.Channels.Count)}</p>");
        html.Line($"<nav aria-label=\"Sections\"><ul>");
        foreach (var (id, name) in Contents.Where(c => (c.Id != GeosSection.Id || analysis.Geos.Count > 0) && (c.Id != ExperimentsSection.Id || analysis.Experiments.Count > 0)))
            html.Line($"<li><a href=\"#{id}\">{name}</a></li>");
        html.Line($"</ul></nav>");
        html.Line($"</header>");
        html.Line($"<main>");
        html.Line($"<noscript><p class=\"note\">The charts need JavaScript, which is switched off here. All numbers are in the tables.</p></noscript>");
    }

    public static void Close(HtmlBuilder html, FitAnalysis analysis, ReportFacts facts)
    {
        var d = analysis.Diagnostics;
        html.Line($"</main>");
        html.Line($"<footer>");
        html.Line($"<h2>To reproduce these numbers</h2>");
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

    static readonly (string Id, string Name)[] Contents =
    [
        ("verdict", "Verdict"), ("numbers", "Key numbers"), ("fit", "Model against reality"), ("drivers", "Drivers"), ("returns", "Returns"), (GeosSection.Id, "Geos"), (ExperimentsSection.Id, "Experiments"),
        ("curves", "Response"), ("learning", "What was learned"), (IdentificationSection.Id, "What is known"), ("parameters", "Parameters"), ("checks", "Checks"),
    ];

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
