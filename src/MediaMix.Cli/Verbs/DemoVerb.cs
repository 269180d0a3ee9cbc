using System.CommandLine;
using MediaMix.Inference;

namespace MediaMix.Cli.Verbs;

/// <summary><c>demo</c>: simulates a data set with known truth, fits it and compares.</summary>
static class DemoVerb
{
    public static Command Create(Host host)
    {
        var options = new CommonOptions();
        var command = new Command("demo", "Simulates an advertiser with known truth, fits the model, writes the report and compares estimates with the truth.\n\nExample: mediamix demo --seed 7");
        options.Out.Description = "Folder to write; default demo.";
        options.AddSampling(command);
        command.SetLongAction((parsed, token) => Run(parsed, options, host, token));
        return command;
    }

    static int Run(ParseResult parsed, CommonOptions options, Host host, CancellationToken token)
    {
        var started = host.Clock.GetTimestamp();
        var folder = parsed.GetValue(options.Out) ?? "demo";
        var overrides = options.Overrides(parsed);
        var seed = overrides.Seed ?? new SamplerSpec().Seed;
        var world = DemoWorld.Create(seed);
        var model = DemoFiles.Write(folder, parsed.GetValue(options.Force), world, overrides.Apply(new SamplerSpec()) with { Seed = seed });
        var input = FitInput.Read(model, null, new SamplerOverrides());
        var (isJson, isQuiet) = (parsed.GetValue(options.Json), parsed.GetValue(options.Quiet));
        var s = input.File.Sampler;
        var command = FormattableString.Invariant($"mediamix demo --seed {s.Seed} --chains {s.Chains} --warmup {s.Warmup} --draws {s.Draws}{(s.Starts == StartKind.Dispersed ? " --audit" : "")}");
        var request = new FitRequest(Path.Combine(folder, "run"), true, ProgressKeeping.None, options.ThreadCount(parsed), command, isQuiet || isJson);
        var outcome = FitJob.Run(input, request, host, started, token);
        if (isJson)
            ResultJson.Print(TruthTable.Json(world.Truth, outcome), host.Output);
        else if (!isQuiet)
            Print(world, outcome, host);
        return outcome.ExitCode;
    }

    static void Print(DemoWorld world, FitOutcome outcome, Host host)
    {
        ResultPrinter.Verdict(outcome.Analysis, host.Console);
        TruthTable.Print(world.Truth, outcome.Analysis, host.Console);
        ResultPrinter.Timings(outcome, host.Console);
    }
}
