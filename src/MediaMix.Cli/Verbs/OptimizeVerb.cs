using System.CommandLine;
using MediaMix.Analysis;
using MediaMix.Data;

namespace MediaMix.Cli.Verbs;

/// <summary><c>optimize RUN</c>: the best spend of the next periods.</summary>
static class OptimizeVerb
{
    public static Command Create(Host host)
    {
        var run = new Argument<string>("run") { Description = "Run folder." };
        var (question, options) = (new OptimizeOptions(), new CommonOptions());
        var command = new Command("optimize", "Finds the best media plan for the periods after the data, and says why.\n\nExample: mediamix optimize run --budget 1000000 --periods 13 --within 30% --out plan");
        command.Arguments.Add(run);
        foreach (var option in (Option[])[.. question.All, options.Out, options.Json, options.Quiet, options.Force])
            command.Options.Add(option);
        command.SetLongAction((parsed, token) =>
        {
            var stored = StoredFit.Read(parsed.GetRequiredValue(run));
            var request = question.Request(parsed, stored.Fit.Model, stored.Input.File.Data.Margin, path => Future(stored, path, host));
            var analysis = FitAnalyzer.Analyze(stored.Fit, stored.Reading(token));
            var output = parsed.GetValue(options.Out);
            var plan = BudgetOptimizer.Optimize(stored.Fit, request, analysis.Channels, withFrontier: output is not null, token);
            token.ThrowIfCancellationRequested();
            if (output is not null)
                BudgetFiles.Write(output, parsed.GetValue(options.Force), stored, plan, analysis.Verdict, Command(parsed));
            if (parsed.GetValue(options.Json))
                ResultJson.Print(BudgetJson.Of(stored.Path, plan, analysis.Verdict), host.Output);
            else if (!parsed.GetValue(options.Quiet))
                BudgetPrinter.Print(plan, analysis.Verdict, output, host.Console);
            return plan.Reach == VerdictLevel.DoNotTrust ? ExitCodes.NotTrusted : ExitCodes.Of(analysis);
        });
        return command;
    }

    /// <summary>What is assumed of the plan's periods, with the data before them.</summary>
    static Panel Future(StoredFit stored, string path, Host host)
    {
        var data = TableReader.ReadFile(Path.Combine(stored.Path, FitInput.StoredData));
        var reading = FutureRows.Read(data, TableReader.ReadFile(path), stored.Input.File.Data, stored.Fit.Model, mayRest: true);
        FaultPrinter.Print(reading.Warnings, host.Errors);
        return reading.Panel;
    }

    static string Command(ParseResult parsed) => "mediamix " + string.Join(' ', parsed.Tokens.Select(static t => t.Value.Contains(' ', StringComparison.Ordinal) ? $"\"{t.Value}\"" : t.Value));
}
