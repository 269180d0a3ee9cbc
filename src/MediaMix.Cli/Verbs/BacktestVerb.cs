using System.CommandLine;
using MediaMix.Data;

namespace MediaMix.Cli.Verbs;

/// <summary><c>backtest MODEL</c>: how well the model would have forecast what is known by now.</summary>
static class BacktestVerb
{
    public static Command Create(Host host)
    {
        var model = new Argument<string>("model") { Description = "Model file (model.yaml)." };
        var data = new Option<string?>("--data") { Description = "Data file in place of the one that the model names.", HelpName = "FILE" };
        var horizon = CommonOptions.Whole<int>("--horizon", 1, 100_000, "Periods of a forecast; without it 7, 30, 60 and 90 days in periods of the data.");
        var origins = CommonOptions.Whole<int>("--origins", 1, 1_000, "Number of points of the past to forecast from; without it up to 6.");
        var stability = new Option<bool>("--stability") { Description = "Also fit with the end stepped back by 4, 8 and 13 weeks, and compare the returns of every channel." };
        var options = new CommonOptions();
        var command = new Command("backtest", "Fits the model as it could have been in the past, forecasts what came next, and compares with last year's value.\n\nExample: mediamix backtest model.yaml --stability --out backtest");
        command.Arguments.Add(model);
        foreach (var option in new Option[] { data, horizon, origins, stability })
            command.Options.Add(option);
        options.AddSampling(command);
        command.SetLongAction((parsed, token) =>
        {
            var started = host.Clock.GetTimestamp();
            var input = FitInput.Read(parsed.GetRequiredValue(model), parsed.GetValue(data), options.Overrides(parsed));
            var request = new BacktestRequest(
                parsed.GetValue(horizon), parsed.GetValue(origins), parsed.GetValue(stability), options.ThreadCount(parsed), parsed.GetValue(options.Out), parsed.GetValue(options.Force),
                parsed.GetValue(options.Json), parsed.GetValue(options.Quiet), IsCompleted(parsed.GetRequiredValue(model)));
            return BacktestJob.Run(input, request, Command(parsed.GetRequiredValue(model), input, request), host, started, token);
        });
        return command;
    }

    /// <summary>A run folder's model file has its defaults filled in from all data.</summary>
    static bool IsCompleted(string model) => File.Exists(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(model)) ?? "", RunFolder.RunFile));

    /// <summary>The command that gives the same bits again, without paths of this machine.</summary>
    static string Command(string model, FitInput input, BacktestRequest request)
    {
        var s = input.File.Sampler;
        var horizon = request.Horizon is { } h ? FormattableString.Invariant($" --horizon {h}") : "";
        var origins = request.Origins is { } o ? FormattableString.Invariant($" --origins {o}") : "";
        return FormattableString.Invariant(
            $"mediamix backtest {Path.GetFileName(model)}{horizon}{origins}{(request.HasStability ? " --stability" : "")} --seed {s.Seed} --chains {s.Chains} --warmup {s.Warmup} --draws {s.Draws}");
    }
}
