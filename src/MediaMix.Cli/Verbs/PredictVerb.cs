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
        var plan = new Option<string>("--plan") { Description = "Table of the periods that follow: the columns of the data, without the outcome. Exposure follows from spend where it is left out. Or the plan.csv that optimize wrote.", HelpName = "FILE", Required = true };
        var controls = new Option<string?>("--controls") { Description = "With a plan.csv of optimize: table of the same periods with what it does not hold, controls as you assume them and media without spend.", HelpName = "FILE" };
        var options = new CommonOptions();
        var command = new Command("predict", "Predicts the outcome of coming periods under planned media and assumed controls.\n\nExample: mediamix predict run --plan next-quarter.csv --out prediction");
        command.Arguments.Add(run);
        foreach (var option in new Option[] { plan, controls, options.Out, options.Json, options.Quiet, options.Force })
            command.Options.Add(option);
        command.SetLongAction((parsed, token) =>
        {
            var stored = StoredFit.Read(parsed.GetRequiredValue(run));
            var data = TableReader.ReadFile(Path.Combine(stored.Path, FitInput.StoredData));
            var future = Future(parsed.GetRequiredValue(plan), parsed.GetValue(controls), stored);
            var reading = FutureRows.Read(data, future, stored.Input.File.Data, stored.Fit.Model);
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

    /// <summary>The plan as rows of the data, whichever way it is written.</summary>
    static RawTable Future(string plan, string? controls, StoredFit stored)
    {
        var table = TableReader.ReadFile(plan);
        var beside = controls is null ? null : TableReader.ReadFile(controls);
        if (LongPlan.IsLong(table))
            return LongPlan.Wide(table, beside, stored.Input.File.Data, stored.Fit.Model);
        return beside is null ? table : throw new InvalidInputException(new Fault(
            "--controls goes with a plan that optimize wrote: columns date, channel and spend.", "Write the controls into the plan.", new SourceLocation(plan, 1)));
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
