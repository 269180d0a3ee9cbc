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
        var options = new CommonOptions();
        var command = new Command("init", "Guesses dates, geos, outcome, channels and controls and writes a commented model.yaml beside the data.\n\nExample: mediamix init sales.csv");
        command.Arguments.Add(data);
        command.Options.Add(options.Out);
        command.Options.Add(options.Force);
        command.Options.Add(options.Json);
        command.SetAction((parsed, _) =>
        {
            var source = parsed.GetRequiredValue(data);
            var target = parsed.GetValue(options.Out) ?? Path.Combine(Path.GetDirectoryName(source) ?? "", "model.yaml");
            if (File.Exists(target) && !parsed.GetValue(options.Force))
                throw new InvalidInputException(new Fault("The file exists.", "Name another with --out, or replace it with --force.", new SourceLocation(target)));
            var relative = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(target))!, Path.GetFullPath(source)).Replace('\\', '/');
            var guess = ModelGuess.From(TableReader.ReadFile(source), relative);
            WholeFile.Write(target, writer => InitWriter.Write(guess, writer));
            if (parsed.GetValue(options.Json))
            {
                ResultJson.Print(new JsonObject { ["model"] = target, ["unsure"] = new JsonArray([.. guess.Unsure.Select(static remark => JsonValue.Create(remark))]) }, host.Output);
                return Task.FromResult(ExitCodes.Done);
            }
            host.Output.WriteLine($"Wrote {target}. Read it, then: mediamix fit {target}");
            foreach (var remark in guess.Unsure)
                host.Output.WriteLine($"unsure: {remark}");
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
