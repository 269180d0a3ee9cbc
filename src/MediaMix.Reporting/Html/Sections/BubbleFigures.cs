using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Returns of paid channels against what one exposure brings, and against what the next unit of spend returns.</summary>
internal static class BubbleFigures
{
    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        var outcome = Sentences.Name(analysis.OutcomeName);
        var paid = ReturnChart.Paid(analysis).ToArray();
        (ChannelReturn Channel, Estimate X, Estimate Y)[] exposed = [.. paid.Where(static c => c.PerExposure is not null).Select(static c => (c, c.Roi!.Value, c.PerExposure!.Value))];
        (ChannelReturn Channel, Estimate X, Estimate Y)[] next = [.. paid.Select(static c => (c, c.Roi!.Value, c.MarginalRoi!.Value))];
        if (next.Length < 2)
            return;
        html.Line($"<div class=\"pair\">");
        if (exposed.Length > 1)
            new Figure(
                "exposure-effect",
                "Return and effect of one exposure",
                "Bubbles are as large as the spend, lines are 90 % intervals. High up: one exposure does much. To the right: it is worth its price. High up on the left: it works, but is dear.",
                $"Bubble chart of return per unit spent against {outcome} per unit of exposure. " + Described(exposed, "per exposure"))
                .Write(html, BubbleChart.Create(exposed, "return per unit spent", $"{outcome} per unit of exposure", isComparable: false));
        new Figure(
            "return-and-next",
            "Average return and return of the next unit",
            "On the dashed line the next unit is worth as much as the average one. The further below it, the more saturated; a channel far to the right and high up has room for more.",
            "Bubble chart of return per unit spent against return of the next unit. " + Described(next, "for the next unit"))
            .Write(html, BubbleChart.Create(next, "return per unit spent", "return of the next unit", isComparable: true));
        html.Line($"</div>");
    }

    static string Described((ChannelReturn Channel, Estimate X, Estimate Y)[] channels, string what) => string.Join("; ", channels.Select(c =>
        $"{Sentences.Name(c.Channel.Channel)} {NumberText.Mean(c.X)} ({NumberText.Range(c.X)}) and {NumberText.Mean(c.Y)} ({NumberText.Range(c.Y)}) {what}")) + ".";
}
