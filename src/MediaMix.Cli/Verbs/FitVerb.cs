using System.CommandLine;

namespace MediaMix.Cli.Verbs;

/// <summary><c>fit MODEL</c>: samples and writes the run folder.</summary>
static class FitVerb
{
    public static Command Create(Host host)
    {
        var model = new Argument<string>("model") { Description = "Model file (model.yaml)." };
        var data = new Option<string?>("--data") { Description = "Data file in place of the one that the model names." };
        var options = new CommonOptions();
        var command = new Command("fit", "Fits a model and writes a run folder with report.html.\n\nExample: mediamix fit model.yaml --out run --seed 7");
        command.Arguments.Add(model);
        command.Options.Add(data);
        options.AddSampling(command);
        // Signals are heeded while the action is awaited, so a long one needs a thread of its own.
        command.SetAction((parsed, token) => Task.Run(() => Run(parsed, parsed.GetRequiredValue(model), parsed.GetValue(data), options, host, token), CancellationToken.None));
        return command;
    }

    static int Run(ParseResult parsed, string model, string? data, CommonOptions options, Host host, CancellationToken token)
    {
        var started = host.Clock.GetTimestamp();
        var input = FitInput.Read(model, data, options.Overrides(parsed));
        var (isJson, isQuiet) = (parsed.GetValue(options.Json), parsed.GetValue(options.Quiet));
        if (!isQuiet)
            FaultPrinter.Print(input.Warnings, host.Errors);
        var request = new FitRequest(
            parsed.GetValue(options.Out) ?? DefaultFolder(model), parsed.GetValue(options.Force), options.ThreadCount(parsed),
            Repeatable(model, input), isQuiet || isJson);
        var outcome = FitJob.Run(input, request, host, started, token);
        if (isJson)
            ResultJson.Print(ResultJson.Of(outcome.Path, outcome.Analysis), host.Output);
        else if (!isQuiet)
            Print(outcome, host);
        return outcome.ExitCode;
    }

    static void Print(FitOutcome outcome, Host host)
    {
        ResultPrinter.Verdict(outcome.Analysis, host.Console);
        ResultPrinter.Returns(outcome.Analysis, host.Console);
        ResultPrinter.Timings(outcome, host.Console);
    }

    static string DefaultFolder(string model) => Path.Combine("runs", Path.GetFileNameWithoutExtension(model));

    /// <summary>The command that gives the same bits again, without paths of this machine.</summary>
    static string Repeatable(string model, FitInput input)
    {
        var s = input.File.Sampler;
        return FormattableString.Invariant(
            $"mediamix fit {Path.GetFileName(model)} --seed {s.Seed} --chains {s.Chains} --warmup {s.Warmup} --draws {s.Draws}");
    }
}
