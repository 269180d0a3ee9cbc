using System.CommandLine;
using System.Text.Json.Nodes;
using MediaMix.Data;

namespace MediaMix.Cli.Verbs;

/// <summary><c>init DATA</c>: guesses a model from a data file.</summary>
static class InitVerb
{
    public static Command Create(Host host)
    {
        var data = new Argument<string>("data") { Description = "Data file (.csv or .tsv)." };
        var target = new Option<string?>("--out") { Description = "Model file to write; default model.yaml beside the data.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Replace an existing model file." };
        var options = new CommonOptions();
        var command = new Command("init", "Guesses dates, geos, outcome, channels and controls and writes a commented model.yaml beside the data.\n\nExample: mediamix init sales.csv");
        command.Arguments.Add(data);
        command.Options.Add(target);
        command.Options.Add(force);
        command.Options.Add(options.Json);
        command.SetAction((parsed, _) =>
        {
            var source = parsed.GetRequiredValue(data);
            var path = parsed.GetValue(target) ?? Path.Combine(Path.GetDirectoryName(source) ?? "", "model.yaml");
            WholeFile.CheckTarget(path, parsed.GetValue(force));
            var relative = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFullPath(source)).Replace('\\', '/');
            var guess = ModelGuess.From(TableReader.ReadFile(source), relative);
            WholeFile.Write(path, writer => InitWriter.Write(guess, writer));
            FaultPrinter.Print(guess.Warnings, host.Errors);
            if (parsed.GetValue(options.Json))
            {
                ResultJson.Print(new JsonObject { ["model"] = path, ["unsure"] = new JsonArray([.. guess.Unsure.Select(static remark => JsonValue.Create(remark))]) }, host.Output);
                return Task.FromResult(ExitCodes.Done);
            }
            host.Output.WriteLine($"Wrote {path}. Read it, then: mediamix check {path}");
            foreach (var remark in guess.Unsure)
                host.Output.WriteLine($"unsure: {remark}");
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
