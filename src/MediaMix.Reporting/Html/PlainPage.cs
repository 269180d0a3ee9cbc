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
        PageShell.Open(html, $"{Eyebrow}: {Title}", Sections[0].Id, "Skip to the result");
        html.Line($"<p class=\"eyebrow\">{Eyebrow}</p>");
        html.Line($"<h1><bdi>{Title}</bdi></h1>");
        html.Line($"<p class=\"facts\">{Facts}</p>");
        html.Line($"<nav aria-label=\"Sections\"><ul>");
        foreach (var (id, name) in Sections)
            html.Line($"<li><a href=\"#{id}\">{name}</a></li>");
        html.Line($"</ul></nav>");
        PageShell.Main(html);
    }
}
