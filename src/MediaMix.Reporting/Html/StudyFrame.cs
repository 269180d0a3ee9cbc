namespace MediaMix.Reporting;

/// <summary>Head of the page of a study, its findings and its tables; <see cref="PageShell"/> has the foot.</summary>
internal static class StudyFrame
{
    /// <summary>Opens the page up to its main part.</summary>
    /// <param name="html">Receives the markup.</param>
    /// <param name="eyebrow">What kind of study it is.</param>
    /// <param name="title">Title.</param>
    /// <param name="facts">One line under it.</param>
    public static void Open(HtmlBuilder html, string eyebrow, string title, string facts)
    {
        PageShell.Open(html, title, "findings", "Skip to the findings");
        html.Line($"<p class=\"eyebrow\">{eyebrow}</p>");
        html.Line($"<h1><bdi>{title}</bdi></h1>");
        html.Line($"<p class=\"facts\">{facts}</p>");
        PageShell.Main(html);
    }

    /// <summary>Writes the findings as a list of sentences.</summary>
    public static void Findings(HtmlBuilder html, IEnumerable<string> sentences)
    {
        html.Line($"<section id=\"findings\">");
        html.Line($"<h2>What this says</h2>");
        html.Line($"<ul class=\"sentences\">");
        foreach (var sentence in sentences)
            html.Line($"<li>{sentence}.</li>");
        html.Line($"</ul>");
        html.Line($"</section>");
    }

    /// <summary>Opens a table in a region that can be scrolled.</summary>
    /// <param name="html">Receives the markup.</param>
    /// <param name="label">Name of the region.</param>
    /// <param name="headings">Headings; the first is of the rows' names, the others of numbers.</param>
    public static void OpenTable(HtmlBuilder html, string label, params ReadOnlySpan<string> headings)
    {
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\"><table>");
        html.Line($"<thead><tr><th scope=\"col\">{headings[0]}</th>");
        foreach (var heading in headings[1..])
            html.Line($"<th scope=\"col\" class=\"num\">{heading}</th>");
        html.Line($"</tr></thead><tbody>");
    }

    /// <summary>Writes a row.</summary>
    public static void Row(HtmlBuilder html, string name, params ReadOnlySpan<string> cells)
    {
        html.Line($"<tr><th scope=\"row\"><bdi>{name}</bdi></th>");
        foreach (var cell in cells)
            html.Line($"<td class=\"num\">{cell}</td>");
        html.Line($"</tr>");
    }

    /// <summary>Closes a table.</summary>
    public static void CloseTable(HtmlBuilder html) => html.Line($"</tbody></table></div>");
}
