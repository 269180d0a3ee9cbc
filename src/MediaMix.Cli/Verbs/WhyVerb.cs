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
        foreach (var move in explanation.Moves)
            Line(console, MoveText.Sentence(move) + ".");
        foreach (var name in explanation.Added)
            Line(console, $"{Sentences.Name(name)} is new.");
        foreach (var name in explanation.Dropped)
            Line(console, $"{Sentences.Name(name)} is gone.");
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("channel");
        foreach (var heading in new[] { "before", "after", "90 %", "change", "data", "priors", "specification" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var move in explanation.Moves)
        {
            table.AddRow(
                new Text(Sentences.Name(move.Channel)), new Text(NumberText.Mean(move.Before)), new Text(NumberText.Mean(move.After)), new Text(NumberText.Range(move.After)),
                new Text(MoveText.Change(move.Change)), new Text(MoveText.Change(move.Data)), new Text(MoveText.Change(move.Priors)), new Text(MoveText.Change(move.Specification)));
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
            ["before"] = ResultJson.Number(m.Before),
            ["after"] = ResultJson.Number(m.After),
            ["change"] = m.Change,
            ["data"] = m.Data,
            ["priors"] = m.Priors,
            ["specification"] = m.Specification,
            ["sampling_error"] = m.Error,
        })]),
        ["fits"] = explanation.Fits,
        ["added"] = new JsonArray([.. explanation.Added.Select(static name => JsonValue.Create(name))]),
        ["dropped"] = new JsonArray([.. explanation.Dropped.Select(static name => JsonValue.Create(name))]),
        ["obstacle"] = explanation.Obstacle,
    };
}
