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

    [Fact]
    public void Run_AnyNumberOfThreads_GivesTheSameBits()
    {
        var (objective, set, reference) = Concave(7);
        var results = Enumerable.Range(0, 3).Select(_ => new PlanSearch(objective, set).Run(reference)).ToArray();

        Assert.All(results, r => Assert.Equal(results[0].Point, r.Point));
        Assert.All(results, r => Assert.Equal(results[0].Certificate, r.Certificate));
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
}
