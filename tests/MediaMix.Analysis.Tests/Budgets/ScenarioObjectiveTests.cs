namespace MediaMix.Analysis.Tests;

public class ScenarioObjectiveTests
{
    static readonly double[] Outcomes = [4, 1, 3, 2, 10];

    public static TheoryData<string> Utilities => ["mean", "quantile", "tail", "goal", "sd"];

    static ScenarioUtility Utility(string name) => name switch
    {
        "mean" => new MeanUtility(),
        "quantile" => new QuantileUtility(0.3),
        "tail" => new TailMeanUtility(0.25),
        "goal" => new GoalUtility(12, 1.5),
        _ => new MeanLessSdUtility(0.7),
    };

    [Fact]
    public void Exact_KnownOutcomes_AreTheKnownValues()
    {
        Assert.Equal(4, new MeanUtility().Exact(Outcomes));
        Assert.Equal(3, new QuantileUtility(0.5).Exact(Outcomes));
        Assert.Equal(1.5, new TailMeanUtility(0.4).Exact(Outcomes), 1e-12);
        // Half of a draw counts half: (1 + 0.5 × 2) / 1.5.
        Assert.Equal(2 / 1.5, new TailMeanUtility(0.3).Exact(Outcomes), 1e-12);
        Assert.Equal(0.6, new GoalUtility(3, 1).Exact(Outcomes), 1e-12);
        Assert.Equal(4 - 2 * Math.Sqrt(12.5), new MeanLessSdUtility(2).Exact(Outcomes), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Utilities))]
    public void Evaluate_AnyUtility_HasTheGradientOfDifferences(string name)
    {
        var objective = new ScenarioObjective(HillBlocks.Random(3, 4, 3, 40, 0.7, 2.5), Utility(name), price: 0.2, worth: 1.3);
        double[] x = [.. Enumerable.Range(0, 12).Select(static v => 0.3 + 0.1 * v)];
        var gradient = new double[12];
        objective.Evaluate(x, gradient);
        for (var v = 0; v < x.Length; v++)
        {
            var (more, less) = ((double[])x.Clone(), (double[])x.Clone());
            (more[v], less[v]) = (x[v] + 1e-5, x[v] - 1e-5);

            Assert.Equal((objective.Evaluate(more, []) - objective.Evaluate(less, [])) / 2e-5, gradient[v], 1e-6);
        }
    }

    [Theory]
    [InlineData("mean")]
    [InlineData("tail")]
    [InlineData("sd")]
    public void Run_ConcaveUtilityOfConcaveCurves_BoundsEveryOtherPlan(string name)
    {
        var objective = new ScenarioObjective(HillBlocks.Random(8, 3, 1, 30, 0.5, 1), Utility(name));
        var set = PlanSearchTests.Simple(3, 2, 2);
        var (_, certificate) = new PlanSearch(objective, set).Run([1, 0.5, 0.5]);

        for (var a = 0; a <= 40; a++)
            for (var b = 0; a + b <= 40; b++)
                Assert.True(objective.Evaluate([a / 20.0, b / 20.0, (40 - a - b) / 20.0], []) <= certificate.Bound + 1e-9);
        Assert.True(name == "sd" || certificate.Gap <= 1e-3);
    }
}
