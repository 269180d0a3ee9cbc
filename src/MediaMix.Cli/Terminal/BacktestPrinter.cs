using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>Prints what a backtest says: who wins first, then the scores.</summary>
static class BacktestPrinter
{
    public static void Print(BacktestResult result, RoiStability? stability, IAnsiConsole console)
    {
        Sentence(BacktestText.Headline(result) ?? "Nothing could be compared: no outcome of the forecast periods is known", console);
        if (result.Duel(ForecastKind.LastYearControls) is { } planning)
            Sentence($"{BacktestText.Sentence(planning, result)}. {BacktestText.Planning(result)}".TrimEnd('.', ' '), console);
        if (result.Reason is { } reason)
            Sentence($"{VerdictText.Label(reason.Level)}: {reason.Message} {reason.Remedy}".TrimEnd('.'), console);
        if (BacktestText.Unsound(result.Fits, "fits") is { } unsound)
            Sentence(unsound, console);
        foreach (var isTotal in result.IsPanel ? new[] { true, false } : [true])
        {
            if (result.IsPanel)
                Sentence(isTotal ? "All geos together" : "Geo by geo", console);
            Scores(result, isTotal, console);
        }
        Sentence(BacktestText.CrpsMeaning, console);
        if (stability is not null)
            Stability(stability, console);
    }

    static void Scores(BacktestResult result, bool isTotal, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("forecast").NoWrap());
        foreach (var heading in new[] { "ahead", "CRPS", "skill", "wMAPE", "R²", "in 50 %", "in 80 %", "in 90 %" })
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        foreach (var s in result.Scores.Where(s => s.Origin is null && s.IsTotal == isTotal))
        {
            var duel = result.Duels.FirstOrDefault(d => (d.Kind, d.IsTotal, d.Horizon) == (s.Kind, s.IsTotal, s.Horizon));
            table.AddRow(
                new Text(BacktestText.Label(s.Kind, result)),
                new Text(NumberText.Count(s.Horizon)),
                new Text(NumberText.Compact(s.Crps)),
                new Text(BacktestText.Skill(duel)),
                new Text(NumberText.Percent(s.Wmape)),
                new Text(NumberText.Significant(s.RSquared, 2)),
                new Text(NumberText.Percent(s.Inside50.Share)),
                new Text(NumberText.Percent(s.Inside80.Share)),
                new Text(NumberText.Percent(s.Inside90.Share)));
        }
        console.Write(table);
    }

    static void Stability(RoiStability stability, IAnsiConsole console)
    {
        console.WriteLine();
        Sentence(StabilityText.Headline(stability), console);
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("channel");
        table.AddColumn(new TableColumn("share of spend").RightAligned());
        for (var i = 0; i < stability.Cuts.Count; i++)
            table.AddColumn(new TableColumn(new Text(i == 0 ? "ROI now" : $"−{NumberText.Count(stability.Cuts[i])}")).RightAligned().NoWrap());
        table.AddColumn(new TableColumn("least overlap").RightAligned());
        foreach (var channel in stability.Channels)
        {
            table.AddRow([
                new Text(Sentences.Name(channel.Channel)),
                new Text(NumberText.Percent(channel.SpendShare)),
                .. channel.Roi.Select(static roi => new Text(roi is { } value ? $"{NumberText.Mean(value)} ({NumberText.Range(value)})" : NumberText.None)),
                new Text(NumberText.Percent(channel.LeastOverlap)),
            ]);
        }
        console.Write(table);
        foreach (var channel in stability.Channels.Where(static c => c.IsFlagged))
            Sentence(StabilityText.Movement(channel, stability)!, console);
        if (BacktestText.Unsound(stability.Fits, "fits") is { } unsound)
            Sentence(unsound, console);
    }

    static void Sentence(string text, IAnsiConsole console)
    {
        console.Paragraph(text + ".");
    }
}
