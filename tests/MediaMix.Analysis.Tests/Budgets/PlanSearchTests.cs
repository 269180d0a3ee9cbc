using MediaMix.Inference;

namespace MediaMix.Analysis.Tests;

public class PlanSearchTests
{
    /// <summary>200 random concave problems: 2 to 30 blocks, 1 to 52 periods, a budget to be spent and bounds.</summary>
    [Fact]
    public void Run_RandomConcaveProblems_ClosesTheGapToATenthOfAPercent()
    {
        var gaps = new double[200];
        Parallel.For(0, gaps.Length, i =>
        {
            var (objective, set, reference) = Concave(i);
            var (point, certificate) = new PlanSearch(objective, set).Run(reference);

            Assert.Equal(CertificateKind.Concave, certificate.Kind);
            Assert.True(set.Violation(point) <= 1e-6 * set.Scale);
            gaps[i] = certificate.Gap;
        });

        Assert.All(gaps, static gap => Assert.InRange(gap, 0, 1e-3));
    }

    [Fact]
    public void Run_AsymmetricCurves_NeverReturnsTheEvenSplit()
    {
        foreach (var i in Enumerable.Range(0, 50))
        {
            var (objective, set, reference) = Concave(i);
            var even = new double[set.Count];
            new Ascent(set).Project([.. Enumerable.Repeat(reference.Sum() / set.Count, set.Count)], CurvatureMetric.Plain(reference, set), even);
            var (_, certificate) = new PlanSearch(objective, set).Run(even);

            Assert.True(certificate.Value > objective.Evaluate(even, []));
        }
    }

    [Fact]
    public void Run_EqualCurves_SplitsEvenly()
    {
        var curve = (5.0, 1.0, 0.9, 0.0);
        var objective = new ScenarioObjective(new HillBlocks { Curves = [[curve, curve, curve]], Periods = 1 }, new MeanUtility());
        var (point, _) = new PlanSearch(objective, Simple(3, 3, 6), 1e-9).Run([2.5, 0.4, 0.1]);

        Assert.All(point, static x => Assert.Equal(1, x, 1e-4));
    }

    [Fact]
    public void Run_SShapedPairs_FindsTheBestPointOfAFineGrid()
    {
        for (var i = 0; i < 60; i++)
        {
            var objective = new ScenarioObjective(HillBlocks.Random((ulong)i, 2, 1, 5, 1.2, 5), new MeanUtility());
            var set = Simple(2, 1.5, 1.5);
            var best = Enumerable.Range(0, 3001).Max(k => objective.Evaluate([1.5 * k / 3000, 1.5 - 1.5 * k / 3000], []));
            var (point, certificate) = new PlanSearch(objective, set).Run([0.75, 0.75]);

            Assert.True(objective.Evaluate(point, []) >= best - 1e-9);
            Assert.True(certificate.Bound >= best - 1e-9);
        }
    }

    /// <summary>Infinitely steep at no spend, where the search sees the slope of a secant only: a little spend pays, and no bound may deny it.</summary>
    [Fact]
    public void Run_NothingIsSpent_BoundsWhatALittleWouldBring()
    {
        var objective = new ScenarioObjective(new HillBlocks { Curves = [[(5, 1, 0.5, 0), (5, 1, 0.5, 0)]], Periods = 1 }, new MeanUtility(), price: 200);
        var set = Simple(2, 3, 4);
        var (_, certificate) = new PlanSearch(objective, set with { Rows = [set.Rows[0] with { IsEquality = false }] }).Run([0, 0]);

        Assert.True(certificate.Bound >= objective.Evaluate([1.5e-4, 1.5e-4], []));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_AnyNumberOfThreads_GivesTheSameBits(int threads)
    {
        // Several ranges of scenarios, so that there is something to add up in a wrong order.
        var (blocks, set) = (HillBlocks.Random(7, 3, 2, 110, 0.6, 2), Simple(6, 3, 4));
        var reference = Enumerable.Repeat(0.5, 6).ToArray();
        foreach (var utility in (ScenarioUtility[])[new MeanUtility(), new TailMeanUtility(0.2)])
        {
            var expected = new PlanSearch(new ScenarioObjective(blocks, utility, run: new Execution(3)), set).Run(reference);
            var actual = new PlanSearch(new ScenarioObjective(blocks, utility, run: new Execution(threads)), set).Run(reference);

            Assert.Equal(expected.Point, actual.Point);
            Assert.Equal(expected.Certificate, actual.Certificate);
        }
    }

    [Fact]
    public void Run_OneThread_NeedsOneWorker()
    {
        var counted = new CountingResponse(HillBlocks.Random(7, 4, 6, 110, 0.6, 0.9));
        new PlanSearch(new ScenarioObjective(counted, new MeanUtility(), run: new Execution(1)), Simple(24, 12, 4)).Run([.. Enumerable.Repeat(0.5, 24)]);

        Assert.Equal(1, counted.Workers);
    }

    /// <summary>A penalty on the spread makes concave curves a problem that is not concave: high outcomes count against a plan.</summary>
    [Fact]
    public void Run_MeanLessSd_IsBetterThanEverySplitOfAGridAndBounded()
    {
        for (var i = 0; i < 40; i++)
        {
            var objective = new ScenarioObjective(HillBlocks.Random((ulong)i, 2, 1, 40, 0.5, i % 2 == 0 ? 1 : 4), new MeanLessSdUtility(0.5 + 0.5 * (i % 5)));
            var set = Simple(2, 1.5, 1.5);
            var best = Enumerable.Range(0, 601).Max(k => objective.Evaluate([1.5 * k / 600, 1.5 - 1.5 * k / 600], []));
            var (point, certificate) = new PlanSearch(objective, set).Run([1.4, 0.1]);

            Assert.True(objective.Evaluate(point, []) >= best - 1e-9 * Math.Abs(best));
            Assert.True(certificate.Bound >= best);
            Assert.Equal(CertificateKind.Envelope, certificate.Kind);
        }
    }

    /// <summary>The tail mean has kinks where scenarios change places; one climb need not end at the top.</summary>
    [Fact]
    public void Run_TailMeanOfConcaveCurves_ClosesTheGap()
    {
        for (var i = 0; i < 6; i++)
        {
            var objective = new ScenarioObjective(HillBlocks.Random((ulong)i, 6, 4, 120, 0.5, 1), new TailMeanUtility(0.1));
            var (_, certificate) = new PlanSearch(objective, Simple(24, 10, 4)).Run([.. Enumerable.Repeat(10.0 / 24, 24)]);

            Assert.Equal(CertificateKind.Concave, certificate.Kind);
            Assert.InRange(certificate.Gap, 0, 1e-3);
        }
    }

    internal static (ScenarioObjective, Polytope, double[]) Concave(int i)
    {
        var (blocks, periods) = (2 + 7 * i % 29, 1 + 11 * i % 52);
        var objective = new ScenarioObjective(HillBlocks.Random((ulong)i, blocks, periods, 5, 0.5, 1), new MeanUtility());
        var count = blocks * periods;
        var set = Simple(count, count * (0.2 + 0.3 * (i % 5)), 4);
        if (i % 3 == 0)
            set = set with { Rows = [.. set.Rows, new LinearRow([.. Enumerable.Range(0, periods)], [.. Enumerable.Repeat(1.0, periods)], 0.15 * periods, false, -1)] };
        return (objective, set, [.. Enumerable.Repeat(set.Rows[0].Bound / count, count)]);
    }

    internal static Polytope Simple(int count, double budget, double most) => new(
        new double[count],
        [.. Enumerable.Repeat(most, count)],
        [new LinearRow([.. Enumerable.Range(0, count)], [.. Enumerable.Repeat(1.0, count)], budget, true, -1)]);

    /// <summary>Counts how many threads asked for a worker.</summary>
    sealed class CountingResponse(HillBlocks blocks) : IScenarioResponse
    {
        int _workers;

        public int Workers => _workers;

        public int Scenarios => blocks.Scenarios;

        public IReadOnlyList<int> Blocks => blocks.Blocks;

        public bool HasBounds => blocks.HasBounds;

        public bool IsConcave(int block) => blocks.IsConcave(block);

        public bool IsIncreasing(int block) => blocks.IsIncreasing(block);

        public IScenarioWorker CreateWorker()
        {
            Interlocked.Increment(ref _workers);
            return blocks.CreateWorker();
        }
    }
}
