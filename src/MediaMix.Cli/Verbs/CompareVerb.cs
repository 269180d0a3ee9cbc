using System.CommandLine;
using MediaMix.Analysis;
using MediaMix.Inference;
using MediaMix.Reporting;

namespace MediaMix.Cli.Verbs;

/// <summary><c>compare RUN RUN…</c>: which of several models of the same outcomes predicts best.</summary>
static class CompareVerb
{
    public static Command Create(Host host)
    {
        var runs = new Argument<string[]>("runs") { Description = "Run folders, two or more, of the same outcomes.", Arity = ArgumentArity.OneOrMore };
        var backtest = new Option<bool>("--backtest") { Description = "Also compare forecasts of the past (refits every model several times)." };
        var horizon = CommonOptions.Whole<int>("--horizon", 1, 100_000, "With --backtest: periods of a forecast.");
        var origins = CommonOptions.Whole<int>("--origins", 1, 1_000, "With --backtest: number of points of the past to forecast from.");
        var options = new CommonOptions();
        var command = new Command("compare", "Compares runs of the same outcomes: leave-one-out scores, stacking weights, returns side by side.\n\nExample: mediamix compare runs/linear runs/knots --out comparison");
        command.Arguments.Add(runs);
        foreach (var option in new Option[] { backtest, horizon, origins, options.Out, options.Threads, options.Json, options.Quiet, options.Force })
            command.Options.Add(option);
        command.SetLongAction((parsed, token) =>
        {
            var started = host.Clock.GetTimestamp();
            var isQuiet = parsed.GetValue(options.Quiet) || parsed.GetValue(options.Json);
            using var folder = StudyFolder.Begin(parsed.GetValue(options.Out), parsed.GetValue(options.Force));
            var read = parsed.GetRequiredValue(runs).Select(static path => (Path: path, Run: ModelOrRun.Read(path, null, new SamplerOverrides()))).ToArray();
            RequireRuns(read);
            var comparison = RunComparison.Of([.. read.Select(r => ComparedRun.Of(r.Path, r.Run.Fit!, new Execution(options.ThreadCount(parsed), token)))]);
            var backtests = parsed.GetValue(backtest)
                ? Backtests(read, parsed.GetValue(horizon), parsed.GetValue(origins), options.ThreadCount(parsed), isQuiet ? null : host, token)
                : [];
            if (folder is not null)
            {
                folder.Write(ComparisonTable.FileName, writer => ComparisonTable.Write(writer, comparison, backtests));
                folder.Write(ComparisonTable.RoiFileName, writer => ComparisonTable.WriteRoi(writer, comparison));
                folder.Write(ComparisonFile.FileName, writer => ComparisonFile.Write(writer, comparison, backtests));
                var command = $"mediamix compare {string.Join(' ', read.Select(static r => Path.GetFileName(Path.TrimEndingDirectorySeparator(r.Path))))}{(backtests.Count > 0 ? " --backtest" : "")}";
                folder.Write(RunFiles.Report, writer => ComparisonPage.Write(writer, comparison, backtests, new ReportFacts(ProgramVersion.Text, command, read[0].Run.Input.DataHash)));
                token.ThrowIfCancellationRequested();
                StudyFolder.Commit(folder, new StudyFacts("compare", command, read[0].Run.Input.File.Sampler.Seed, read[0].Run.Input.DataHash), host.Clock.GetElapsedTime(started).TotalSeconds);
            }
            if (parsed.GetValue(options.Json))
                ResultJson.Print(ComparisonFile.Of(comparison, backtests), host.Output);
            else if (!isQuiet)
            {
                ComparisonPrinter.Print(comparison, backtests, host.Console);
                StudyPrinter.End(host.Clock.GetElapsedTime(started).TotalSeconds, folder?.Path, host.Console);
            }
            return ExitCodes.Done;
        });
        return command;
    }

    static void RequireRuns((string Path, ModelOrRun Run)[] read)
    {
        var faults = new FaultList();
        foreach (var (path, _) in read.Where(static r => r.Run.Fit is null))
            faults.Error($"{path} is a model file, not a finished run.", "Fit it with `mediamix fit`, and name its run folder.");
        faults.ThrowIfErrors();
    }

    static IReadOnlyList<BacktestComparison> Backtests((string Path, ModelOrRun Run)[] read, int? horizon, int? origins, int threads, Host? watched, CancellationToken token)
    {
        var plan = BacktestPlan.Of(read[0].Run.Input.Model.Panel, horizon, origins);
        var each = plan.Origins.Count;
        var results = StudyProgress.Run(watched?.ProgressConsole, "fits", each * read.Length, report => read.Select((r, i) => (r.Path, Backtest.Run(
            r.Run.Input.File.Model, r.Run.Input.Model.Panel, r.Run.Input.File.Sampler, plan, threads, done => report(i * each + done), token))).ToArray());
        var kinds = results.Any(static r => r.Item2.HasControls) ? new[] { ForecastKind.RealisedControls, ForecastKind.LastYearControls } : [ForecastKind.RealisedControls];
        return [.. kinds.Select(kind => BacktestComparison.Of(results, kind)).OfType<BacktestComparison>()];
    }
}
