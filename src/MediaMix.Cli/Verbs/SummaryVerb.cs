using System.CommandLine;
using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli.Verbs;

/// <summary><c>summary RUN</c>: verdict, returns and parameters of a finished run.</summary>
static class SummaryVerb
{
    public static Command Create(Host host)
    {
        var run = new Argument<string>("run") { Description = "Run folder." };
        var options = new CommonOptions();
        var command = new Command("summary", "Prints verdict, returns and parameters of a run.\n\nExample: mediamix summary run");
        command.Arguments.Add(run);
        command.Options.Add(options.Json);
        command.SetLongAction((parsed, token) =>
        {
            var stored = StoredRun.Read(parsed.GetRequiredValue(run), token);
            if (parsed.GetValue(options.Json))
            {
                ResultJson.Print(ResultJson.Of(stored.Path, stored.Analysis), host.Output);
            }
            else
            {
                ResultPrinter.Verdict(stored.Analysis, host.Console, stored.Priors);
                ResultPrinter.Returns(stored.Analysis, host.Console);
                ResultPrinter.Findings(stored.Analysis, host.Console);
                Parameters(stored.Analysis, host.Console);
            }
            return ExitCodes.Of(stored.Analysis);
        });
        return command;
    }

    static void Parameters(FitAnalysis analysis, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("parameter").NoWrap());
        foreach (var heading in new[] { "mean", "sd", "5 %", "95 %", "bulk ESS", "tail ESS", "R-hat" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var p in analysis.Parameters)
        {
            table.AddRow(
                new Text(Sentences.Name(p.Name)),
                new Text(NumberText.Significant(p.Mean, 4)),
                new Text(NumberText.Significant(p.Sd)),
                new Text(NumberText.Significant(p.Q5)),
                new Text(NumberText.Significant(p.Q95)),
                new Text(NumberText.Significant(p.EssBulk)),
                new Text(NumberText.Significant(p.EssTail)),
                new Text(FormattableString.Invariant($"{p.Rhat:0.000}")));
        }
        console.Write(table);
    }
}
