namespace MediaMix.Reporting;

/// <summary>A page about something other than one fit: the same style, charts, policy and notices as the report of a fit.</summary>
/// <param name="Eyebrow">What kind of page it is.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Facts">One line below the heading.</param>
/// <param name="Sections">Identifiers and names of its sections, in order.</param>
internal sealed record PlainPage(string Eyebrow, string Title, string Facts, IReadOnlyList<(string Id, string Name)> Sections)
{
    /// <summary>Writes everything before the first section.</summary>
    public void Open(HtmlBuilder html)
    {
        html.Line($"<!doctype html>");
        html.Line($"<html lang=\"en\">");
        html.Line($"<head>");
        html.Line($"<meta charset=\"utf-8\">");
        html.Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"{PageResources.SecurityPolicy}\">\n");
        html.Line($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Line($"<meta name=\"color-scheme\" content=\"light dark\">");
        html.Line($"<meta name=\"referrer\" content=\"no-referrer\">");
        html.Line($"<title>{Eyebrow}: {Title}</title>");
        html.Raw("<style>" + PageResources.Style + "</style>\n");
        html.Line($"</head>");
        html.Line($"<body>");
        html.Line($"<a class=\"skip\" href=\"#{Sections[0].Id}\">Skip to the result</a>");
        html.Line($"<header>");
        html.Line($"<p class=\"eyebrow\">{Eyebrow}</p>");
        html.Line($"<h1><bdi>{Title}</bdi></h1>");
        html.Line($"<p class=\"facts\">{Facts}</p>");
        html.Line($"<nav aria-label=\"Sections\"><ul>");
        foreach (var (id, name) in Sections)
            html.Line($"<li><a href=\"#{id}\">{name}</a></li>");
        html.Line($"</ul></nav>");
        html.Line($"</header>");
        html.Line($"<main>");
        html.Line($"<noscript><p class=\"note\">The charts need JavaScript, which is switched off here. All numbers are in the tables.</p></noscript>");
    }

    /// <summary>Writes everything behind the last section.</summary>
    /// <param name="html">Receives the markup.</param>
    /// <param name="facts">How it was made.</param>
    /// <param name="sampling">How each fit was sampled; null = there was none.</param>
    public static void Close(HtmlBuilder html, ReportFacts facts, string? sampling = null)
    {
        html.Line($"</main>");
        html.Line($"<footer>");
        html.Line($"<h2>To reproduce these numbers</h2>");
        html.Line($"<dl>");
        html.Line($"<dt>Program</dt><dd>mediamix {facts.ProgramVersion}</dd>");
        if (facts.Command is not null)
            html.Line($"<dt>Command</dt><dd><code>{facts.Command}</code></dd>");
        if (facts.DataHash is not null)
            html.Line($"<dt>Data</dt><dd><code>{facts.DataHash}</code></dd>");
        if (sampling is not null)
            html.Line($"<dt>Each fit</dt><dd>{sampling}</dd>");
        html.Line($"</dl>");
        html.Line($"<details class=\"notices\"><summary>Open-source notices</summary><pre>{PageResources.Notices}</pre></details>");
        html.Line($"</footer>");
        html.Raw("<script type=\"application/json\" id=\"chart-theme\">" + ChartTheme.Create().ToJsonString() + "</script>\n");
        foreach (var script in PageResources.Scripts)
            html.Raw("<script>" + script + "</script>\n");
        html.Line($"</body>");
        html.Line($"</html>");
    }
}
