using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MediaMix.Scaling;

// Measures how the cost of one collapsed gradient grows with periods, channels and lags, beside the cost of the exps, logs and
// multiply-adds that it cannot do without; with --panels, how that of a panel grows with geos, periods and channels; with --plans, how long the search for the best plan takes. Prints Markdown.
// Argument: repetitions (default 201).
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["--panels", ..])
{
    PanelSweep.Run(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 201);
    return;
}
if (args is ["--plans", ..])
{
    PlanBenchmark.Run();
    return;
}
var repetitions = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 201;
var kernels = Subject.Kernels();
var sizes = Sweep.All.SelectMany(static s => s.Sizes).Distinct().ToArray();
var gradients = sizes.Select(Subject.Gradient).ToArray();
Subject[] all = [kernels.Exp, kernels.Log, kernels.Convolved, kernels.Streamed, .. gradients];
foreach (var subject in all)
    subject.Prepare(TimeSpan.FromSeconds(0.15));
// Twice: the first pass leaves methods without loops to the background compiler.
foreach (var subject in all)
    subject.Prepare(TimeSpan.FromSeconds(0.02));

// Interleaved, each time from another subject on: load and frequency that drift meet all subjects alike.
var times = all.Select(_ => new double[repetitions]).ToArray();
for (var r = 0; r < repetitions; r++)
{
    for (var i = 0; i < all.Length; i++)
    {
        var k = (i + r) % all.Length;
        times[k][r] = all[k].Time();
    }
}

Console.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {Processor()}, {Environment.ProcessorCount} logical processors, {Bits()} vectors, {RuntimeInformation.FrameworkDescription}, load {Load()}; medians of {repetitions} interleaved batches");
Console.WriteLine();
Console.WriteLine($"Nanoseconds per element: exp {Median(times[0]):0.000}, log {Median(times[1]):0.000}; per multiply-add: in a convolution {Median(times[2]):0.0000}, streamed {Median(times[3]):0.0000}");
foreach (var sweep in Sweep.All)
    Print(sweep);

void Print(Sweep sweep)
{
    Console.WriteLine();
    Console.WriteLine($"| {sweep.Name} | µs per gradient | exp, log and multiply-add alone, µs | ratio |");
    Console.WriteLine("|---|---|---|---|");
    var (measured, alone) = (new List<double>(), new List<double>());
    foreach (var size in sweep.Sizes)
    {
        var own = times[4 + Array.IndexOf(sizes, size)];
        var operations = Operations.Of(size);
        double[] least = [.. Enumerable.Range(0, repetitions).Select(r => operations.Nanoseconds(new(times[0][r], times[1][r], times[2][r], times[3][r])))];
        measured.Add(Median(own));
        alone.Add(Median(least));
        Console.WriteLine($"| {sweep.Of(size)} | {measured[^1] / 1000:0.00} | {alone[^1] / 1000:0.00} | {Median(own.Zip(least, static (g, l) => g / l)):0.00} |");
    }
    double[] grown = [.. sweep.Sizes.Select(s => (double)sweep.Of(s))];
    Console.WriteLine();
    Console.WriteLine($"Log–log slope against {sweep.Name}: {Statistics.LogLogSlope(grown, measured):0.00} (of the bare operations {Statistics.LogLogSlope(grown, alone):0.00}); of the gradient against the bare operations: {Statistics.LogLogSlope(alone, measured):0.00}");
}

static double Median(IEnumerable<double> values) => Statistics.Median(values);

static int Bits() => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown";

static string Processor() => File.Exists("/proc/cpuinfo")
    ? File.ReadLines("/proc/cpuinfo").First(static l => l.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim()
    : RuntimeInformation.ProcessArchitecture.ToString();
