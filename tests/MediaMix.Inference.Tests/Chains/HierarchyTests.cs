using MediaMix.Inference.Diagnostics;

namespace MediaMix.Inference.Tests.Chains;

/// <summary>Chains of a density that declares its hierarchies choose how far to centre them.</summary>
public class HierarchyTests
{
    static IReadOnlyList<ChainTrace> Run(Func<ILogDensity> density, ulong seed) =>
        Sampler.Run(density, null, new SamplerOptions { Seed = seed, Retry = false });

    static double MinEss(IReadOnlyList<ChainTrace> traces) => Enumerable.Range(0, 10).Min(i => Ess.Bulk(Coordinate(traces, i)));

    static ChainDraws Coordinate(IReadOnlyList<ChainTrace> traces, int i) =>
        new([.. traces.SelectMany(t => Enumerable.Range(0, 1000).Select(d => t.Position(d)[i]))], 4, 1000);

    static double GradientsPerDraw(IReadOnlyList<ChainTrace> traces) => traces.Sum(static t => t.SamplingGradients) / MinEss(traces);

    [Fact]
    public void Run_WeakData_IsFarBetterThanCentred()
    {
        var (chosen, centred) = (Run(static () => new SchoolsDensity(1), 1), Run(static () => new Plain(new SchoolsDensity(1)), 1));
        Assert.True(GradientsPerDraw(chosen) < GradientsPerDraw(centred) / 3);
        Assert.All(Enumerable.Range(0, 10), i => Assert.True(Rhat.Rank(Coordinate(chosen, i)) < 1.01));
    }

    [Fact]
    public void Run_StrongData_StaysCentred()
    {
        var (chosen, centred) = (Run(static () => new SchoolsDensity(0.05), 1), Run(static () => new Plain(new SchoolsDensity(0.05)), 1));
        Assert.True(GradientsPerDraw(chosen) < 1.5 * GradientsPerDraw(centred));
    }

    [Fact]
    public void Run_Draws_AreThoseOfTheDensity()
    {
        // Each θ_j given μ and τ is N, and so is (θ_j − m)/s exactly: standard normal over the draws, whatever was sampled.
        var traces = Run(static () => new SchoolsDensity(1), 2);
        double[] z = [.. traces.SelectMany(static t => Enumerable.Range(0, 1000).Select(d =>
        {
            var x = t.Position(d);
            var precision = Math.Exp(-2 * x[9]);
            var total = 1 / 225.0 + precision;
            return (x[0] - (28 / 225.0 + precision * x[8]) / total) * Math.Sqrt(total);
        }))];
        // About 3,000 independent draws: standard errors 0.018 and 0.026; limits are 5 of them.
        Assert.InRange(z.Average(), -0.09, 0.09);
        Assert.InRange(z.Average(static v => v * v), 0.87, 1.13);
    }

    /// <summary>The same density without a word of its hierarchies.</summary>
    sealed class Plain(ILogDensity inner) : ILogDensity
    {
        public int Dimension => inner.Dimension;

        public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient) => inner.Evaluate(position, gradient);
    }
}
