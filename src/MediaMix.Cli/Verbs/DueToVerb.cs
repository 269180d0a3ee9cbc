using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli.Verbs;

/// <summary><c>due-to RUN</c>: why the outcome of one stretch of time differs from that of another.</summary>
static class DueToVerb
{
    public static Command Create(Host host)
    {
        var run = new Argument<string>("run") { Description = "Run folder." };
        var from = Stretch("--from", "Earlier stretch of time, both ends included; a single period is A.");
        var to = Stretch("--to", "Stretch whose difference from it is explained.");
        var geo = new Option<string?>("--geo") { Description = "One geo of a panel; default all together.", HelpName = "GEO" };
        var table = new Option<string?>("--out") { Description = "CSV file to write; default none.", HelpName = "FILE" };
        var options = new CommonOptions();
        var command = new Command("due-to", "Splits the change of the outcome between two stretches of time by driver.\n\nExample: mediamix due-to run --from 2022-01-03..2022-12-26 --to 2023-01-02..2023-12-25");
        command.Arguments.Add(run);
        foreach (var option in new Option[] { from, to, geo, table, options.Json, options.Quiet, options.Force })
            command.Options.Add(option);
        command.SetLongAction((parsed, token) =>
        {
            if (parsed.GetValue(table) is { } target)
                WholeFile.CheckTarget(target, parsed.GetValue(options.Force));
            var stored = StoredFit.Read(parsed.GetRequiredValue(run));
            var result = DueTo.Between(stored.Fit, parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), parsed.GetValue(geo), token);
            token.ThrowIfCancellationRequested();
            if (parsed.GetValue(table) is { } path)
                WholeFile.Write(path, writer => DueToTable.Write(writer, result));
            if (parsed.GetValue(options.Json))
                ResultJson.Print(Json(result), host.Output);
            else if (!parsed.GetValue(options.Quiet))
                Print(result, stored.Fit.Model, host.Console);
            return ExitCodes.Done;
        });
        return command;
    }

    static Option<PeriodSpan> Stretch(string name, string description) => new(name)
    {
        Description = description,
        Required = true,
        HelpName = "A..B",
        CustomParser = result => Span(result, name),
    };

    static PeriodSpan? Span(ArgumentResult result, string name)
    {
        var text = result.Tokens[^1].Value;
        var parts = text.Split("..");
        if (parts.Length <= 2 && Array.TrueForAll(parts, static p => p.Length > 0))
            return new PeriodSpan(parts[0], parts[^1]);
        result.AddError($"{name} is {text}; write it as 2023-01-02..2023-12-25.");
        return null;
    }

    static void Print(DueToResult result, BoundModel model, IAnsiConsole console)
    {
        foreach (var sentence in DueToText.Sentences(result, model.Spec.Outcome, model.Panel.Axis.Step))
        {
            console.Paragraph(sentence + ".");
        }
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("driver");
        foreach (var heading in new[] { "before", "after", "change", "90 %", "media before", "after" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var d in result.Drivers)
            Row(table, ComponentText.Label(d.Driver, d.Kind), d.From, d.To, d.Change, d.Media);
        Row(table, "all drivers", result.From.Expected, result.To.Expected, result.Expected, null);
        if (result.Unexplained is { } rest)
            Row(table, "unexplained", result.From.Actual!.Value - result.From.Expected, result.To.Actual!.Value - result.To.Expected, rest, null);
        if (result.Actual is { } change)
            table.AddRow(new Text("actual"), new Text(NumberText.Compact(result.From.Actual!.Value)), new Text(NumberText.Compact(result.To.Actual!.Value)), new Text(NumberText.Compact(change)), new Text(""), new Text(""), new Text(""));
        console.Write(table);
    }

    static void Row(Table table, string name, double before, double after, Estimate change, (double From, double To)? media) => table.AddRow(
        new Text(name), new Text(NumberText.Compact(before)), new Text(NumberText.Compact(after)), new Text(NumberText.Compact(change.Mean)),
        new Text(change.Q5 == 0 && change.Q95 == 0 ? NumberText.None : NumberText.Range(change)),
        new Text(media is { } m ? NumberText.Compact(m.From) : ""), new Text(media is { } n ? NumberText.Compact(n.To) : ""));

    static JsonObject Json(DueToResult result) => new()
    {
        ["from"] = Range(result.From),
        ["to"] = Range(result.To),
        ["geo"] = result.Geo,
        ["per_period"] = result.IsPerPeriod,
        ["method"] = result switch
        {
            { IsMultiplicative: false } => "additive",
            { Decomposition: Decomposition.Counterfactual } => "counterfactual",
            _ => "logarithmic_mean_divisia",
        },
        ["drivers"] = new JsonArray([.. result.Drivers.Select(static d => new JsonObject
        {
            ["driver"] = d.Driver,
            ["kind"] = DriverKeys.Of(d.Kind),
            ["from"] = d.From,
            ["to"] = d.To,
            ["change"] = JsonForm.Estimate(d.Change),
            ["increase_probability"] = d.IncreaseProbability,
            ["media_from"] = d.Media?.From,
            ["media_to"] = d.Media?.To,
        })]),
        ["kinds"] = new JsonArray([.. result.Kinds.Select(static k => new JsonObject { ["kind"] = DriverKeys.Of(k.Kind), ["change"] = JsonForm.Estimate(k.Change) })]),
        ["expected_change"] = JsonForm.Estimate(result.Expected),
        ["actual_change"] = result.Actual,
        ["unexplained"] = JsonForm.Estimate(result.Unexplained),
    };

    static JsonObject Range(DueToRange range) => new()
    {
        ["first"] = range.Span.From,
        ["last"] = range.Span.To,
        ["periods"] = range.Periods,
        ["actual"] = range.Actual,
        ["expected"] = range.Expected,
    };
}
