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
        foreach (var (heading, meaning) in RecoveryGloss.Of(result))
            Line($"  {heading}: {meaning}.", console);
    }

    static Table Table(RecoveryResult result)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("channel");
        var hasRanks = RecoveryGloss.HasRanks(result);
        string[] headings = ["true", "bias", "50 % holds", "90 % holds", "width to prior", "not half", "not twice", .. hasRanks ? ["ranks p"] : Array.Empty<string>()];
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var c in result.Channels)
        {
            string[] ranks = hasRanks ? [c.RankPValue is { } p ? NumberText.Significant(p, 2) : NumberText.None] : [];
            string[] cells =
            [
                Sentences.Name(c.Channel), RecoveryGloss.Truth(c), RecoveryGloss.Bias(c), RecoveryGloss.Share(c.Coverage50), RecoveryGloss.Share(c.Coverage90),
                NumberText.Percent(c.WidthToPrior), RecoveryGloss.Share(c.ExcludesHalf), RecoveryGloss.Share(c.ExcludesDouble), .. ranks,
            ];
            table.AddRow(cells.Select(static cell => new Text(cell)));
        }
        return table;
    }

    static void Line(string text, IAnsiConsole console)
    {
        console.Paragraph(text);
    }
}
