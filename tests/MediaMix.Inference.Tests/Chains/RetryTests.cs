using MediaMix.Inference.Tests.Journal;
using MediaMix.Inference.Tests.Nuts;

namespace MediaMix.Inference.Tests.Chains;

/// <summary>What happens when transitions diverge: smaller steps, then refined ones, and the last pass counts.</summary>
public class RetryTests
{
    static IReadOnlyList<ChainTrace> Funnel(bool retry, IChainJournal? journal = null) => Sampler.Run(
        static () => new FunnelDensity(6, 2.5), null, new SamplerOptions { Seed = 4, Draws = 500, Retry = retry, Threads = 1 }, journal: journal);

    static int Divergences(IEnumerable<ChainTrace> traces) => traces.Sum(static t => t.Transitions.Count(static i => i.IsDivergent));

    [Fact]
    public void Run_NothingDiverges_IsTheFirstPass()
    {
        var traces = Sampler.Run(static () => new GaussianDensity([0, 1], [1, 2]), null, new SamplerOptions { Draws = 200 });
        Assert.All(traces, static t => Assert.Equal((new SamplerPass(0, 0.9, null), 0L), (t.Pass, t.DiscardedGradients)));
    }

    [Fact]
    public void Run_Funnel_EndsWithRefinedSteps()
    {
        var (once, retried) = (Funnel(false), Funnel(true));
        Assert.All(once, static t => Assert.Equal(0, t.Pass.Index));
        Assert.All(retried, static t => Assert.Equal(new SamplerPass(2, 0.8, new StepRefinement()), t.Pass));
        Assert.True(Divergences(retried) < Divergences(once) / 2);
        // What the earlier passes met and took is told, that of the first among others.
        Assert.All(retried, t => Assert.True(t.DiscardedDivergences > Divergences(once)));
        Assert.All(once.Zip(retried), static p => Assert.True(p.Second.DiscardedGradients > p.First.WarmupGradients + p.First.SamplingGradients));
    }

    [Fact]
    public void Run_KilledInARetryAndResumed_GivesTheSameDraws()
    {
        var whole = Funnel(true);
        var journal = new MemoryJournal { Interval = 100 };
        // The first pass of four chains takes 28 records, so that the later lives end in retries.
        for (var life = 0; journal.Logs.Values.Sum(static l => l.Count) < 31; life++)
        {
            Assert.True(life < 9);
            journal.Allow = 4;
            Assert.Throws<IOException>(() => Funnel(true, journal));
        }
        Assert.Contains(journal.Logs.Keys, static name => name.StartsWith("retry-1-", StringComparison.Ordinal));
        journal.Allow = int.MaxValue;
        foreach (var (a, b) in whole.Zip(Funnel(true, journal)))
        {
            Assert.Equal(a.Positions, b.Positions);
            Assert.Equal((a.Pass, a.DiscardedGradients), (b.Pass, b.DiscardedGradients));
        }
    }
}
