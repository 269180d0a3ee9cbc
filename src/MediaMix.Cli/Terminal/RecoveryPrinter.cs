using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>Prints a recovery study: what the data could tell first, then the tables.</summary>
static class RecoveryPrinter
{
    public static void Print(RecoveryResult result, IAnsiConsole console)
    {
        Line(RecoveryText.Truths(result.Options) + ".", console);
        console.WriteLine();
        foreach (var sentence in RecoveryText.All(result))
            Line($"{sentence}.", console);
        console.Write(Table(result));
    }

    static Table Table(RecoveryResult result)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("channel");
        foreach (var heading in new[] { "true", "bias", "relative", "50 % holds", "90 % holds", "width to prior", "not half", "not twice", "ranks p" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var c in result.Channels)
        {
            table.AddRow(
                new Text(Sentences.Name(c.Channel)),
                new Text(NumberText.Significant(c.Truth.Mean)),
                new Text(NumberText.Significant(c.Bias, 2)),
                new Text(NumberText.Percent(c.RelativeBias)),
                new Text(Share(c.Coverage50)),
                new Text(Share(c.Coverage90)),
                new Text(NumberText.Percent(c.WidthToPrior)),
                new Text(Share(c.ExcludesHalf)),
                new Text(Share(c.ExcludesDouble)),
                new Text(c.RankPValue is { } p ? NumberText.Significant(p, 2) : NumberText.None));
        }
        return table;
    }

    static string Share(Rate rate) => FormattableString.Invariant($"{100 * rate.Value:0} ± {100 * rate.StandardError:0} %");

    static void Line(string text, IAnsiConsole console)
    {
        console.Write(new Text(text));
        console.WriteLine();
    }
}
