using MediaMix.Inference.Tests.Nuts;
using MediaMix.Inference.Tests.Posteriordb;

namespace MediaMix.Inference.Tests.Chains;

public class SamplerTests
{
    static readonly double[] Mean = [1, -2, 1000, 0.001];
    static readonly double[] Sd = [1, 10, 1e-3, 1e-6];

    static IReadOnlyList<ChainTrace> Run(int threads, ulong seed = 1) => Sampler.Run(
        () => new GaussianDensity(Mean, Sd), null, new SamplerOptions { Seed = seed, Threads = threads, Draws = 1000 });

    [Fact]
    public void Run_ScalesNineOrdersApart_RecoversMeansAndSds()
    {
        var traces = Run(2);
        for (var i = 0; i < Mean.Length; i++)
        {
            var z = traces.SelectMany(t => Enumerable.Range(0, 1000).Select(d => (t.Position(d)[i] - Mean[i]) / Sd[i])).ToArray();
            // 4,000 draws, almost independent: standard error 0.016 of the mean, 0.022 of the variance; limits are 5 of them.
            Assert.InRange(z.Average(), -0.08, 0.08);
            Assert.InRange(z.Average(x => x * x), 0.88, 1.12);
        }
        Assert.All(traces, t => Assert.DoesNotContain(t.Transitions, i => i.IsDivergent));
    }

    [Fact]
    public void Run_AnyNumberOfThreads_GivesTheSameBits()
    {
        var one = Run(1);
        var eight = Run(8);
        for (var c = 0; c < one.Count; c++)
            Assert.Equal(one[c].Positions, eight[c].Positions);
    }

    [Fact]
    public void Run_CorrelatedDensity_TakesFewStepsAndTheSameBitsOnAnyNumberOfThreads()
    {
        // Intercept and slope of a line far from the origin: their correlation is −0.99997, so a diagonal metric needs
        // more than a hundred steps per draw.
        double[] x = [.. Enumerable.Range(0, 50).Select(static i => 2000.0 + i)];
        double[] y = [.. x.Select(static v => 0.1 * v + Math.Sin(v))];
        var one = Fit(1);
        var eight = Fit(8);
        for (var c = 0; c < one.Count; c++)
            Assert.Equal(one[c].Positions, eight[c].Positions);
        Assert.All(one, static t => Assert.InRange(t.SamplingGradients, 1000, 10_000));

        IReadOnlyList<ChainTrace> Fit(int threads) => Sampler.Run(
            () => new LinearRegression([[.. x.Select(static _ => 1.0)], x], y, [Priors.Flat, Priors.Flat], Priors.Flat),
            null, new SamplerOptions { Seed = 5, Threads = threads });
    }

    [Fact]
    public void Run_OtherSeed_GivesOtherDraws() => Assert.NotEqual(Run(2)[0].Positions, Run(2, 2)[0].Positions);

    [Fact]
    public void Run_Chains_Differ()
    {
        var traces = Run(2);
        Assert.NotEqual(traces[0].Positions, traces[1].Positions);
    }

    [Fact]
    public void Run_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Sampler.Run(
            () => new GaussianDensity(Mean, Sd), null, new SamplerOptions(),
            p =>
            {
                if (p.Iteration == 20)
                    source.Cancel();
            },
            token: source.Token));
    }

    [Fact]
    public void Run_ImpossibleDensity_SaysSo()
    {
        var failure = Assert.Throws<SamplingException>(() => Sampler.Run(() => new Impossible(), null, new SamplerOptions { Chains = 2 }));
        Assert.Contains("starting points", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_StartBeyondRounding_IsDrawnAgain()
    {
        // Half of the starting interval has a log density of −10¹⁵ to −10¹⁶, where no energy error can be seen.
        var traces = Sampler.Run(() => new Cliff(), null, new SamplerOptions { Seed = 3 });
        Assert.All(traces, static t => Assert.InRange(t.LogDensity.Min(), -20, 0));
    }

    sealed class Cliff : ILogDensity
    {
        public int Dimension => 1;

        public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
        {
            var x = position[0];
            var wall = x > 0 ? 1e16 : 0;
            gradient[0] = -4 * (x + 1) * 4 - wall;
            return -8 * (x + 1) * (x + 1) - wall * x;
        }
    }

    sealed class Impossible : ILogDensity
    {
        public int Dimension => 1;

        public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient) => double.NaN;
    }
}
