namespace MediaMix.Analysis.Tests;

public class ScenarioObjectiveTests
{
    static readonly double[] Outcomes = [4, 1, 3, 2, 10];

    static readonly double[][] Shifts = [.. Enumerable.Range(0, 40).Select(static s => new[] { 0.1 * (s * 7 % 11), -0.2 * (s * 5 % 13), 0.03 * s })];

    public static TheoryData<string> Utilities => ["mean", "quantile", "tail", "goal", "sd", "hull", "smooth tail", "shifted quantile", "shifted sd", "noisy goal"];

    static ScenarioUtility Utility(string name) => name switch
    {
        "mean" => new MeanUtility(),
        "quantile" => new QuantileUtility(0.3),
        "tail" => new TailMeanUtility(0.25),
        "goal" => new GoalUtility(12, 1.5),
        "shifted quantile" => new ShiftedUtility(new QuantileUtility(0.2), Shifts),
        "shifted sd" => new ShiftedUtility(new MeanLessSdUtility(0.7), Shifts),
        "noisy goal" => new NoisyGoalUtility(12, [.. Shifts.Select(static s => s[0])], [.. Enumerable.Range(0, 40).Select(static s => 1.5 + 0.02 * s)]),
        "smooth tail" => new SmoothTailMeanUtility(0.25, 1.5),
        "hull" => new MonotoneMeanLessSdUtility(1.7),
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

    /// <summary>Mean less λ·sd is the least Σ w × outcome over weights that add to one with Σ w² ≤ 1/n + λ²/(n − 1); the hull that over those ≥ 0.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(1.9)]
    [InlineData(2.5)]
    public void Above_MeanLessSd_IsTheLeastOverWeightsThatAreNotNegative(double aversion)
    {
        var (utility, weights) = (new MeanLessSdUtility(aversion), new double[5]);
        var hull = utility.Above(0).Evaluate(Outcomes, weights);
        var most = 0.2 + aversion * aversion / 4;

        Assert.True(hull >= utility.Exact(Outcomes) - 1e-12);
        Assert.Equal(1, weights.Sum(), 1e-12);
        Assert.True(weights.Sum(static w => w * w) <= most + 1e-12);
        Assert.All(weights, static w => Assert.True(w >= 0));
        Assert.Equal(hull, weights.Zip(Outcomes, static (w, o) => w * o).Sum(), 1e-12);
        var rng = Numerics.Rng.Create(4, 0, 0, 900);
        for (var i = 0; i < 20_000; i++)
        {
            double[] other = [.. Enumerable.Range(0, 5).Select(_ => -Math.Log(1 - rng.NextDouble()))];
            var sum = other.Sum();
            if (other.Sum(w => w * w / (sum * sum)) <= most)
                Assert.True(other.Zip(Outcomes, (w, o) => w / sum * o).Sum() >= hull - 1e-12);
        }
    }

    [Fact]
    public void Above_TwoOutcomes_IsKnown()
    {
        Assert.Equal(0.5 - 0.5 * Math.Sqrt(0.5), new MonotoneMeanLessSdUtility(0.5).Exact([0, 1]), 1e-12);
        Assert.Equal(0, new MonotoneMeanLessSdUtility(2).Exact([0, 1]), 1e-12);
        Assert.Equal(3, new MonotoneMeanLessSdUtility(2).Exact([3, 3]), 1e-12);
    }

    [Fact]
    public void Above_TailMean_IsHigherByTheSlackAtMost()
    {
        var rng = Numerics.Rng.Create(5, 0, 0, 900);
        for (var i = 0; i < 200; i++)
        {
            double[] outcomes = [.. Enumerable.Range(0, 2 + i % 30).Select(_ => rng.NextNormal())];
            var (share, slack) = (0.05 + 0.9 * rng.NextDouble(), rng.NextDouble());
            var (exact, above) = (new TailMeanUtility(share).Exact(outcomes), new TailMeanUtility(share).Above(slack).Exact(outcomes));

            Assert.InRange(above, exact - 1e-12, exact + slack + 1e-12);
        }
    }

    [Fact]
    public void Exact_ShiftedOutcomes_IsThatOfAllOfThem()
    {
        double[][] shifts = [[0, 10], [5, -1], [0, 0], [1, 2], [3, 4]];
        double[] all = [4, 14, 6, 0, 3, 3, 3, 4, 13, 14];

        Assert.Equal(all.Average(), new ShiftedUtility(new MeanUtility(), shifts).Exact(Outcomes), 1e-12);
        Assert.Equal(new QuantileUtility(0.3).Exact(all), new ShiftedUtility(new QuantileUtility(0.3), shifts).Exact(Outcomes), 1e-12);
        Assert.Equal(0.4, new ShiftedUtility(new GoalUtility(5, 1), shifts).Exact(Outcomes), 1e-12);
    }

    /// <summary>Φ(0) and Φ(±1.959964), from a table.</summary>
    [Fact]
    public void Exact_GoalWithNormalNoise_IsTheMeanOfTheTable() =>
        Assert.Equal((0.5 + 0.975 + 0.025) / 3, new NoisyGoalUtility(10, [0, 1, 2], [1, 2, 3]).Exact([10, 9 + 2 * 1.959963985, 8 - 3 * 1.959963985]), 1e-9);
}
