using System.CommandLine;
using MediaMix.Analysis;
using MediaMix.Data;
using MediaMix.Reporting;

namespace MediaMix.Cli.Verbs;

/// <summary><c>predict RUN --plan FUTURE.csv</c>: the outcome under a plan.</summary>
static class PredictVerb
{
    public static Command Create(Host host)
    {
        var run = new Argument<string>("run") { Description = "Run folder." };
        var plan = new Option<string>("--plan") { Description = "Table of the periods that follow: the columns of the data, without the outcome. Exposure follows from spend where it is left out.", HelpName = "FILE", Required = true };
        var options = new CommonOptions();
        var command = new Command("predict", "Predicts the outcome of coming periods under planned media and assumed controls.\n\nExample: mediamix predict run --plan next-quarter.csv --out prediction");
        command.Arguments.Add(run);
        foreach (var option in new Option[] { plan, options.Out, options.Json, options.Quiet, options.Force })
            command.Options.Add(option);
        command.SetLongAction((parsed, token) =>
        {
            var stored = StoredFit.Read(parsed.GetRequiredValue(run));
            var data = TableReader.ReadFile(Path.Combine(stored.Path, FitInput.StoredData));
            var reading = FutureRows.Read(data, TableReader.ReadFile(parsed.GetRequiredValue(plan)), stored.Input.File.Data, stored.Fit.Model);
            var prediction = PredictionPass.Run(stored.Fit, reading.Panel, token);
            token.ThrowIfCancellationRequested();
            var (isJson, isQuiet) = (parsed.GetValue(options.Json), parsed.GetValue(options.Quiet));
            if (!isQuiet)
                FaultPrinter.Print(reading.Warnings, host.Errors);
            if (parsed.GetValue(options.Out) is { } path)
                Write(path, parsed.GetValue(options.Force), stored.Path, prediction);
            if (isJson)
                ResultJson.Print(PredictionPrinter.Json(stored.Path, prediction), host.Output);
            else if (!isQuiet)
                PredictionPrinter.Print(prediction, stored.Fit.Model.Spec.Outcome, host.Console);
            return ExitCodes.Done;
        });
        return command;
    }

    static void Write(string path, bool replace, string run, Prediction prediction)
    {
        using var folder = RunFolder.Create(path, replace);
        folder.Write(PredictionTable.FileName, writer => PredictionTable.Write(writer, prediction));
        folder.Write("prediction.json", writer => JsonForm.Write(writer, PredictionPrinter.Json(run, prediction)));
        folder.Write(RunFolder.RunFile, static writer => writer.Write("{ \"kind\": \"prediction\" }\n"));
        folder.Commit();
    }
}
