using System.Text.Json.Nodes;

namespace MediaMix.Reporting;

/// <summary>What stands around a chart.</summary>
/// <param name="Id">Identifier, unique on the page.</param>
/// <param name="Title">Heading.</param>
/// <param name="Caption">What the reader is looking at.</param>
/// <param name="Description">The same for somebody who cannot see it, with the numbers that matter.</param>
internal sealed record Figure(string Id, string Title, string Caption, string Description)
{
    /// <value>Colour class and name of each series; written as text, so that it wraps and can be read aloud.</value>
    public IReadOnlyList<(string Key, string Name)> Legend { get; init; } = [];

    /// <summary>Writes the figure with its heading, caption, legend and chart.</summary>
    public void Write(HtmlBuilder html, JsonObject spec)
    {
        html.Line($"<figure id=\"{Id}\">");
        html.Line($"<figcaption><h3>{Title}</h3><p>{Caption}</p></figcaption>");
        WriteLegend(html, Legend);
        WriteChart(html, Id, Description, spec, "large");
        html.Line($"</figure>");
    }

    /// <summary>Writes only the place of a chart and its specification.</summary>
    /// <param name="html">Receives the markup.</param>
    /// <param name="id">Identifier of the chart, unique on the page.</param>
    /// <param name="description">Text alternative.</param>
    /// <param name="spec">Vega-Lite specification. JSON escapes <c>&lt; &gt; &amp;</c>, so that no name can end the script element.</param>
    /// <param name="size"><c>large</c> charts can be saved as pictures, <c>small</c> ones are drawn when they come into view.</param>
    public static void WriteChart(HtmlBuilder html, string id, string description, JsonObject spec, string size)
    {
        html.Line($"<div class=\"chart {size}\" id=\"{id}-chart\" data-spec=\"{id}-spec\" role=\"img\" aria-label=\"{description}\"></div>");
        html.Raw("<script type=\"application/json\" id=\"" + id + "-spec\">");
        html.Raw(spec.ToJsonString());
        html.Raw("</script>\n");
    }

    /// <summary>Writes colours and names as a list.</summary>
    public static void WriteLegend(HtmlBuilder html, IReadOnlyList<(string Key, string Name)> legend)
    {
        if (legend.Count == 0)
            return;
        html.Line($"<ul class=\"legend\">");
        foreach (var (key, name) in legend)
            html.Line($"<li><span class=\"swatch swatch-{key}\"></span><bdi>{name}</bdi></li>");
        html.Line($"</ul>");
    }
}
