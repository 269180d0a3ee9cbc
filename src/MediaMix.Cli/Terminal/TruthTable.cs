using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>Truth against estimates of a simulated data set.</summary>
static class TruthTable
{
    public static void Print(IReadOnlyList<DemoTruth> truth, FitAnalysis analysis, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).Title("Truth against estimates");
        table.AddColumn("channel");
        foreach (var heading in new[] { "true ROI", "estimate", "95 % interval", "inside", "true contribution", "estimate", "90 %", "grade" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var (known, found) in truth.Zip(analysis.Channels))
        {
            var roi = Roi(analysis, found.Channel);
            table.AddRow(
                new Text(Sentences.Name(found.Channel)),
                new Text(NumberText.Significant(known.Roi)),
                new Text(NumberText.Significant(roi.Mean)),
                new Text($"{NumberText.Significant(roi.Q2_5)}–{NumberText.Significant(roi.Q97_5)}"),
                new Text(Covers(roi, known) ? "yes" : "no"),
                new Text(NumberText.Compact(known.Contribution)),
                new Text(NumberText.Mean(found.Contribution)),
                new Text(NumberText.Range(found.Contribution)),
                new Text(found.Grade?.ToString() ?? ""));
        }
        console.Write(table);
    }

    public static JsonObject Json(IReadOnlyList<DemoTruth> truth, FitOutcome outcome)
    {
        var document = ResultJson.Of(outcome.Path, outcome.Analysis);
        document["wall_seconds"] = outcome.Timings.Wall;
        document["truth"] = new JsonArray([.. truth.Zip(outcome.Analysis.Channels, (known, found) =>
        {
            var roi = Roi(outcome.Analysis, found.Channel);
            var prior = found.PriorRoi!.Value;
            return new JsonObject
            {
                ["channel"] = known.Channel,
                ["roi"] = known.Roi,
                ["contribution"] = known.Contribution,
                ["roi_q2.5"] = roi.Q2_5,
                ["roi_q97.5"] = roi.Q97_5,
                ["inside"] = Covers(roi, known),
                ["width_to_prior"] = (found.Roi!.Value.Q95 - found.Roi.Value.Q5) / (prior.Q95 - prior.Q5),
            };
        })]);
        return document;
    }

    static ParameterSummary Roi(FitAnalysis analysis, string channel) => analysis.Parameters.First(p => p.Key == new StrengthKey(channel, StrengthKind.Roi));

    static bool Covers(ParameterSummary roi, DemoTruth truth) => truth.Roi >= roi.Q2_5 && truth.Roi <= roi.Q97_5;
}
