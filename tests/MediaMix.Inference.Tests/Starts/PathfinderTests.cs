using MediaMix.Inference.Tests.Nuts;
using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Starts;

public class PathfinderTests
{
    static readonly PathfinderOptions Options = new();

    static PathfinderStarts? Run(Func<ILogDensity> density, PathfinderOptions? options = null, ulong seed = 1, int chains = 4) =>
        Pathfinder.Run(density, Uniform, chains, seed, options ?? Options, TestContext.Current.CancellationToken);

    static double[][] Positions(PathfinderStarts? starts) => [.. starts!.Positions.Select(static p => p.ToArray())];

    static void Uniform(int path, int attempt, ref Rng rng, Span<double> position)
    {
        foreach (ref var x in position)
            x = 4 * rng.NextDouble() - 2;
    }

    [Fact]
    public void Run_AnyNumberOfThreads_GivesTheSameBits()
    {
        var one = Run(Landscapes.Funnel, Options with { Threads = 1 })!;
        var eight = Run(Landscapes.Funnel, Options with { Threads = 8 })!;

        Assert.Equal(Positions(one), Positions(eight));
        Assert.Equal((one.Khat, one.Gradients, one.UsablePaths), (eight.Khat, eight.Gradients, eight.UsablePaths));
    }

    [Fact]
    public void Run_OtherSeed_GivesOtherStarts() =>
        Assert.Empty(Positions(Run(Landscapes.Banana)).Select(static p => p[0]).Intersect(Positions(Run(Landscapes.Banana, seed: 2)).Select(static p => p[0])));

    [Fact]
    public void Run_Normal_StartsAreDrawsFromIt()
    {
        var starts = Run(static () => new GaussianDensity([3, -1], [2, 0.1]), chains: 200)!;
        double[][] z = [.. Positions(starts).Select(static p => new[] { (p[0] - 3) / 2, (p[1] + 1) * 10 })];

        // All 200 draws of the paths: standard error 0.07 of the mean and 0.1 of the variance; limits are 4 of them.
        for (var i = 0; i < 2; i++)
        {
            Assert.InRange(z.Average(v => v[i]), -0.28, 0.28);
            Assert.InRange(z.Average(v => v[i] * v[i]), 0.6, 1.4);
        }
        Assert.Equal(8, starts.UsablePaths);
    }

    [Fact]
    public void Khat_TailsOfTheDensity_DecideIt()
    {
        Assert.Equal(double.NaN, Run(static () => new GaussianDensity([1, -2, 1000, 0.001], [1, 10, 1e-3, 1e-6]))!.Khat);
        Assert.InRange(Run(Landscapes.Quartic)!.Khat, -1, 0.7);
        Assert.InRange(Run(Landscapes.Cauchy)!.Khat, 0.7, 5);
    }

    [Fact]
    public void Run_AsManyChainsAsDraws_UsesEveryDrawOnce() =>
        Assert.Equal(12, Positions(Run(Landscapes.Banana, Options with { Paths = 3, DrawsPerPath = 4 }, chains: 12)).Select(static p => p[0]).Distinct().Count());

    [Fact]
    public void Run_Density_IsCreatedPerPathAndCounted()
    {
        var created = new System.Collections.Concurrent.ConcurrentBag<GaussianDensity>();
        var starts = Run(() =>
        {
            var density = new GaussianDensity([0, 0], [1, 3]);
            created.Add(density);
            return density;
        })!;

        Assert.Equal(8, created.Count);
        Assert.Equal(created.Sum(static d => d.Evaluations), starts.Gradients);
    }

    [Fact]
    public void Write_Chain_CopiesItsPosition()
    {
        var starts = Run(Landscapes.Banana)!;
        var (rng, position) = (default(Rng), new double[2]);
        starts.Write(2, 0, ref rng, position);

        Assert.Equal(starts.Positions[2].ToArray(), position);
    }

    [Fact]
    public void Run_Mixture_FindsBothModes()
    {
        var signs = Enumerable.Range(1, 10).SelectMany(static seed => Positions(Run(Landscapes.Mixture, seed: (ulong)seed))).Select(static p => Math.Sign(p.Sum())).ToArray();

        // Forty starts at modes of equal weight: within 5 standard deviations of half.
        Assert.InRange(signs.Count(static s => s > 0), 5, 35);
        Assert.All(Positions(Run(Landscapes.Mixture)), static p => Assert.InRange(p.Select(Math.Abs).Min(), 2, 10));
    }

    [Fact]
    public void Run_Funnel_StartsNeitherInTheNeckNorFarOut() =>
        // Standard deviation 3; the density is highest at v → −∞.
        Assert.All(Positions(Run(Landscapes.Funnel)), static p => Assert.InRange(p[0], -9, 9));

    [Fact]
    public void Run_Banana_StartsLieInTheCrescent()
    {
        var (density, gradient) = (Landscapes.Banana(), new double[2]);
        // −2 log p is χ² with two degrees of freedom: 14 is exceeded once in a thousand.
        Assert.All(Positions(Run(Landscapes.Banana)), p => Assert.InRange(density.Evaluate(p, gradient), -7, 0));
    }

    public static TheoryData<string> Hostile => [nameof(Landscapes.Wall), nameof(Landscapes.FlatDirections), nameof(Landscapes.Flat)];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Run_HostileDensity_StartsWhereItIsFinite(string name)
    {
        var create = typeof(Landscapes).GetMethod(name)!.CreateDelegate<Func<ILogDensity>>();
        var (density, starts) = (create(), Run(create)!);
        var gradient = new double[density.Dimension];

        Assert.All(Positions(starts), p => Assert.True(double.IsFinite(density.Evaluate(p, gradient))));
        Assert.InRange(starts.Gradients, 8, 8 * 300);
    }

    [Theory]
    [InlineData(nameof(Landscapes.Slope))]
    [InlineData(nameof(Landscapes.Explosion))]
    public void Run_UnboundedDensity_Ends(string name)
    {
        var evaluations = 0;
        var create = typeof(Landscapes).GetMethod(name)!.CreateDelegate<Func<ILogDensity>>();
        Run(() =>
        {
            var density = create();
            return new FunctionDensity(density.Dimension, (p, g) =>
            {
                Interlocked.Increment(ref evaluations);
                return density.Evaluate(p, g);
            });
        });

        Assert.InRange(evaluations, 8, 8 * 1000);
    }

    [Fact]
    public void Run_ImpossibleDensity_ReturnsNull() => Assert.Null(Run(Landscapes.Nowhere));

    [Fact]
    public void Run_FewerFiniteDrawsThanChains_ReturnsNull() =>
        // Possible at the start and nowhere else.
        Assert.Null(Pathfinder.Run(
            static () => new FunctionDensity(2, static (p, g) =>
            {
                (g[0], g[1]) = (1, 1);
                return p[0] == 0 ? 0 : double.NaN;
            }),
            static (int _, int _, ref Rng _, Span<double> p) => p.Clear(), 4, 1, Options, TestContext.Current.CancellationToken));

    [Fact]
    public void Run_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Pathfinder.Run(
            () => new FunctionDensity(1, (p, g) =>
            {
                source.Cancel();
                g[0] = -p[0];
                return -0.5 * p[0] * p[0];
            }),
            Uniform, 4, 1, Options, source.Token));
    }

    [Fact]
    public void Run_DensityThrows_PassesItsException() =>
        Assert.Throws<InvalidOperationException>(() => Run(static () => throw new InvalidOperationException("no density")));

    [Fact]
    public void Run_MoreChainsThanDraws_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(Landscapes.Banana, Options with { Paths = 1, DrawsPerPath = 3 }));

    [Fact]
    public void Run_OptionOutOfRange_Throws()
    {
        PathfinderOptions[] wrong =
        [
            Options with { Paths = 0 }, Options with { History = 0 }, Options with { MaxIterations = 0 },
            Options with { ElboDraws = 0 }, Options with { DrawsPerPath = 0 }, Options with { Threads = -1 },
        ];
        Assert.All(wrong, static options => Assert.Throws<ArgumentOutOfRangeException>(() => Run(Landscapes.Banana, options, chains: 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(Landscapes.Banana, chains: 0));
    }
}
