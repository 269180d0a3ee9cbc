using System.CommandLine;
using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Data;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli.Verbs;

/// <summary><c>export RUN</c>: writes a fit as a file that other tools open.</summary>
static class ExportVerb
{
    const string NetCdf = "netcdf", Csv = "csv";

    public static Command Create(Host host)
    {
        var run = new Argument<string>("run") { Description = "Run folder." };
        var format = new Option<string>("--format") { Description = "netcdf: draws, predictions and data for Python's xarray and ArviZ; csv: a table with a row per draw.", DefaultValueFactory = static _ => NetCdf };
        format.AcceptOnlyFromAmong(NetCdf, Csv);
        var file = new Option<string?>("--out") { Description = "File to write; default beside the run folder.", HelpName = "FILE" };
        var options = new CommonOptions();
        var command = new Command("export", "Writes a fit as a file that other tools open.\n\nExample: mediamix export run --format netcdf --out run.nc");
        command.Arguments.Add(run);
        foreach (var option in new Option[] { format, file, options.Force, options.Json })
            command.Options.Add(option);
        command.SetLongAction((parsed, token) =>
        {
            var (path, kind) = (parsed.GetRequiredValue(run), parsed.GetValue(format)!);
            var target = parsed.GetValue(file) ?? Path.TrimEndingDirectorySeparator(path) + (kind == NetCdf ? ".nc" : ".csv");
            WholeFile.CheckTarget(target, parsed.GetValue(options.Force));
            var stored = StoredFit.Read(path);
            Write(target, kind, stored, token);
            if (parsed.GetValue(options.Json))
                ResultJson.Print(Json(path, kind, target), host.Output);
            else
                Print(kind, target, host.Console);
            return ExitCodes.Done;
        });
        return command;
    }

    static void Write(string target, string kind, StoredFit stored, CancellationToken token)
    {
        var draws = DrawStorage.Store(stored.Fit);
        if (kind == Csv)
        {
            WholeFile.Write(target, writer => DrawsCsv.Write(writer, draws));
            return;
        }
        var (model, seed) = (stored.Fit.Model, stored.Fit.Sampler.Seed);
        var content = new InferenceContent
        {
            Draws = draws,
            Prior = DrawStorage.Parameters(PriorDraws.Sample(model, seed, PriorPass.Draws)),
            PriorPredictive = Cancellable(PredictiveDraws.PriorOutcomes(model, seed, PriorPass.Draws), token),
            Panel = model.Panel,
            Model = model.Spec,
            Predictive = Cancellable(PredictiveDraws.Outcomes(stored.Fit), token),
            LogLikelihood = Cancellable(PredictiveDraws.LogLikelihoods(stored.Fit), token),
            Creator = $"mediamix {ProgramVersion.Text}",
        };
        WholeFile.WriteBytes(target, stream => InferenceNetCdf.Write(stream, content));
    }

    static IEnumerable<double[]> Cancellable(IEnumerable<double[]> draws, CancellationToken token)
    {
        foreach (var draw in draws)
        {
            token.ThrowIfCancellationRequested();
            yield return draw;
        }
    }

    static JsonObject Json(string run, string kind, string target) => new()
    {
        ["run"] = run,
        ["format"] = kind,
        ["file"] = target,
        ["bytes"] = new FileInfo(target).Length,
    };

    static string Size(long bytes) => bytes < 1_000_000 ? $"{NumberText.Significant(Math.Ceiling(bytes / 1e3))} kB" : $"{NumberText.Significant(bytes / 1e6)} MB";

    static void Print(string kind, string target, IAnsiConsole console)
    {
        console.Paragraph($"Wrote {Sentences.Name(target)} ({Size(new FileInfo(target).Length)}).");
        if (kind != NetCdf)
            return;
        console.Paragraph($"In Python: xarray.open_dataset(\"{Sentences.Name(target)}\", group=\"posterior\"), or arviz.from_netcdf(\"{Sentences.Name(target)}\").");
    }
}
