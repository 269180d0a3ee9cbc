using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The order of the channels over time.</summary>
internal static class RankFigure
{
    /// <summary>A table of more parts than these is left to the file.</summary>
    const int MostParts = 20;

    /// <summary>Writes nothing where there is no order, or no time, to show.</summary>
    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        var blocks = analysis.Blocks;
        if (blocks.Count < 2 || analysis.Channels.Count < 2)
            return;
        var unit = blocks.Any(static b => b.Count > 1) ? "quarter" : PeriodAxis.Unit(analysis.Periods.Step);
        var colored = RankChart.Colored(analysis);
        var (first, last) = (Leader(analysis, blocks[0]), Leader(analysis, blocks[^1]));
        new Figure(
            "ranks",
            $"Which channel brought most, {unit} by {unit}",
            $"The line on top is the channel that brought most in a {unit}. Places are by the best estimate: where intervals overlap, the order may be chance.",
            $"Lines of the place of each channel by what it brought, {unit} by {unit}. At first {first} brought most, at last {last}.")
        {
            Legend = [.. colored.Select((m, rank) => (NumberText.Count(rank + 1), Sentences.Name(analysis.Channels[m].Channel))), .. colored.Length < analysis.Channels.Count ? [("other", "other channels")] : Array.Empty<(string, string)>()],
        }.Write(html, RankChart.Create(analysis));
        if (blocks.Count > MostParts)
            return;
        NumbersTable.WriteFolded(
            html, $"what channels brought by {unit}, with 90 % intervals", ["When", .. analysis.Channels.Select(static c => c.Channel)],
            blocks.Select(block => (IReadOnlyList<string>)[RankChart.Label(analysis.Periods, block), .. block.Channels.Select(static c => $"{NumberText.Mean(c.Effect)} ({NumberText.Range(c.Effect)})")]));
    }

    static string Leader(FitAnalysis analysis, ContributionBlock block) =>
        Sentences.Name(analysis.Channels[Enumerable.Range(0, block.Channels.Count).First(m => block.Channels[m].Rank == 1)].Channel);
}
