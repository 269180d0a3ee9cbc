using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Experiments;

/// <summary>Numbers of experiments from given draws, against the naive model and weights by hand.</summary>
public class ExperimentTableTests
{
    static readonly ModelSpec Spec = SmallWorld.Full() with
    {
        Experiments =
        [
            new ExperimentSpec { Name = "lift", Channels = ["tv"], Window = new PeriodSpan("2023-03-06", "2023-04-10"), Statement = new LiftStatement(400, 2000) },
            new ExperimentSpec { Name = "cost", Channels = ["search"], Window = new PeriodSpan("2023-03-06", "2023-04-10"), Statement = new CostStatement(2, 3) },
        ],
    };

    [Fact]
    public void Results_OfGivenDraws_AreThoseOfTheNaiveModel()
    {
        var made = HandMadeFit.Create(Spec, SmallWorld.Panel(), iterations: 40);
        var results = FitAnalyzer.Analyze(made.Fit, ExperimentRefits.Never, TestContext.Current.CancellationToken).Experiments;
        var lifts = made.Naive.Select(static n => n.Implied(Spec.Experiments[0])).ToArray();

        Assert.Equal(["lift", "cost"], results.Select(static r => r.Name));
        Assert.Equal(["lift", "cost_per_outcome"], results.Select(static r => r.Quantity));
        Agreement.Within(1e-10, lifts.Average(), results[0].With.Mean, 1);
        Agreement.Within(1e-10, made.Naive.Select(static n => n.Implied(Spec.Experiments[1])).Average(), results[1].With.Mean, 1);
        Assert.All(results, static r => Assert.True(r.HasConfounding));
        Assert.All(results, static r => Assert.False(r.IsRefitted));
    }

    [Fact]
    public void Conflict_OfGivenDraws_IsThatOfWeightsByHand()
    {
        var made = HandMadeFit.Create(Spec, SmallWorld.Panel(), iterations: 40);
        var result = FitAnalyzer.Analyze(made.Fit, ExperimentRefits.Never, TestContext.Current.CancellationToken).Experiments[0];
        var lifts = made.Naive.Select(static n => n.Implied(Spec.Experiments[0])).ToArray();
        var weights = lifts.Select(static l => Math.Exp(0.5 * (400 - l) * (400 - l) / 4e6)).ToArray();
        var mean = lifts.Zip(weights, static (l, w) => l * w).Sum() / weights.Sum();
        var variance = lifts.Zip(weights, (l, w) => (l - mean) * (l - mean) * w).Sum() / weights.Sum();

        // Smoothing moves the largest weights a little.
        Assert.Equal((400 - mean) / Math.Sqrt(4e6 + variance), result.Conflict, 0.02);
        Assert.Equal(mean, result.Without.Mean, 0.02 * Math.Sqrt(variance));
    }

    [Fact]
    public void Without_Covariance_KeepsWhatIsLeftOfTheMatrix()
    {
        ExperimentSpec Named(string name) => Spec.Experiments[0] with { Name = name };
        var spec = Spec with
        {
            Experiments = [Named("a"), Named("b"), Named("c")],
            ExperimentCovariances = [new ExperimentCovariance(["a", "b", "c"], [[1, 2, 3], [2, 5, 6], [3, 6, 9]])],
        };
        var left = WithoutExperiment.Without(spec, 1);
        Assert.Equal(["a", "c"], left.Experiments.Select(static e => e.Name));
        Assert.Equal([new ExperimentCovariance(["a", "c"], [[1, 3], [3, 9]])], left.ExperimentCovariances);
        Assert.Empty(WithoutExperiment.Without(left, 0).ExperimentCovariances);
    }

    [Fact]
    public void WeightedDraws_Quantiles_InterpolateBetweenMiddlesOfWeights()
    {
        // Middles of the weights stand at 0.1, 0.35 and 0.75.
        var draws = new WeightedDraws([30, 10, 20], [0.5, 0.2, 0.3]);
        Assert.Equal(0.2 * 10 + 0.3 * 20 + 0.5 * 30, draws.Mean, 1e-12);
        Assert.Equal(0.2 * 169 + 0.3 * 9 + 0.5 * 49, draws.Variance, 1e-12);
        var estimate = draws.Estimate();
        Assert.Equal(10, estimate.Q5, 1e-12);
        Assert.Equal(20 + 10 * (0.5 - 0.35) / 0.4, estimate.Q50, 1e-12);
        Assert.Equal(30, estimate.Q95, 1e-12);
    }
}
