using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Data;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli.Verbs;

/// <summary><c>simulate MODEL|RUN --out DIR</c>: data with known truth on the user's own media and calendar.</summary>
sealed class SimulateVerb
{
    const string DataFile = "data.csv", ModelFileName = "model.yaml";

    readonly Host _host;
    readonly CommonOptions _options = new();
    readonly Argument<string> _model = new("model") { Description = "Model file (model.yaml) whose priors the truth is drawn from, or is fixed by; or the folder of a finished run, for its posterior." };
    readonly Option<string?> _data = new("--data") { Description = "Data file in place of the one that the model names.", HelpName = "FILE" };
    readonly Option<int?> _draw = CommonOptions.Whole("--draw", 0, int.MaxValue, "Number of the data set, to draw several under one seed; default 0.");
    readonly Option<string[]> _roi = new("--roi") { Description = "A return that is true whatever is drawn, as CHANNEL=NUMBER; may be repeated.", HelpName = "CHANNEL=NUMBER", AllowMultipleArgumentsPerToken = true };

    SimulateVerb(Host host) => _host = host;

    public static Command Create(Host host) => new SimulateVerb(host).Command();

    Command Command()
    {
        var command = new Command("simulate", "Writes data with a simulated outcome whose truth is known, and a model that can be fitted to it.\n\nExample: mediamix simulate model.yaml --out world --seed 7");
        command.Arguments.Add(_model);
        _options.Out.Required = true;
        _options.Out.Description = "Folder to write data and model to.";
        foreach (var option in new Option[] { _data, _options.Out, _options.Seed, _draw, _roi, _options.Json, _options.Quiet, _options.Force })
            command.Options.Add(option);
        command.SetLongAction(Run);
        return command;
    }

    int Run(ParseResult parsed, CancellationToken token)
    {
        var started = _host.Clock.GetTimestamp();
        var subject = ModelOrRun.Read(parsed.GetRequiredValue(_model), parsed.GetValue(_data), new SamplerOverrides());
        var (seed, draw) = (parsed.GetValue(_options.Seed) ?? subject.Input.File.Sampler.Seed, parsed.GetValue(_draw) ?? 0);
        var stated = StatedReturns.Parse(parsed.GetValue(_roi) ?? []);
        var simulated = SimulatedData.Draw(subject.Input.Model, subject.Fit, seed, draw, stated, token);
        var (bytes, data) = PanelFile.Of(simulated.Panel, subject.Input.File.Data, DataFile);
        using var folder = RunFolder.Create(parsed.GetRequiredValue(_options.Out)!, parsed.GetValue(_options.Force));
        using (var file = folder.Open(DataFile))
            file.Write(bytes);
        folder.Write(SimulatedTruthTable.FileName, writer => SimulatedTruthTable.Write(writer, simulated));
        folder.Write(ModelFileName, writer => ModelFileWriter.Write(new ModelFile(data, simulated.Analyst, subject.Input.File.Sampler), writer));
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        token.ThrowIfCancellationRequested();
        StudyFolder.Commit(folder, new StudyFacts("simulate", Repeatable(parsed, seed, draw, stated), seed, hash), _host.Clock.GetElapsedTime(started).TotalSeconds);
        if (parsed.GetValue(_options.Json))
            ResultJson.Print(Json(folder.Path, simulated, seed, draw), _host.Output);
        else if (!parsed.GetValue(_options.Quiet))
            Print(folder.Path, simulated);
        return ExitCodes.Done;
    }

    string Repeatable(ParseResult parsed, ulong seed, int draw, IReadOnlyList<StatedRoi> stated)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(parsed.GetRequiredValue(_model)));
        return string.Create(CultureInfo.InvariantCulture, $"mediamix simulate {name} --seed {seed} --draw {draw}{string.Concat(stated.Select(static s => string.Create(CultureInfo.InvariantCulture, $" --roi {s.Channel}={s.Roi}")))}");
    }

    void Print(string path, SimulatedData simulated)
    {
        var table = new Table().Border(TableBorder.Simple).Title("What is true of the simulated data");
        table.AddColumn("channel");
        foreach (var heading in new[] { "ROI", "contribution", "share of outcome" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var c in simulated.Channels)
            table.AddRow(new Text(Sentences.Name(c.Channel)), new Text(c.Roi is { } roi ? NumberText.Significant(roi) : NumberText.None), new Text(NumberText.Compact(c.Contribution)), new Text(NumberText.Percent(c.Share)));
        _host.Console.Write(table);
        _host.Console.Paragraph($"Model: {Path.Combine(path, ModelFileName)}");
    }

    static JsonObject Json(string path, SimulatedData simulated, ulong seed, int draw) => new()
    {
        ["model"] = Path.Combine(path, ModelFileName),
        ["data"] = Path.Combine(path, DataFile),
        ["truth"] = Path.Combine(path, SimulatedTruthTable.FileName),
        ["seed"] = seed,
        ["draw"] = draw,
        ["channels"] = new JsonArray([.. simulated.Channels.Select(static c => new JsonObject { ["channel"] = c.Channel, ["roi"] = c.Roi, ["contribution"] = c.Contribution, ["share"] = c.Share })]),
    };
}
