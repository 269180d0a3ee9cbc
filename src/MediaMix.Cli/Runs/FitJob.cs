using MediaMix.Analysis;
using MediaMix.Data;
using MediaMix.Inference;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>How a fit is run.</summary>
/// <param name="OutPath">Run folder.</param>
/// <param name="Replace">True to replace an existing run folder.</param>
/// <param name="Keeping">What becomes of progress when the run is interrupted.</param>
/// <param name="Threads">Chains at the same time; 0 = one per processor.</param>
/// <param name="Command">The command as a reader can repeat it.</param>
/// <param name="IsQuiet">True to show no progress.</param>
sealed record FitRequest(string OutPath, bool Replace, ProgressKeeping Keeping, int Threads, string Command, bool IsQuiet);

/// <summary>What a fit left behind.</summary>
/// <param name="Path">Run folder.</param>
/// <param name="Analysis">Everything it says.</param>
/// <param name="Timings">How long it took.</param>
sealed record FitOutcome(string Path, FitAnalysis Analysis, RunTimings Timings)
{
    public int ExitCode => ExitCodes.Of(Analysis);
}

/// <summary>Fits a bound model and writes its run folder, whole or not at all.</summary>
static class FitJob
{
    /// <summary>Runs the job.</summary>
    /// <param name="input">Model and data.</param>
    /// <param name="request">Where and how.</param>
    /// <param name="host">The outside world.</param>
    /// <param name="started">Clock time stamp from which the whole job is timed.</param>
    /// <param name="token">Cancels between transitions.</param>
    /// <exception cref="InterruptedRunException">The job did not end, and progress is kept.</exception>
    public static FitOutcome Run(FitInput input, FitRequest request, Host host, long started, CancellationToken token)
    {
        var key = input.Fingerprint;
        using var folder = request.Keeping == ProgressKeeping.Resume
            ? RunFolder.Resume(request.OutPath, request.Replace, key)
            : RunFolder.Create(request.OutPath, request.Replace);
        var journal = request.Keeping == ProgressKeeping.None ? null : folder.OpenJournal(key, host.Clock);
        if (journal is { HasRecords: true } && !request.IsQuiet)
            host.Errors.WriteLine("Going on with an interrupted run.");
        try
        {
            return Run(input, request, host, started, folder, journal, token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or UnauthorizedAccessException && folder.IsResumable)
        {
            throw new InterruptedRunException(e);
        }
    }

    static FitOutcome Run(
        FitInput input, FitRequest request, Host host, long started, RunFolder folder, RunJournal? journal, CancellationToken token)
    {
        var meter = new ProgressMeter(input.File.Sampler.Chains, host.Clock);
        var work = Task.Run(
            () => ModelFit.Run(input.Model, input.File.Sampler, request.Threads, meter.Report, journal, token), CancellationToken.None);
        if (host.ProgressConsole is { } console && !request.IsQuiet)
            Show(meter, console, work);
        var fit = work.GetAwaiter().GetResult();
        token.ThrowIfCancellationRequested();
        var analysis = BreakEvenReturn.Apply(FitAnalyzer.Analyze(fit, new AnalysisOptions { Execution = new Execution(request.Threads, token) }), fit, input.File.Data.Margin);
        var record = RunFiles.WriteResults(folder, input, fit, analysis, request.Command);
        var timings = new RunTimings(meter.WarmupSeconds, meter.SamplingSeconds, host.Clock.GetElapsedTime(started).TotalSeconds);
        record = record with { Command = request.Command, Version = ProgramVersion.Text, Fingerprint = input.Fingerprint, Details = RunDetails.Of(input, timings) };
        record.Write(folder);
        token.ThrowIfCancellationRequested();
        folder.Commit();
        return new FitOutcome(folder.Path, analysis, timings);
    }

    /// <summary>A terminal that goes away does not end a fit.</summary>
    static void Show(ProgressMeter meter, IAnsiConsole console, Task work)
    {
        try
        {
            meter.Show(console, work);
        }
        catch (IOException)
        {
            // Nobody is watching any more.
        }
    }
}
