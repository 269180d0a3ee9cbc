using System.CommandLine;
using System.CommandLine.Help;
using MediaMix.Cli.Verbs;
using MediaMix.Inference;

namespace MediaMix.Cli;

/// <summary>The command line: verbs, and what becomes of their failures.</summary>
static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">Arguments without the program's name.</param>
    /// <param name="host">The outside world.</param>
    /// <param name="token">Cancels the command, as Ctrl-C does.</param>
    /// <returns>An exit code.</returns>
    public static async Task<int> RunAsync(string[] args, Host host, CancellationToken token = default)
    {
        // A RootCommand would take its name from the assembly.
        var root = new Command("mediamix", "Bayesian media mix modelling: which marketing pays, how sure are we, what next.\n\nExample: mediamix demo");
        root.Options.Add(new HelpOption());
        root.Options.Add(new VersionOption());
        root.Subcommands.Add(DemoVerb.Create(host));
        root.Subcommands.Add(InitVerb.Create(host));
        root.Subcommands.Add(CheckVerb.Create(host));
        root.Subcommands.Add(FitVerb.Create(host));
        root.Subcommands.Add(SummaryVerb.Create(host));
        root.Subcommands.Add(ReportVerb.Create(host));
        root.Subcommands.Add(ExportVerb.Create(host));
        root.Subcommands.Add(PredictVerb.Create(host));
        root.Subcommands.Add(BacktestVerb.Create(host));
        root.Subcommands.Add(CompareVerb.Create(host));
        root.Subcommands.Add(DueToVerb.Create(host));
        root.Subcommands.Add(WhyVerb.Create(host));
        root.Subcommands.Add(RecoverVerb.Create(host));
        root.Subcommands.Add(SimulateVerb.Create(host));
        root.Subcommands.Add(SensitivityVerb.Create(host));
        root.Subcommands.Add(OptimizeVerb.Create(host));
        // The list of verbs is to fit on a screen; the help of a verb has its example.
        if (args is [] or ["-h" or "-?" or "--help", ..])
        {
            foreach (var verb in root.Subcommands)
                verb.Description = verb.Description!.Split('\n')[0];
        }
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                FaultPrinter.Error(string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), host.Errors);
            var named = parsed.CommandResult.Command;
            await host.Errors.WriteLineAsync(named == root ? "See `mediamix --help`." : $"See `mediamix {named.Name} --help`.");
            return ExitCodes.WrongInput;
        }
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = host.Output,
            Error = host.Errors,
            // A chain notices cancellation at its next transition; a half-written folder without progress is removed then.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
        };
        return await Guard(() => parsed.InvokeAsync(configuration, token), host);
    }

    static async Task<int> Guard(Func<Task<int>> run, Host host)
    {
        try
        {
            return await run();
        }
        catch (InvalidInputException e)
        {
            FaultPrinter.Print(e.Faults, host.Errors);
            return ExitCodes.WrongInput;
        }
        catch (InterruptedRunException e) when (e.InnerException is OperationCanceledException)
        {
            await host.Errors.WriteLineAsync(e.Message);
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            await host.Errors.WriteLineAsync("Cancelled; nothing was written.");
            return ExitCodes.Failed;
        }
        catch (Exception e) when (e is InterruptedRunException or SamplingException or IOException or UnauthorizedAccessException)
        {
            FaultPrinter.Error(e.Message, host.Errors);
            return ExitCodes.Failed;
        }
    }
}
