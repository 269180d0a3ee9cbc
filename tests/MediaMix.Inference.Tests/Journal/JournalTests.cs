using MediaMix.Inference.Tests.Posteriordb;

namespace MediaMix.Inference.Tests.Journal;

public class JournalTests
{
    static readonly SamplerOptions Options = new() { Chains = 3, Warmup = 250, Draws = 200, Seed = 11, Threads = 1 };

    // Two regressors that are almost one: the metric has a low-rank part, which must survive as well.
    static ILogDensity Density()
    {
        double[] x = [.. Enumerable.Range(0, 50).Select(static i => 2000.0 + i)];
        return new LinearRegression(
            [[.. x.Select(static _ => 1.0)], x], [.. x.Select(static v => 0.1 * v + Math.Sin(v))], [Priors.Flat, Priors.Flat], Priors.Flat);
    }

    static IReadOnlyList<ChainTrace> Run(IChainJournal? journal) => Sampler.Run(Density, null, Options, journal: journal);

    static void AssertSame(IReadOnlyList<ChainTrace> expected, IReadOnlyList<ChainTrace> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (a, b) in expected.Zip(actual))
        {
            Assert.Equal(a.Positions, b.Positions);
            Assert.Equal(a.LogDensity, b.LogDensity);
            Assert.Equal(a.Transitions, b.Transitions);
            Assert.Equal(
                (a.StepSize, a.WarmupIterations, a.WarmupGradients, a.SamplingGradients),
                (b.StepSize, b.WarmupIterations, b.WarmupGradients, b.SamplingGradients));
        }
    }

    [Fact]
    public void Run_WithAJournal_GivesTheSameDraws() => AssertSame(Run(null), Run(new MemoryJournal { Allow = int.MaxValue }));

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    public void Run_KilledAfterAnyRecordAndResumed_GivesTheSameDraws(int interval)
    {
        var whole = Run(null);
        var records = 3 * (2 + Options.Draws / interval);
        for (var death = 0; death < records; death += Math.Max(1, records / 12))
        {
            var journal = new MemoryJournal { Interval = interval, Allow = death };
            Assert.Throws<IOException>(() => Run(journal));
            Assert.Equal(death, journal.Logs.Values.Sum(static l => l.Count));
            journal.Allow = int.MaxValue;
            AssertSame(whole, Run(journal));
        }
    }

    [Fact]
    public void Run_KilledAgainAndAgain_GivesTheSameDraws()
    {
        var journal = new MemoryJournal { Interval = 10 };
        IReadOnlyList<ChainTrace>? traces = null;
        for (var life = 0; traces is null; life++)
        {
            Assert.True(life < 100);
            journal.Allow = 2;
            try
            {
                traces = Run(journal);
            }
            catch (Exception e) when (e is IOException)
            {
                Assert.Equal(2 * (life + 1), journal.Logs.Values.Sum(static l => l.Count));
            }
        }
        AssertSame(Run(null), traces);
    }

    [Theory]
    [InlineData(1, StartKind.Dispersed)]
    [InlineData(0, StartKind.Dispersed)]
    [InlineData(0, StartKind.Pathfinder)]
    public void Run_HierarchyKilledAndResumed_GivesTheSameDraws(double firstCentring, StartKind starts)
    {
        var whole = Hierarchy(null);
        // Three chains of 6 records: the first alone, before the second is warm, in the middle of all, and before the last record.
        for (var death = 0; death < 18; death++)
        {
            var journal = new MemoryJournal { Interval = 50, Allow = death };
            Assert.Throws<IOException>(() => Hierarchy(journal));
            journal.Allow = int.MaxValue;
            AssertSame(whole, Hierarchy(journal));
        }

        IReadOnlyList<ChainTrace> Hierarchy(IChainJournal? journal) =>
            Sampler.Run(() => new SchoolsDensity(1, firstCentring), null, Options with { Warmup = 300, Retry = false, Starts = starts }, journal: journal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(150)]
    public void Run_HierarchyCancelledInWarmupAndResumed_GivesTheSameDraws(int iteration)
    {
        var whole = Hierarchy(null, null, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var journal = new MemoryJournal { Interval = 50, Allow = int.MaxValue };
        Assert.ThrowsAny<OperationCanceledException>(() => Hierarchy(journal, progress => Stop(stop, progress), stop.Token));
        AssertSame(whole, Hierarchy(journal, null, CancellationToken.None));

        void Stop(CancellationTokenSource source, ChainProgress progress)
        {
            // The second chain, so that the first has been warmed up and sampled.
            if (progress is { Chain: 1, IsWarmup: true } && progress.Iteration == iteration)
                source.Cancel();
        }

        static IReadOnlyList<ChainTrace> Hierarchy(IChainJournal? journal, Action<ChainProgress>? report, CancellationToken token) =>
            Sampler.Run(static () => new SchoolsDensity(1, 0), null, Options with { Warmup = 300, Retry = false, Starts = StartKind.Pathfinder }, report, journal, token);
    }

    [Fact]
    public void Run_FinishedLog_IsNotSampledAgain()
    {
        var journal = new MemoryJournal { Allow = int.MaxValue };
        Run(journal);
        var reports = 0;
        Sampler.Run(Density, null, Options, _ => reports++, journal);
        Assert.Equal(0, reports);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Run_LogOfSomethingElse_SaysSo(int record)
    {
        var journal = new MemoryJournal { Allow = int.MaxValue };
        Run(journal);
        journal.Logs["chain-1"][record] = [1, 2, 3];
        var failure = Assert.Throws<SamplingException>(() => Run(journal));
        Assert.Equal(1, failure.Chain);
        Assert.Contains("cannot be read", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_BlockThatDoesNotFollow_SaysSo()
    {
        var journal = new MemoryJournal { Allow = int.MaxValue };
        Run(journal);
        journal.Logs["chain-0"].RemoveAt(2);
        Assert.Contains("cannot be read", Assert.Throws<SamplingException>(() => Run(journal)).Message, StringComparison.Ordinal);
    }
}
