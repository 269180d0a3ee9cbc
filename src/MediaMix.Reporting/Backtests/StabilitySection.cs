using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The return of every channel with the end of the data stepped back.</summary>
internal static class StabilitySection
{
    public static void Write(HtmlBuilder html, RoiStability stability)
    {
        html.Line($"<section id=\"stability\">");
        html.Line($"<h2>Do the returns stay where they are?</h2>");
        html.Line($"<p>{StabilityText.Headline(stability)}.</p>");
        html.Line($"<ul class=\"sentences\">");
        foreach (var channel in stability.Channels.OrderByDescending(static c => c.SpendShare))
        {
            if (StabilityText.Movement(channel, stability) is { } movement)
                html.Line($"<li>{movement}</li>");
        }
        html.Line($"</ul>");
        if (BacktestText.Unsound(stability.Fits, "fits") is { } unsound)
            html.Line($"<p class=\"note\">{unsound}.</p>");
        if (Rows(stability) is { Count: > 0 } rows)
        {
            new Figure(
                "roi-stability", "Return per unit spent, fit by fit",
                "The same model fitted to data that end earlier. Bars hold the truth with 90 % probability, as each fit saw it; behind each name the periods cut off the end.",
                "Interval chart of the returns of every channel in every fit. The table below holds the numbers.").Write(html, IntervalChart.Create(rows, "return per unit spent", null));
        }
        WriteTable(html, stability);
        html.Line($"<p class=\"aside\">Two fits share everything at 100 % and nothing at 0 %; above {NumberText.Percent(RoiStability.Stable)} they count as the same. Each return is over the data of its fit. The numbers are in <code>{StabilityTable.FileName}</code>.</p>");
        html.Line($"</section>");
    }

    static List<IntervalRow> Rows(RoiStability stability) =>
    [
        .. stability.Channels.SelectMany(c => Enumerable.Range(0, stability.Cuts.Count).Where(i => c.Roi[i] is not null)
            .Select(i => new IntervalRow($"{Sentences.Name(c.Channel)} {Cut(stability, i)}", c.Roi[i]!.Value, null, IsAssumed: false, IsTotal: i == 0))),
    ];

    static string Cut(RoiStability stability, int fit) => stability.Cuts[fit] == 0 ? "(all)" : $"(−{NumberText.Count(stability.Cuts[fit])})";

    static void WriteTable(HtmlBuilder html, RoiStability stability)
    {
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"Returns by fit\" tabindex=\"0\"><table>");
        string[] fits = [.. Enumerable.Range(0, stability.Cuts.Count).Select(i => BacktestText.Capital(StabilityText.Without(stability, i)))];
        ScoresSection.Head(html, ["Channel", "Share of spend", .. fits, "Least overlap"]);
        foreach (var channel in stability.Channels)
        {
            html.Line($"<tr><th scope=\"row\"><bdi>{channel.Channel}</bdi></th>");
            ScoresSection.Cells(html, NumberText.Percent(channel.SpendShare));
            foreach (var roi in channel.Roi)
            {
                if (roi is { } value)
                    html.Line($"<td class=\"num\">{NumberText.Mean(value)}<small>{NumberText.Range(value)}</small></td>");
                else
                    ScoresSection.Cells(html, NumberText.None);
            }
            ScoresSection.Cells(html, NumberText.Percent(channel.LeastOverlap));
            html.Line($"</tr>");
        }
        html.Line($"</tbody></table></div>");
    }
}
