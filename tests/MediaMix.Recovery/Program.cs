using System.Diagnostics;
using System.Globalization;
using MediaMix.Recovery;

// recovery [--only TEXT] [--replications N] [--seed N] [--threads N] [--out FILE.csv]
// Exit code 1 when an interval is not what it says.
string Option(string name, string fallback) => Array.IndexOf(args, name) is var i and >= 0 && i + 1 < args.Length ? args[i + 1] : fallback;
int Number(string name, int fallback) => int.Parse(Option(name, fallback.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

var (replications, seed, threads) = (Number("--replications", RecoveryReport.Replications), Number("--seed", 1), Number("--threads", Environment.ProcessorCount));
var only = Option("--only", "");
using var csv = new StreamWriter(Option("--out", "recovery.csv"));
csv.WriteLine(RecoveryReport.CsvHeader);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{replications} replications a component, 90 % intervals: over all quantities of the component, the least covered and the most covered"));
var results = new List<RecoveryResult>();
foreach (var study in RecoveryCatalog.All.Where(c => c.Name.Contains(only, StringComparison.Ordinal)))
{
    var watch = Stopwatch.StartNew();
    var result = RecoveryResult.Run(study, replications, (ulong)seed, threads);
    results.Add(result);
    Console.WriteLine(RecoveryReport.Line(result, watch.Elapsed.TotalSeconds));
    foreach (var row in RecoveryReport.CsvRows(result))
        csv.WriteLine(row);
    csv.Flush();
}
if (results.Count == 0)
{
    Console.Error.WriteLine($"No component has {only} in its name: {string.Join(", ", RecoveryCatalog.All)}.");
    return 2;
}
Console.WriteLine(RecoveryReport.Pooled(results));
if (replications < RecoveryReport.Replications)
{
    Console.WriteLine($"Too few replications to be held to the limits; they are made for {RecoveryReport.Replications}.");
    return 0;
}
var failures = RecoveryReport.Failures(results);
foreach (var failure in failures)
    Console.WriteLine($"outside its limits: {failure}");
return failures.Count == 0 ? 0 : 1;
