using System.CommandLine;
using MediaMix.Data;
using MediaMix.Inference;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli.Verbs;

/// <summary><c>fit MODEL</c>: samples and writes the run folder.</summary>
static class FitVerb
{
    public static Command Create(Host host)
    {
        var model = new Argument<string>("model") { Description = "Model file (model.yaml)." };
        var data = new Option<string?>("--data") { Description = "Data file in place of the one that the model names.", HelpName = "FILE" };
        var resume = new Option<bool>("--resume") { Description = "Go on with an interrupted run of the same command, to the same result as if it had not been interrupted." };
        var options = new CommonOptions();
        var command = new Command("fit", "Fits a model and writes a run folder with report.html.\n\nExample: mediamix fit model.yaml --out run --seed 7");
        command.Arguments.Add(model);
        command.Options.Add(data);
        options.Out.Description = "Run folder to write; default runs/ and the name of the model file.";
        options.AddSampling(command);
        command.Options.Add(resume);
        command.SetLongAction((parsed, token) => Run(parsed, parsed.GetRequiredValue(model), parsed.GetValue(data), parsed.GetValue(resume), options, host, token));
        return command;
    }

    static int Run(ParseResult parsed, string model, string? data, bool resume, CommonOptions options, Host host, CancellationToken token)
    {
        var started = host.Clock.GetTimestamp();
        var input = FitInput.Read(model, data, options.Overrides(parsed));
        var (isJson, isQuiet) = (parsed.GetValue(options.Json), parsed.GetValue(options.Quiet));
        if (!isQuiet)
            FaultPrinter.Print([.. input.Warnings, .. FindingList.Errors(input.Design())], host.Errors);
        var request = new FitRequest(
            parsed.GetValue(options.Out) ?? DefaultFolder(model), parsed.GetValue(options.Force), resume ? ProgressKeeping.Resume : ProgressKeeping.Keep, options.ThreadCount(parsed),
            Repeatable(model, input), isQuiet || isJson);
        if (resume)
            RunFolder.Tidy(request.OutPath);
        if (resume && RunRecord.TryRead(request.OutPath)?.Fingerprint == input.Fingerprint)
            return Finished(request.OutPath, isJson, isQuiet, host, token);
        var outcome = FitJob.Run(input, request, host, started, token);
        if (isJson)
            ResultJson.Print(ResultJson.Of(outcome.Path, outcome.Analysis), host.Output);
        else if (!isQuiet)
            Print(outcome, input.Priors, host);
        return outcome.ExitCode;
    }

    /// <summary>A run that was killed after its last step has nothing left to do.</summary>
    static int Finished(string path, bool isJson, bool isQuiet, Host host, CancellationToken token)
    {
        var stored = StoredRun.Read(path, token);
        if (isJson)
            ResultJson.Print(ResultJson.Of(stored.Path, stored.Analysis), host.Output);
        else if (!isQuiet)
        {
            host.Console.WriteLine("This run is finished.");
            ResultPrinter.Verdict(stored.Analysis, host.Console, stored.Priors);
            ResultPrinter.Returns(stored.Analysis, host.Console);
        }
        return ExitCodes.Of(stored.Analysis);
    }

    static void Print(FitOutcome outcome, PriorSource? priors, Host host)
    {
        ResultPrinter.Verdict(outcome.Analysis, host.Console, priors);
        ResultPrinter.Returns(outcome.Analysis, host.Console);
        ResultPrinter.Timings(outcome, host.Console);
    }

    static string DefaultFolder(string model) => Path.Combine("runs", Path.GetFileNameWithoutExtension(model));

    /// <summary>The command that gives the same bits again, without paths of this machine.</summary>
    static string Repeatable(string model, FitInput input)
    {
        var s = input.File.Sampler;
        return FormattableString.Invariant(
            $"mediamix fit {Path.GetFileName(model)} --seed {s.Seed} --chains {s.Chains} --warmup {s.Warmup} --draws {s.Draws}{(s.Starts == StartKind.Dispersed ? " --audit" : "")}");
    }
}
