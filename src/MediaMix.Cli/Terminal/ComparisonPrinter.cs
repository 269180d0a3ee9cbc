using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>Prints runs side by side: who predicts best, then the returns of every channel.</summary>
static class ComparisonPrinter
{
    public static void Print(RunComparison comparison, IReadOnlyList<BacktestComparison> backtests, IAnsiConsole console)
    {
        Sentence(ComparisonText.Headline(comparison) + ".", console);
        foreach (var warning in comparison.Warnings)
            Sentence("  - " + warning, console);
        Scores(comparison, console);
        Sentence(ComparisonText.ElpdMeaning + ".", console);
        foreach (var backtest in backtests)
            Forecasts(backtest, console);
        if (backtests.Count > 0)
            Sentence(BacktestText.CrpsMeaning + ". Defaults of these runs were filled in from all data, so that all of them know a little of what they forecast.", console);
        Returns(comparison, console);
    }

    static void Scores(RunComparison comparison, IAnsiConsole console)
    {
        var table = Table("run", "elpd", "behind the best", "parameters used", "weight in the best mixture", "worst Pareto k");
        foreach (var rank in comparison.Ranks)
        {
            table.AddRow(
                new Text(Sentences.Name(rank.Run.Name)),
                new Text(ComparisonText.OneDecimal(rank.Run.Loo.Elpd)),
                new Text(ComparisonText.Difference(rank)),
                new Text(ComparisonText.OneDecimal(rank.Run.Loo.EffectiveParameters)),
                new Text(NumberText.Percent(rank.Weight)),
                new Text(NumberText.Significant(rank.Run.MaxParetoK, 2)));
        }
        console.Write(table);
    }

    static void Forecasts(BacktestComparison backtest, IAnsiConsole console)
    {
        var table = Table(
            backtest.Kind == ForecastKind.RealisedControls ? "forecasts, told the controls" : "forecasts, last year's controls", "CRPS", "against the best", "against last year's value");
        foreach (var rank in backtest.Ranks)
        {
            table.AddRow(
                new Text(Sentences.Name(rank.Name)),
                new Text(NumberText.Compact(rank.AgainstBest.Crps)),
                new Text(ReferenceEquals(rank, backtest.Ranks[0]) ? NumberText.None : BacktestText.Skill(rank.AgainstBest)),
                new Text(BacktestText.Skill(rank.Result.Duel(backtest.Kind) ?? rank.Result.Duel(ForecastKind.RealisedControls))));
        }
        console.Write(table);
    }

    static void Returns(RunComparison comparison, IAnsiConsole console)
    {
        var table = Table(["ROI", .. comparison.Ranks.Select(static r => Sentences.Name(r.Run.Name))]);
        foreach (var channel in comparison.Channels)
        {
            table.AddRow([
                new Text(Sentences.Name(channel)),
                .. comparison.Ranks.Select(rank => new Text(rank.Run.Roi.TryGetValue(channel, out var roi) ? $"{NumberText.Mean(roi)} ({NumberText.Range(roi)})" : NumberText.None)),
            ]);
        }
        console.Write(table);
    }

    static Table Table(params ReadOnlySpan<string> headings)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn(new Text(headings[0])));
        foreach (var heading in headings[1..])
            table.AddColumn(new TableColumn(new Text(heading)).RightAligned());
        return table;
    }

    static void Sentence(string text, IAnsiConsole console)
    {
        console.Paragraph(text);
    }
}
