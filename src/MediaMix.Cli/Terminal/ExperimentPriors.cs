using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>What <c>check</c> says of experiments: what each found, and what the priors say in its place.</summary>
static class ExperimentPriors
{
    public static void Print(BoundModel model, IReadOnlyList<Estimate> implied, IAnsiConsole console)
    {
        if (implied.Count == 0)
            return;
        var table = new Table().Border(TableBorder.Simple).Title("Experiments");
        table.AddColumns("experiment", "channels", "window", "states");
        foreach (var heading in new[] { "found", "90 %", "priors say", "90 %" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var (experiment, prior) in model.Spec.Experiments.Zip(implied))
        {
            var stated = ExperimentText.Stated(experiment.Statement.Value, experiment.Statement.StandardError);
            table.AddRow(
                new Text(Sentences.Name(experiment.Name)),
                new Text(string.Join(" + ", experiment.Channels.Select(Sentences.Name))),
                new Text(experiment.Window?.ToString() ?? "–"),
                new Text(ExperimentText.Quantity(experiment.Statement.Quantity)),
                new Text(NumberText.Mean(stated)), new Text(NumberText.Range(stated)),
                new Text(NumberText.Median(prior)), new Text(NumberText.Range(prior)));
        }
        console.Write(table);
    }

    /// <summary>The same for machines.</summary>
    public static JsonArray Json(BoundModel model, IReadOnlyList<Estimate> implied) => new([.. model.Spec.Experiments.Zip(implied, static (experiment, prior) => new JsonObject
    {
        ["experiment"] = experiment.Name,
        ["quantity"] = experiment.Statement.Quantity,
        ["stated"] = experiment.Statement.Value,
        ["se"] = experiment.Statement.StandardError,
        ["prior"] = JsonForm.Estimate(prior),
    })]);
}
