namespace MediaMix.Reporting;

/// <summary>What every page has before its heading and behind its last section: policy, style and skip link; facts to reproduce, notices and scripts.</summary>
internal static class PageShell
{
    /// <summary>Writes everything up to the page's header, which is left open.</summary>
    /// <param name="html">Receives the markup.</param>
    /// <param name="title">Title of the document.</param>
    /// <param name="target">Identifier to which the skip link leads.</param>
    /// <param name="skip">Words of the skip link.</param>
    public static void Open(HtmlBuilder html, string title, string target, string skip)
    {
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
        html.Line($"<a class=\"skip\" href=\"#{target}\">{skip}</a>");
        html.Line($"<header>");
    }

    /// <summary>Closes the header and opens the main part.</summary>
    public static void Main(HtmlBuilder html)
    {
        html.Line($"</header>");
        html.Line($"<main>");
        html.Line($"<noscript><p class=\"note\">The charts need JavaScript, which is switched off here. All numbers are in the tables.</p></noscript>");
    }

    /// <summary>Writes everything behind the last section.</summary>
    /// <param name="html">Receives the markup.</param>
    /// <param name="facts">How the numbers were made.</param>
    /// <param name="id">Identifier of the heading; null = none.</param>
    /// <param name="more">Further facts, in order.</param>
    public static void Close(HtmlBuilder html, ReportFacts facts, string? id = null, params ReadOnlySpan<(string Term, string Text)> more)
    {
        html.Line($"</main>");
        html.Line($"<footer>");
        if (id is null)
            html.Line($"<h2>To reproduce these numbers</h2>");
        else
            html.Line($"<h2 id=\"{id}\">To reproduce these numbers</h2>");
        html.Line($"<dl>");
        html.Line($"<dt>Program</dt><dd>mediamix {facts.ProgramVersion}</dd>");
        if (facts.Command is not null)
            html.Line($"<dt>Command</dt><dd><code>{facts.Command}</code></dd>");
        if (facts.DataHash is not null)
            html.Line($"<dt>Data</dt><dd><code>{facts.DataHash}</code></dd>");
        foreach (var (term, text) in more)
            html.Line($"<dt>{term}</dt><dd>{text}</dd>");
        html.Line($"</dl>");
        html.Line($"<details class=\"notices\"><summary>Open-source notices</summary><pre tabindex=\"0\" role=\"region\" aria-label=\"Open-source notices\">{PageResources.Notices}</pre></details>");
        html.Line($"</footer>");
        html.Raw("<script type=\"application/json\" id=\"chart-theme\">" + ChartTheme.Create().ToJsonString() + "</script>\n");
        foreach (var script in PageResources.Scripts)
            html.Raw("<script>" + script + "</script>\n");
        html.Line($"</body>");
        html.Line($"</html>");
    }
}
