using System.CommandLine;
using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli.Verbs;

/// <summary><c>sensitivity MODEL|RUN</c>: what would other choices of the specification have said, and does the model pay media that cannot have worked?</summary>
sealed class SensitivityVerb
{
    readonly Host _host;
    readonly CommonOptions _options = new();
    readonly Argument<string> _model = new("model") { Description = "Model file (model.yaml), which is fitted first, or the folder of a finished run." };
    readonly Option<string?> _data = new("--data") { Description = "Data file in place of the one that the model names.", HelpName = "FILE" };

    SensitivityVerb(Host host) => _host = host;

    public static Command Create(Host host) => new SensitivityVerb(host).Command();

    Command Command()
    {
        var command = new Command("sensitivity", "Fits other ways to write the model, and placebos, and says which returns depend on such choices.\n\nExample: mediamix sensitivity run --out sensitivity");
        command.Arguments.Add(_model);
        foreach (var option in new Option[] { _data, _options.Out, _options.Seed, _options.Chains, _options.Warmup, _options.Draws, _options.Threads, _options.Json, _options.Quiet, _options.Force })
            command.Options.Add(option);
        command.SetLongAction(Run);
        return command;
    }

    int Run(ParseResult parsed, CancellationToken token)
    {
        var started = _host.Clock.GetTimestamp();
        var subject = ModelOrRun.Read(parsed.GetRequiredValue(_model), parsed.GetValue(_data), new SamplerOverrides(Seed: parsed.GetValue(_options.Seed)));
        var options = Options(parsed, subject);
        using var folder = StudyFolder.Begin(parsed.GetValue(_options.Out), parsed.GetValue(_options.Force));
        var isQuiet = parsed.GetValue(_options.Quiet) || parsed.GetValue(_options.Json);
        var fit = subject.Fitted(options.Threads, token);
        var variants = SpecificationSensitivity.Fits(fit.Model);
        var (result, placebo) = StudyProgress.Run(isQuiet ? null : _host.ProgressConsole, "variants and placebos fitted", variants + PlaceboCheck.Fits(fit.Model, options), completed => (
            SpecificationSensitivity.Run(fit, options with { Completed = completed }, token),
            PlaceboCheck.Run(fit, options with { Completed = done => completed(variants + done) }, token)));
        var analysis = FitAnalyzer.Analyze(fit, subject.Analysis(options.Threads, token));
        var judgement = EvidenceRules.Judge(analysis, result, placebo);
        var facts = new StudyFacts("sensitivity", Repeatable(parsed, options), options.Seed!.Value, subject.Input.DataHash);
        if (folder is not null)
        {
            folder.Write(SensitivityTables.VariantsFile, writer => SensitivityTables.WriteVariants(writer, result));
            folder.Write(SensitivityTables.PlaceboFile, writer => SensitivityTables.WritePlacebos(writer, placebo));
            folder.Write(SensitivityFile.FileName, writer => SensitivityFile.Write(writer, result, placebo, judgement));
            folder.Write(SensitivityTables.GradesFile, writer => SensitivityTables.WriteGrades(writer, judgement));
            folder.Write(RunFiles.Report, writer => SensitivityPage.Write(writer, result, placebo, judgement, subject.Title, options.Sampler, new ReportFacts(ProgramVersion.Text, facts.Command, facts.DataHash)));
        }
        token.ThrowIfCancellationRequested();
        var seconds = _host.Clock.GetElapsedTime(started).TotalSeconds;
        StudyFolder.Commit(folder, facts, seconds);
        if (parsed.GetValue(_options.Json))
            ResultJson.Print(SensitivityFile.Of(result, placebo, judgement), _host.Output);
        else if (!parsed.GetValue(_options.Quiet))
        {
            SensitivityPrinter.Print(result, placebo, judgement, _host.Console);
            _host.Console.WriteLine("The verdict in the light of these fits:");
            ResultPrinter.Verdict(analysis with { Verdict = judgement.Verdict }, _host.Console);
            StudyPrinter.End(seconds, folder?.Path, _host.Console);
        }
        return ExitCodes.Done;
    }

    SensitivityOptions Options(ParseResult parsed, ModelOrRun subject)
    {
        var shape = new SensitivityOptions().Sampler;
        var overrides = new SamplerOverrides(parsed.GetValue(_options.Chains), parsed.GetValue(_options.Warmup), parsed.GetValue(_options.Draws));
        return new SensitivityOptions
        {
            Seed = subject.Input.File.Sampler.Seed,
            Threads = _options.ThreadCount(parsed),
            Sampler = overrides.Apply(subject.Input.File.Sampler with { Chains = shape.Chains, Warmup = shape.Warmup, Draws = shape.Draws }),
        };
    }

    string Repeatable(ParseResult parsed, SensitivityOptions options)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(parsed.GetRequiredValue(_model)));
        var s = options.Sampler;
        return FormattableString.Invariant($"mediamix sensitivity {name} --seed {options.Seed} --chains {s.Chains} --warmup {s.Warmup} --draws {s.Draws}");
    }
}
