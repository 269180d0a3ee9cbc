using System.Diagnostics;
using MediaMix.Analysis;
using MediaMix.Inference;
using MediaMix.Numerics;
using MediaMix.Testing;
using static System.FormattableString;

namespace MediaMix.Recovery;

/// <summary>
/// Lift tests against unmeasured confounding: on public data whose spend follows a driver of demand that no column holds, one test per
/// channel with a standard error of a tenth, measured with fresh noise in every replication. Prints where the true returns lie in
/// their intervals, and what the same model says without a term for confounding.
/// </summary>
static class ExperimentStudy
{
    const int DefaultReplications = 20;

    /// <summary>Of twenty 90 % intervals at least this share must hold the truth.</summary>
    const double LeastCovered = 0.75;

    /// <summary>Probability of the true ranking that counts as knowing it, and how often it has to be known: tests that err by two standard errors towards each other leave it open.</summary>
    const double LeastRanked = 0.95, LeastKnown = 0.9;

    public static int Run(RecoverySettings settings, TextWriter output)
    {
        var folder = Environment.GetEnvironmentVariable("MEDIAMIX_REFERENCE") ?? "shared";
        var world = ConfoundedWorld.Read(Path.Combine(folder, ConfoundedWorld.File));
        var replications = settings.Replications == RecoverySettings.DefaultReplications ? DefaultReplications : settings.Replications;
        output.WriteLine(Invariant($"true returns {world.Roas(0):0.00}, {world.Roas(1):0.00}; true lifts {world.Lift(0):0.0}, {world.Lift(1):0.0}; {replications} replications"));
        var (covered, ranked, severe) = (new int[2], 0, 0);
        for (var r = 0; r < replications; r++)
        {
            var watch = Stopwatch.StartNew();
            var rng = Rng.Create(settings.Seed, 0, r, (int)RngPurpose.Simulation);
            var experiments = world.Experiments(rng.NextNormal(), rng.NextNormal());
            var with = Fit(world, experiments, null, settings, r);
            var analysis = FitAnalyzer.Analyze(with);
            for (var m = 0; m < 2; m++)
                covered[m] += analysis.Channels[m].Roi is { } roi && roi.Q5 <= world.Roas(m) && world.Roas(m) <= roi.Q95 ? 1 : 0;
            var (first, second) = (with.Draws["x1.roi"], with.Draws["x2.roi"]);
            var ranking = first.Zip(second, static (a, b) => b > a ? 1.0 : 0).Average();
            ranked += ranking > LeastRanked ? 1 : 0;
            var unconfounded = FitAnalyzer.Analyze(Fit(world, experiments, new FixedPrior(0), settings, r));
            severe += unconfounded.Verdict.Level == VerdictLevel.DoNotTrust && unconfounded.Experiments.Any(static e => Math.Abs(e.Conflict) > 3) ? 1 : 0;
            output.WriteLine(Invariant($"{r,2}: tests off by {Off(experiments, world)} se; {Line(analysis)} P(x2 > x1) {ranking:0.000} {analysis.Verdict.Level}; without confounding {Line(unconfounded)} {unconfounded.Verdict.Level}; {watch.Elapsed.TotalSeconds:0.0} s"));
        }
        output.WriteLine(Invariant($"true returns in their 90 % intervals: {covered[0]} and {covered[1]} of {replications}; ranking beyond {LeastRanked}: {ranked}; without confounding in conflict and not to be trusted: {severe}"));
        return covered.Min() >= LeastCovered * replications && ranked >= LeastKnown * replications && severe == replications ? 0 : 1;
    }

    static FittedModel Fit(ConfoundedWorld world, SpecList<ExperimentSpec> experiments, Prior? confounding, RecoverySettings settings, int replication) =>
        ModelFit.Run(ConfoundedWorld.Spec(confounding) with { Experiments = experiments }, world.Panel, new SamplerSpec { Draws = settings.Draws, Seed = settings.Seed + (ulong)replication });

    static string Off(SpecList<ExperimentSpec> experiments, ConfoundedWorld world) =>
        string.Join(", ", experiments.Select((e, m) => Invariant($"{(e.Statement.Value - world.Lift(m)) / e.Statement.StandardError:0.0}")));

    static string Line(FitAnalysis analysis) => string.Join(", ", analysis.Channels.Zip(analysis.Experiments, static (c, e) =>
        Invariant($"{c.Channel} {c.Roi!.Value.Mean:0} ({c.Roi.Value.Q5:0}-{c.Roi.Value.Q95:0}) z {e.Conflict:0.0} k {e.ParetoK:0.00}{(e.IsRefitted ? " refitted" : "")} {c.Grade}")));
}
