using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>Prints a prediction: the total in a sentence, then period by period, then what channels add.</summary>
static class PredictionPrinter
{
    public static void Print(Prediction prediction, string outcome, IAnsiConsole console)
    {
        var periods = prediction.Periods;
        console.Paragraph($"{outcome} from {periods.Label(0)} to {periods.Label(periods.Count - 1)}: {NumberText.Mean(prediction.Total)} (90 %: {NumberText.Range(prediction.Total)}; without the noise of single periods {NumberText.Range(prediction.ExpectedTotal)}).");
        if (prediction.Fresh.Count > 0)
        {
            console.Paragraph($"Not known from the data and drawn from the prior: {string.Join(", ", prediction.Fresh.Take(8))}{(prediction.Fresh.Count > 8 ? " and others" : "")}. Intervals widen with them.");
        }
        foreach (var b in prediction.Beyond)
        {
            console.Paragraph($"Note: the plan for {Sentences.Name(b.Channel)} goes up to {NumberText.Compact(b.LargestPlanned)} in a period, {BudgetText.Beyond(b.Ratio)} the data have ever seen ({NumberText.Compact(b.LargestPast)}): beyond that the model guesses. Check the figure for a slip.");
        }
        console.Write(Periods(prediction));
        console.Write(Channels(prediction));
    }

    static Table Periods(Prediction prediction)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("period");
        foreach (var heading in new[] { "outcome", "90 %" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        for (var t = 0; t < prediction.Periods.Count; t++)
            table.AddRow(new Text(prediction.Periods.Label(t)), new Text(NumberText.Compact(prediction.Outcome.Mean[t])), new Text(NumberText.Range(At(prediction.Outcome, t))));
        return table;
    }

    static Table Channels(Prediction prediction)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("channel");
        foreach (var heading in new[] { "planned spend", "effect", "90 %" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var (channel, spend, effect) in prediction.Channels)
            table.AddRow(new Text(Sentences.Name(channel)), new Text(spend > 0 ? NumberText.Compact(spend) : "–"), new Text(NumberText.Compact(effect.Mean)), new Text(NumberText.Range(effect)));
        return table;
    }

    public static JsonObject Json(string run, Prediction prediction) => new()
    {
        ["run"] = run,
        ["from"] = prediction.Periods.Label(0),
        ["to"] = prediction.Periods.Label(prediction.Periods.Count - 1),
        ["total"] = JsonForm.Estimate(prediction.Total),
        ["expected_total"] = JsonForm.Estimate(prediction.ExpectedTotal),
        ["beyond_past"] = new JsonArray([.. prediction.Beyond.Select(static b => new JsonObject { ["channel"] = b.Channel, ["largest_past"] = b.LargestPast, ["largest_planned"] = b.LargestPlanned })]),
        ["drawn_from_prior"] = new JsonArray([.. prediction.Fresh.Select(static name => JsonValue.Create(name))]),
        ["periods"] = new JsonArray([.. Enumerable.Range(0, prediction.Periods.Count).Select(t => new JsonObject { ["date"] = prediction.Periods.Label(t), ["outcome"] = JsonForm.Estimate(At(prediction.Outcome, t)) })]),
        ["channels"] = new JsonArray([.. prediction.Channels.Select(static c => new JsonObject { ["channel"] = c.Channel, ["spend"] = c.Spend, ["effect"] = JsonForm.Estimate(c.Effect) })]),
    };

    static Estimate At(Band band, int t) => new(band.Mean[t], band.Q5[t], band.Q50[t], band.Q95[t]);
}
