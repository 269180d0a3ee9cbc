using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>A table whose first column names its rows and whose other columns are numbers; wide ones scroll on their own, by keyboard, too.</summary>
internal static class NumbersTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="html">Receives the markup.</param>
    /// <param name="label">What the table holds, for those who hear it.</param>
    /// <param name="columns">Headings, that of the rows' names first.</param>
    /// <param name="rows">Cells as text, as many as headings.</param>
    /// <param name="words">Number of columns at the end that hold words.</param>
    /// <param name="style">Class of the table.</param>
    public static void Write(HtmlBuilder html, string label, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, int words = 0, string style = "")
    {
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\"><table class=\"{style}\">");
        html.Raw("<thead><tr>");
        for (var c = 0; c < columns.Count; c++)
            html.Line($"<th scope=\"col\" class=\"{Style(c, columns.Count - words)}\">{columns[c]}</th>");
        html.Raw("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            html.Raw("<tr>");
            html.Line($"<th scope=\"row\"><bdi>{row[0]}</bdi></th>");
            for (var c = 1; c < row.Count; c++)
                html.Line($"<td class=\"{Style(c, columns.Count - words)}\">{row[c]}</td>");
            html.Raw("</tr>\n");
        }
        html.Line($"</tbody></table></div>");
    }

    /// <summary>The same folded away beneath a chart, whose numbers it holds.</summary>
    public static void WriteFolded(HtmlBuilder html, string label, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        html.Line($"<details><summary>Numbers: {label}</summary>");
        Write(html, label, columns, rows);
        html.Line($"</details>");
    }

    /// <summary>Mean and interval of an estimate as two cells.</summary>
    public static IEnumerable<string> Cells(Estimate? estimate) => estimate is { } e ? [NumberText.Mean(e), NumberText.Range(e)] : [NumberText.None, NumberText.None];

    /// <summary>A share and its interval as percentages, as two cells.</summary>
    public static IEnumerable<string> Percents(Estimate? share) => share is { } s ? [NumberText.Percent(s.Mean), NumberText.PercentRange(s)] : [NumberText.None, NumberText.None];

    static string Style(int column, int firstWords) => column == 0 ? "" : column < firstWords ? "num" : "words";
}
