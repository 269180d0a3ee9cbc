namespace MediaMix.Inference.Tests.Chains;

/// <summary>Whoever asks for a density disposes it, however its chain or path ends.</summary>
public class DensityOwnershipTests
{
    static readonly SamplerOptions Options = new() { Chains = 3, Warmup = 100, Draws = 20, Seed = 5, Threads = 2 };

    [Theory]
    [InlineData(StartKind.Dispersed)]
    [InlineData(StartKind.Pathfinder)]
    public void Run_ToTheEnd_DisposesEveryDensity(StartKind starts)
    {
        var ledger = new Ledger();
        Sampler.Run(ledger.Create, null, Options with { Starts = starts }, token: TestContext.Current.CancellationToken);

        Assert.InRange(ledger.Made, Options.Chains, 100);
        Assert.Equal(ledger.Made, ledger.Disposed);
    }

    [Fact]
    public void Run_NoStartingPoint_DisposesEveryDensity()
    {
        var ledger = new Ledger(double.NaN);
        Assert.Throws<SamplingException>(() => Sampler.Run(ledger.Create, null, Options, token: TestContext.Current.CancellationToken));

        Assert.True(ledger.Made > 0);
        Assert.Equal(ledger.Made, ledger.Disposed);
    }

    [Fact]
    public void Run_Cancelled_DisposesEveryDensity()
    {
        var (ledger, stop) = (new Ledger(), new CancellationTokenSource());
        using (stop)
        {
            Assert.Throws<OperationCanceledException>(() => Sampler.Run(ledger.Create, null, Options, _ => stop.Cancel(), token: stop.Token));
        }
        Assert.True(ledger.Made > 0);
        Assert.Equal(ledger.Made, ledger.Disposed);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(6, 2, 1)]
    [InlineData(16, 5, 2)]
    public void Run_MoreThreadsThanChains_GivesEachDensityItsShare(int threads, int perChain, int perPath)
    {
        var (ledger, degrees) = (new Ledger(), new System.Collections.Concurrent.ConcurrentBag<int>());
        var factory = new DensityFactory
        {
            Create = degree =>
            {
                degrees.Add(degree);
                return ledger.Create();
            },
            Dimension = 2,
        };
        Sampler.Run(factory, null, Options with { Threads = threads, Starts = StartKind.Pathfinder }, token: TestContext.Current.CancellationToken);

        var expected = Enumerable.Repeat(perPath, new PathfinderOptions().Paths).Concat(Enumerable.Repeat(perChain, Options.Chains));
        Assert.Equal(expected.Order(), degrees.Order());
        Assert.Equal(ledger.Made, ledger.Disposed);
    }

    /// <summary>Counts what it makes and what comes back.</summary>
    sealed class Ledger(double offset = 0)
    {
        int _made;
        int _disposed;

        public int Made => _made;

        public int Disposed => _disposed;

        public ILogDensity Create()
        {
            Interlocked.Increment(ref _made);
            return new Normal(this, offset);
        }

        sealed class Normal(Ledger ledger, double offset) : ILogDensity, IDisposable
        {
            public int Dimension => 2;

            public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
            {
                (gradient[0], gradient[1]) = (-position[0], -position[1]);
                return offset - 0.5 * (position[0] * position[0] + position[1] * position[1]);
            }

            public void Dispose() => Interlocked.Increment(ref ledger._disposed);
        }
    }
}
