using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text.Json;
using MediaMix;
using MediaMix.Inference.Diagnostics;
using MediaMix.Testing;

// Times one reference model: the first fit of this process, then warm fits, as one JSON line.
// Arguments: case (google2017 | pymc_default), seed, chains, collapse (true | false), warm fits.
var name = args.Length > 0 ? args[0] : "google2017";
var seed = args.Length > 1 ? ulong.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var chains = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 2;
var collapse = args.Length <= 3 || bool.Parse(args[3]);
var repeats = args.Length > 4 ? int.Parse(args[4], CultureInfo.InvariantCulture) : 5;

var started = Stopwatch.GetTimestamp();
var (spec, panel) = name == "google2017" ? ReferenceModels.Google2017() : ReferenceModels.PymcDefault();
var model = BoundModel.Bind(spec, panel);
var first = Fit(seed, started);
// Warm: the compiler in the background has had a second and a half of fits to see what is hot.
for (ulong i = 1; Stopwatch.GetElapsedTime(started).TotalSeconds < 2; i++)
    Fit(seed + 100 * i, Stopwatch.GetTimestamp());
var warm = Enumerable.Range(1, repeats).Select(i => Fit(seed + (ulong)(1000 * i), Stopwatch.GetTimestamp())).ToArray();
var line = new
{
    @case = name,
    engine = "mediamix",
    collapse,
    chains,
    warmup = 500,
    draws = 1000,
    vector_bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
    first_fit_min_ess_per_second = first.EssPerSecond,
    first_fit_seconds = first.Seconds,
    warm_min_ess_per_second = Median(warm.Select(static w => w.EssPerSecond)),
    warm_seconds = Median(warm.Select(static w => w.Seconds)),
    min_bulk_ess = Median(warm.Select(static w => w.MinEss)),
    min_bulk_ess_of = warm[0].Of,
    max_rhat = warm.Max(static w => w.MaxRhat),
    divergences = warm.Sum(static w => w.Divergences),
    chain_microseconds_per_gradient = Median(warm.Select(static w => w.ChainMicrosecondsPerGradient)),
    microseconds_per_gradient = Median(warm.Select(static w => w.MicrosecondsPerGradient)),
    gradients_per_ess_sampling = Median(warm.Select(static w => w.SamplingGradients / w.MinEss)),
    gradients_per_ess_with_warmup = Median(warm.Select(static w => w.Gradients / w.MinEss)),
};
Console.WriteLine(JsonSerializer.Serialize(line));

Timing Fit(ulong run, long from)
{
    // Per chain, the time and the gradients at its first and its latest transition: what Stan calls elapsed time.
    var marks = new (long From, long FromGradients, long To, long ToGradients)[chains];
    var fit = ModelFit.Run(model, new SamplerSpec { Seed = run, Chains = chains, Collapse = collapse }, report: progress =>
    {
        ref var mark = ref marks[progress.Chain];
        (mark.To, mark.ToGradients) = (Stopwatch.GetTimestamp(), progress.Gradients);
        if (mark.From == 0)
            (mark.From, mark.FromGradients) = (mark.To, mark.ToGradients);
    });
    var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
    var ess = model.Sampled
        .Select(p => (p.Name, Draws: new ChainDraws(fit.Draws[p.Name], fit.Draws.Chains, fit.Draws.Iterations)))
        .Select(static p => (p.Name, Ess: Ess.Bulk(p.Draws), Rhat: Rhat.Rank(p.Draws)))
        .ToArray();
    var worst = ess.MinBy(static e => e.Ess);
    var sampling = fit.Statistics.Leapfrogs.Sum(static n => (long)n);
    var inChain = marks.Sum(static m => Stopwatch.GetElapsedTime(m.From, m.To).TotalMicroseconds) / marks.Sum(static m => m.ToGradients - m.FromGradients);
    return new Timing(seconds, inChain, worst.Ess, worst.Name, ess.Max(static e => e.Rhat), fit.Statistics.Divergences, sampling, fit.Statistics.Gradients, chains);
}

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToArray();
    return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : 0.5 * (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]);
}

sealed record Timing(double Seconds, double ChainMicrosecondsPerGradient, double MinEss, string Of, double MaxRhat, int Divergences, long SamplingGradients, long Gradients, int Chains)
{
    public double EssPerSecond => MinEss / Seconds;

    // Whole fit: binding, adaptation, recovery of collapsed coefficients and named draws included.
    public double MicrosecondsPerGradient => 1e6 * Seconds * Math.Min(Chains, Environment.ProcessorCount) / Gradients;
}
