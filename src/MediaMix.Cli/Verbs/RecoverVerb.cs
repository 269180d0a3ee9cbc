using System.CommandLine;
using System.Globalization;
using MediaMix.Analysis;
using MediaMix.Reporting;

namespace MediaMix.Cli.Verbs;

/// <summary><c>recover MODEL|RUN</c>: could this data set find a return if there were one?</summary>
sealed class RecoverVerb
{
    readonly Host _host;
    readonly CommonOptions _options = new();
    readonly Argument<string> _model = new("model") { Description = "Model file (model.yaml), or the folder of a finished run." };
    readonly Option<string?> _data = new("--data") { Description = "Data file in place of the one that the model names.", HelpName = "FILE" };
    readonly Option<int?> _refits = CommonOptions.Whole("--refits", 1, 100_000, "Number of simulated data sets, each fitted once; default 100.");
    readonly Option<string?> _truth = new("--truth") { Description = "Where true parameters come from: prior (default for a model), or posterior (default for a run, and with --roi; a model is fitted first)." };
    readonly Option<string[]> _roi = new("--roi") { Description = "A return that is true in every data set, as CHANNEL=NUMBER; may be repeated.", HelpName = "CHANNEL=NUMBER", AllowMultipleArgumentsPerToken = true };

    RecoverVerb(Host host) => _host = host;

    public static Command Create(Host host) => new RecoverVerb(host).Command();

    Command Command()
    {
        var command = new Command("recover", "Simulates outcomes with known truth on your own media and calendar, fits each, and says what the data could find.\n\nExample: mediamix recover model.yaml --roi tv=2 --out recovery");
        command.Arguments.Add(_model);
        foreach (var option in new Option[] { _data, _refits, _truth, _roi, _options.Out, _options.Seed, _options.Chains, _options.Warmup, _options.Draws, _options.Threads, _options.Json, _options.Quiet, _options.Force })
            command.Options.Add(option);
        _truth.AcceptOnlyFromAmong("prior", "posterior");
        command.SetLongAction(Run);
        return command;
    }

    int Run(ParseResult parsed, CancellationToken token)
    {
        var started = _host.Clock.GetTimestamp();
        var subject = ModelOrRun.Read(parsed.GetRequiredValue(_model), parsed.GetValue(_data), new SamplerOverrides());
        var options = Options(parsed, subject);
        using var folder = StudyFolder.Begin(parsed.GetValue(_options.Out), parsed.GetValue(_options.Force));
        var isQuiet = parsed.GetValue(_options.Quiet) || parsed.GetValue(_options.Json);
        var fit = options.Truth == TruthSource.Posterior ? subject.Fitted(options.Threads, token) : null;
        var result = StudyProgress.Run(
            isQuiet ? null : _host.ProgressConsole, "simulated data sets fitted", options.Refits,
            completed => RecoveryStudy.Run(subject.Input.Model, fit, options with { Completed = completed }, token)) with { Options = options };
        var facts = new StudyFacts("recover", Repeatable(parsed, options), options.Seed, subject.Input.DataHash);
        if (folder is not null)
        {
            folder.Write(RecoveryTables.RefitsFile, writer => RecoveryTables.WriteRefits(writer, result));
            folder.Write(RecoveryTables.SummaryFile, writer => RecoveryTables.WriteSummary(writer, result));
            folder.Write(RecoveryFile.FileName, writer => RecoveryFile.Write(writer, result));
            folder.Write(RunFiles.Report, writer => RecoveryPage.Write(writer, result, subject.Title, new ReportFacts(ProgramVersion.Text, facts.Command, facts.DataHash)));
        }
        token.ThrowIfCancellationRequested();
        StudyFolder.Commit(folder, facts, _host.Clock.GetElapsedTime(started).TotalSeconds);
        Print(parsed, result, _host.Clock.GetElapsedTime(started).TotalSeconds, folder?.Path);
        return result.Channels.Any(static c => c.IsMiscalibrated) ? ExitCodes.NotTrusted : ExitCodes.Done;
    }

    RecoveryOptions Options(ParseResult parsed, ModelOrRun subject)
    {
        var (shape, truth, stated) = (RecoveryOptions.ShortChains, parsed.GetValue(_truth), StatedReturns.Parse(parsed.GetValue(_roi) ?? []));
        // How well one return can be seen depends on the noise and on the other channels, which a fit knows better than the priors do.
        var isPosterior = truth is null ? subject.Fit is not null || stated.Count > 0 : truth == "posterior";
        var overrides = new SamplerOverrides(parsed.GetValue(_options.Chains), parsed.GetValue(_options.Warmup), parsed.GetValue(_options.Draws));
        return new RecoveryOptions
        {
            Refits = parsed.GetValue(_refits) ?? 100,
            Seed = parsed.GetValue(_options.Seed) ?? subject.Input.File.Sampler.Seed,
            Threads = _options.ThreadCount(parsed),
            Truth = isPosterior ? TruthSource.Posterior : TruthSource.Prior,
            Stated = stated,
            Sampler = overrides.Apply(subject.Input.File.Sampler with { Chains = shape.Chains, Warmup = shape.Warmup, Draws = shape.Draws }),
        };
    }

    string Repeatable(ParseResult parsed, RecoveryOptions options)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(parsed.GetRequiredValue(_model)));
        var stated = string.Concat(options.Stated.Select(static s => string.Create(CultureInfo.InvariantCulture, $" --roi {s.Channel}={s.Roi}")));
        var s = options.Sampler;
        return FormattableString.Invariant(
            $"mediamix recover {name} --truth {(options.Truth == TruthSource.Prior ? "prior" : "posterior")}{stated} --refits {options.Refits} --seed {options.Seed} --chains {s.Chains} --warmup {s.Warmup} --draws {s.Draws}");
    }

    void Print(ParseResult parsed, RecoveryResult result, double seconds, string? path)
    {
        if (parsed.GetValue(_options.Json))
        {
            ResultJson.Print(RecoveryFile.Of(result), _host.Output);
            return;
        }
        if (parsed.GetValue(_options.Quiet))
            return;
        RecoveryPrinter.Print(result, _host.Console);
        StudyPrinter.End(seconds, path, _host.Console);
    }
}
