using MathNet.Numerics.Distributions;
using MediaMix.Recovery;

namespace MediaMix.Correctness.Tests;

/// <summary>
/// The recovery study in short: some components of every kind, few replications. The whole of it is the program of
/// tests/MediaMix.Recovery. Limits hold with a false alarm in a million, were the seed not fixed.
/// </summary>
public class RecoveryTests
{
    const int Replications = 20;
    const double Nominal = 0.9, FalseAlarm = 1e-6, LargestScore = 5;

    static readonly string[] Cases =
    [
        "adstock delayed", "adstock weibull_pdf", "saturation hill", "saturation root", "strength coefficient", "strength marginal_roi",
        "channel in money", "piecewise trend", "knot trend", "controls of all kinds", "errors log_normal",
    ];

    [Fact]
    public void Intervals_OfSomeComponents_HoldTheTruthAsOftenAsTheySay()
    {
        var results = Cases.Select(static name => RecoveryResult.Run(Case(name), Settings(Replications, Environment.ProcessorCount))).ToArray();
        var quantities = results.Sum(static r => r.Quantities.Count);
        var tooOften = results.SelectMany(static r => r.Quantities.Select((name, q) => (r.Name, Quantity: name, Missed: Replications - r.Count(q, IntervalSide.Inside))))
            .Where(q => 1 - Binomial.CDF(1 - Nominal, Replications, q.Missed - 1) < FalseAlarm / quantities);
        Assert.Empty(tooOften);

        // Quantities of one fit hang together, fits do not: the standard error is that of the fits' shares.
        var shares = results.SelectMany(static r => r.Replications)
            .Select(static r => r.Sides.Count(static side => side == IntervalSide.Inside) / (double)r.Sides.Length).ToArray();
        var mean = shares.Average();
        var error = Math.Sqrt(shares.Sum(x => (x - mean) * (x - mean)) / (shares.Length - 1) / shares.Length);
        Assert.True(Math.Abs(mean - Nominal) <= LargestScore * error, $"{mean:0.000} of the truths lie in their 90 % intervals, give or take {error:0.000}.");
    }

    [Fact]
    public void Run_OtherNumberOfThreads_SameResult()
    {
        var (one, two) = (RecoveryResult.Run(Case("adstock none"), Settings(4, threads: 1)), RecoveryResult.Run(Case("adstock none"), Settings(4, threads: 2)));

        Assert.Equal(one.Replications.SelectMany(static r => r.Widths), two.Replications.SelectMany(static r => r.Widths));
        Assert.Equal(one.Replications.Select(static r => r.LargestRhat), two.Replications.Select(static r => r.LargestRhat));
    }

    /// <summary>Names are how results, seeds and this test refer to cases.</summary>
    [Fact]
    public void Cases_HaveNamesOfTheirOwn() => Assert.Equal(RecoveryCatalog.All.Count, RecoveryCatalog.All.DistinctBy(static c => c.Name).Count());

    static RecoverySettings Settings(int replications, int threads) => new(replications, Seed: 7, RecoverySettings.DefaultDraws, threads);

    static RecoveryCase Case(string name) => RecoveryCatalog.All.Single(c => c.Name == name);
}
