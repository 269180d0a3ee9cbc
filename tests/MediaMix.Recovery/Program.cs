using System.Diagnostics;
using System.Globalization;
using MediaMix.Recovery;

// --study experiments [--replications N] [--seed N] [--draws N]: lift tests on confounded data, from the reference folder.
// [--only TEXT] [--replications N] [--draws N] [--seed N] [--threads N] [--out FILE.csv]
// --only "panel 10x104x4" and its like run the studies of panels, with [--fits pooled,unpooled,national] [--first N] [--warmup N];
// --only meridian fits Meridian's default model to its published generator, --only "meridian prior" to the same with truths from its priors.
// Exit code 1 when intervals do not hold the truth as often as they say.
string Option(string name, string fallback) => Array.IndexOf(args, name) is var i and >= 0 && i + 1 < args.Length ? args[i + 1] : fallback;
int Number(string name, int fallback) => int.Parse(Option(name, fallback.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

var settings = new RecoverySettings(
    Number("--replications", RecoverySettings.DefaultReplications), (ulong)Number("--seed", 1),
    Number("--draws", RecoverySettings.DefaultDraws), Number("--threads", Environment.ProcessorCount)) { PanelWarmup = Number("--warmup", 300) };
if (Option("--study", "") == "experiments")
    return ExperimentStudy.Run(settings, Console.Out);
var only = Option("--only", "");
if (only.StartsWith("panel", StringComparison.Ordinal))
{
    var panels = PanelStudy.All.Where(study => study.Name.Contains(only, StringComparison.Ordinal)).ToArray();
    using var rows = new StreamWriter(Option("--out", "panels.csv"));
    var misses = PanelReport.Run(panels, settings, Option("--fits", "pooled,unpooled,national").Split(','), Number("--first", 0), rows);
    foreach (var miss in misses)
        Console.WriteLine($"outside its limits: {miss}");
    return misses.Count == 0 ? 0 : 1;
}
if (only.StartsWith("meridian", StringComparison.Ordinal))
{
    using var rows = new StreamWriter(Option("--out", "meridian.csv"));
    ReachStudy.Run(settings, Number("--first", 0), isFromPrior: only.EndsWith("prior", StringComparison.Ordinal), rows);
    return 0;
}
var studies = RecoveryCatalog.All.Where(c => c.Name.Contains(only, StringComparison.Ordinal)).ToArray();
if (studies.Length == 0)
{
    Console.Error.WriteLine($"No component has {only} in its name: {string.Join(", ", RecoveryCatalog.All)}.");
    return 2;
}
using var csv = new StreamWriter(Option("--out", "recovery.csv"));
csv.WriteLine(RecoveryReport.CsvHeader);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{settings.Replications} replications a component; coverage of 90 % intervals over all quantities, of the least and of the most covered one"));
var results = new List<RecoveryResult>();
foreach (var study in studies)
{
    var watch = Stopwatch.StartNew();
    var result = RecoveryResult.Run(study, settings);
    results.Add(result);
    Console.WriteLine(RecoveryReport.Line(result, watch.Elapsed.TotalSeconds));
    foreach (var row in RecoveryReport.CsvRows(result))
        csv.WriteLine(row);
    csv.Flush();
}
Console.WriteLine(RecoveryReport.Pooled(results));
if (settings.Replications < RecoverySettings.DefaultReplications)
{
    Console.WriteLine($"Too few replications to be held to the limits; they are made for {RecoverySettings.DefaultReplications}.");
    return 0;
}
var failures = RecoveryReport.Failures(results);
foreach (var failure in failures)
    Console.WriteLine($"outside its limits: {failure}");
return failures.Count == 0 ? 0 : 1;
