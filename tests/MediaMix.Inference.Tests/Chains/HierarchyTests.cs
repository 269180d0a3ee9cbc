using System.Collections.Concurrent;
using MediaMix.Inference.Diagnostics;
using MediaMix.Inference.Tests.Posteriordb;
using MediaMix.Numerics;

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

    [Fact]
    public void Run_FirstCentringZero_AgreesWithTheReferenceDraws()
    {
        // One reference for both forms of the eight schools.
        var posterior = Catalogue.Load("eight_schools-eight_schools_centered");
        var run = PosteriorRun.Of(posterior with { Density = () => new Declared(posterior.Density(), 0) }, new SamplerOptions { Seed = 1 });
        Assert.All(run.Scores, static s => Assert.InRange(s.Z, -4, 4));
        Assert.Equal(0, run.Divergences);
    }

    [Fact]
    public void Run_FirstCentringZero_ChainsStartWhereTheNonCentredSearchEnds()
    {
        var seen = new ConcurrentQueue<Declared>();
        Sampler.Run(
            () =>
            {
                var density = new Declared(new SchoolsDensity(1), 0);
                seen.Enqueue(density);
                return density;
            },
            Dispersed, new SamplerOptions { Seed = 3, Retry = false, Warmup = 20, Draws = 1, Threads = 1 });

        var map = CentringMap.Uniform(10, new SchoolsDensity(1).Hierarchies, 0);
        var found = Pathfinder.Run(() => new MappedDensity(new SchoolsDensity(1), map), Mapped, 4, 3, new PathfinderOptions { Threads = 1 }, TestContext.Current.CancellationToken)!;
        // One density per chain is created last, and first evaluated at its start, in the density's own coordinates.
        var chains = seen.TakeLast(4).ToArray();
        for (var chain = 0; chain < 4; chain++)
        {
            var x = new double[10];
            map.Forward(found.Positions[chain].Span, x, new double[map.WorkspaceLength]);
            Assert.Equal(x, chains[chain].First);
        }

        static void Dispersed(int chain, int attempt, ref Rng rng, Span<double> position)
        {
            foreach (ref var x in position)
                x = 4 * rng.NextDouble() - 2;
        }

        void Mapped(int path, int attempt, ref Rng rng, Span<double> position)
        {
            var x = new double[10];
            Dispersed(path, attempt, ref rng, x);
            map.Inverse(x, position, new double[map.WorkspaceLength]);
        }
    }

    /// <summary>Eight schools that say with which λ to begin, and remember where they were asked first.</summary>
    sealed class Declared(ILogDensity inner, double firstCentring) : IHierarchical
    {
        public double[]? First { get; set; }

        public int Dimension => inner.Dimension;

        public IReadOnlyList<NormalHierarchy> Hierarchies { get; } =
            [new NormalHierarchy { Members = [0, 1, 2, 3, 4, 5, 6, 7], MeanCoordinate = 8, LogSdCoordinate = 9, FirstCentring = firstCentring }];

        public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
        {
            First ??= position.ToArray();
            return inner.Evaluate(position, gradient);
        }
    }

    /// <summary>The same density without a word of its hierarchies.</summary>
    sealed class Plain(ILogDensity inner) : ILogDensity
    {
        public int Dimension => inner.Dimension;

        public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient) => inner.Evaluate(position, gradient);
    }
}
