using System.CommandLine;
using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli.Verbs;

/// <summary><c>why OLD NEW</c>: why returns moved from one run to the next.</summary>
static class WhyVerb
{
    public static Command Create(Host host)
    {
        var before = new Argument<string>("old") { Description = "Run folder of the earlier run." };
        var after = new Argument<string>("new") { Description = "Run folder of the new run." };
        var options = new CommonOptions();
        var command = new Command("why", "Says why each ROI moved from one run to the next: data, priors or specification. Fits up to two models in between.\n\nExample: mediamix why runs/q1 runs/q2");
        command.Arguments.Add(before);
        command.Arguments.Add(after);
        foreach (var option in new Option[] { options.Threads, options.Json, options.Quiet })
            command.Options.Add(option);
        command.SetLongAction((parsed, token) => Run(parsed, parsed.GetRequiredValue(before), parsed.GetRequiredValue(after), options, host, token));
        return command;
    }

    static int Run(ParseResult parsed, string before, string after, CommonOptions options, Host host, CancellationToken token)
    {
        var (old, current) = (StoredFit.Read(before), StoredFit.Read(after));
        if (host.ProgressConsole is not null && !parsed.GetValue(options.Quiet))
            host.Errors.WriteLine("Fitting what lies between the two runs.");
        var explanation = MoveExplainer.Explain(old.Fit, current.Fit, options.ThreadCount(parsed), token);
        if (parsed.GetValue(options.Json))
            ResultJson.Print(Json(explanation), host.Output);
        else
            Print(explanation, host.Console);
        return ExitCodes.Done;
    }

    static void Print(MoveExplanation explanation, IAnsiConsole console)
    {
        if (explanation.Obstacle is { } obstacle)
            Line(console, $"The earlier model does not fit the new data, so data, priors and specification cannot be told apart: {obstacle}");
        if (explanation.IsSame)
            Line(console, MoveText.Same);
        foreach (var move in explanation.IsSame ? [] : explanation.Moves)
            Line(console, MoveText.Sentence(move) + ".");
        foreach (var name in explanation.Added)
            Line(console, $"{Sentences.Name(name)} is new.");
        foreach (var name in explanation.Dropped)
            Line(console, $"{Sentences.Name(name)} is gone.");
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("channel");
        string[] parts = explanation.IsSame ? [] : ["data", "priors", "specification"];
        foreach (var heading in (string[])["before", "after", "90 %", "change", .. parts])
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var move in explanation.Moves)
        {
            double[] split = explanation.IsSame ? [] : [move.Data, move.Priors, move.Specification];
            string[] cells =
            [
                Sentences.Name(move.Channel), NumberText.Mean(move.Before), NumberText.Mean(move.After), NumberText.Range(move.After),
                MoveText.Change(move.Change, move), .. split.Select(part => MoveText.Change(part, move)),
            ];
            table.AddRow(cells.Select(static cell => new Text(cell)));
        }
        console.Write(table);
    }

    static void Line(IAnsiConsole console, string text)
    {
        console.Paragraph(text);
    }

    static JsonObject Json(MoveExplanation explanation) => new()
    {
        ["channels"] = new JsonArray([.. explanation.Moves.Select(static m => new JsonObject
        {
            ["channel"] = m.Channel,
            ["before"] = JsonForm.Estimate(m.Before),
            ["after"] = JsonForm.Estimate(m.After),
            ["change"] = m.Change,
            ["data"] = m.Data,
            ["priors"] = m.Priors,
            ["specification"] = m.Specification,
            ["sampling_error"] = m.Error,
        })]),
        ["fits"] = explanation.Fits,
        ["same_model"] = explanation.IsSame,
        ["added"] = new JsonArray([.. explanation.Added.Select(static name => JsonValue.Create(name))]),
        ["dropped"] = new JsonArray([.. explanation.Dropped.Select(static name => JsonValue.Create(name))]),
        ["obstacle"] = explanation.Obstacle,
    };
}
