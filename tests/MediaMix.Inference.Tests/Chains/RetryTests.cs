using MediaMix.Inference.Tests.Journal;
using MediaMix.Inference.Tests.Nuts;

namespace MediaMix.Inference.Tests.Chains;

/// <summary>What happens when transitions diverge: smaller steps, then refined ones, and the best of them counts.</summary>
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
        // The passes that were given up are counted, the first of them among others.
        Assert.All(once.Zip(retried), static p => Assert.True(p.Second.DiscardedGradients > p.First.WarmupGradients + p.First.SamplingGradients));
    }

    [Fact]
    public void Run_KilledInARetryAndResumed_GivesTheSameDraws()
    {
        var whole = Funnel(true);
        var journal = new MemoryJournal { Interval = 100 };
        // Four chains of six records in each of the first two passes.
        foreach (var life in new[] { 9, 20, 30 })
        {
            journal.Allow = life;
            Assert.Throws<IOException>(() => Funnel(true, journal));
        }
        journal.Allow = int.MaxValue;
        foreach (var (a, b) in whole.Zip(Funnel(true, journal)))
        {
            Assert.Equal(a.Positions, b.Positions);
            Assert.Equal((a.Pass, a.DiscardedGradients), (b.Pass, b.DiscardedGradients));
        }
    }
}
