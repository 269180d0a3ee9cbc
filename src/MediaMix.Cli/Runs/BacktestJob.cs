using MediaMix.Analysis;
using MediaMix.Data;
using MediaMix.Reporting;

namespace MediaMix.Cli;

/// <summary>What is asked of a backtest.</summary>
/// <param name="Horizon">Periods of a forecast; null = the usual ones.</param>
/// <param name="Origins">Number of origins; null = as many as the data allow.</param>
/// <param name="HasStability">True to run the stability loop, too.</param>
/// <param name="Threads">Threads at the same time; 0 = one per processor.</param>
/// <param name="OutPath">Folder to write; null = none.</param>
/// <param name="Replace">True to replace an existing one.</param>
/// <param name="IsJson">True to print JSON.</param>
/// <param name="IsQuiet">True to print nothing but faults.</param>
/// <param name="IsCompleted">True when the model file lies in a run folder, with defaults filled in from all data.</param>
sealed record BacktestRequest(
    int? Horizon, int? Origins, bool HasStability, int Threads, string? OutPath, bool Replace, bool IsJson, bool IsQuiet, bool IsCompleted);

/// <summary>Runs a backtest, prints it and writes its folder, whole or not at all.</summary>
static class BacktestJob
{
    /// <summary>Runs the job and returns the exit code.</summary>
    public static int Run(FitInput input, BacktestRequest request, string command, Host host, long started, CancellationToken token)
    {
        var panel = input.Model.Panel;
        var plan = BacktestPlan.Of(panel, request.Horizon, request.Origins);
        if (!request.IsQuiet)
            FaultPrinter.Print([.. input.Warnings, .. Warnings(request)], host.Errors);
        using var folder = StudyFolder.Begin(request.OutPath, request.Replace);
        var cuts = request.HasStability ? StabilityLoop.UsualCuts(panel) : [];
        var fits = plan.Origins.Count + cuts.Count;
        var (result, stability) = StudyProgress.Run(
            request.IsQuiet || request.IsJson ? null : host.ProgressConsole, "fits", fits, report => Refit(input, plan, cuts, request.Threads, report, token));
        var seconds = host.Clock.GetElapsedTime(started).TotalSeconds;
        if (folder is not null)
            Write(folder, result, stability, input, command, seconds);
        if (request.IsJson)
            ResultJson.Print(BacktestFile.Of(result, stability), host.Output);
        else if (!request.IsQuiet)
        {
            BacktestPrinter.Print(result, stability, host.Console);
            Line(FormattableString.Invariant($"{fits} fits in {seconds:0.0} s."), host);
            if (folder is not null)
                Line($"Report: {Path.Combine(folder.Path, BacktestReport.FileName)}", host);
        }
        return result.Reason?.Level == VerdictLevel.DoNotTrust ? ExitCodes.NotTrusted : ExitCodes.Done;
    }

    static (BacktestResult Result, RoiStability? Stability) Refit(
        FitInput input, BacktestPlan plan, IReadOnlyList<int> cuts, int threads, Action<int> report, CancellationToken token)
    {
        var (spec, panel, sampler) = (input.File.Model, input.Model.Panel, input.File.Sampler);
        var result = Backtest.Run(spec, panel, sampler, plan, threads, report, token);
        var stability = cuts.Count == 0 ? null
            : StabilityLoop.Run(spec, panel, sampler, cuts, threads, done => report(plan.Origins.Count + done), token);
        return (result, stability);
    }

    static void Line(string text, Host host)
    {
        host.Console.Paragraph(text);
    }

    static Fault[] Warnings(BacktestRequest request) => !request.IsCompleted ? [] :
    [
        new Fault(
            "This model file lies in a run folder: what you did not write in it was filled in from all data, so that the past is forecast with some knowledge of its future.",
            "Backtest the model file that you wrote.", Severity: Severity.Warning),
    ];

    static void Write(RunFolder folder, BacktestResult result, RoiStability? stability, FitInput input, string command, double seconds)
    {
        folder.Write(BacktestTable.FileName, writer => BacktestTable.Write(writer, result));
        folder.Write(ScoresTable.FileName, writer => ScoresTable.Write(writer, result));
        if (stability is not null)
            folder.Write(StabilityTable.FileName, writer => StabilityTable.Write(writer, stability));
        folder.Write(BacktestFile.FileName, writer => BacktestFile.Write(writer, result, stability));
        folder.Write(BacktestReport.FileName, writer => BacktestReport.Write(writer, result, stability, new ReportFacts(ProgramVersion.Text, command, input.DataHash)));
        StudyFolder.Commit(folder, new StudyFacts("backtest", command, result.Seed, input.DataHash), seconds);
    }
}
