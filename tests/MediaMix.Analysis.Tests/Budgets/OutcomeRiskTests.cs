using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests;

/// <summary>Plans by the whole outcome of their periods: baseline, controls, media and noise.</summary>
public class OutcomeRiskTests
{
    const int Weeks = 6;

    static readonly FittedModel Normal = Fit(new NormalErrors());

    static FittedModel Fit(LikelihoodSpec likelihood) => HandMadeFit.Create(Spec() with { Likelihood = likelihood }, SmallWorld.Panel(), iterations: 20).Fit;

    static ModelSpec Spec() => new()
    {
        Outcome = "sales",
        Channels =
        [
            new ChannelSpec { Name = "tv", Spend = "tv_spend", Strength = new RoiStrength(new LogNormalPrior(0.2, 0.5)) },
            new ChannelSpec { Name = "search", Spend = "search_spend", Exposure = "clicks", Strength = new RoiStrength(new LogNormalPrior(0.2, 0.5)) },
            new ChannelSpec { Name = "email", Exposure = "emails" },
        ],
        Controls = [new ControlSpec { Column = "price" }],
        Baseline = new BaselineSpec { Trend = new KnotTrend(4) },
    };

    static BudgetRequest Request(RiskMeasure risk, FittedModel? fit = null) => new()
    {
        Periods = Weeks, Risk = risk, RiskOf = RiskScope.Outcome, Target = new FixedBudget(2 * Past(fit ?? Normal)),
    };

    static double Past(FittedModel fit) => BudgetOptimizer.Optimize(fit, new BudgetRequest { Periods = Weeks }).PastBudget;

    /// <summary>The panel in which the plan has happened: everything else as a year before, or repeated.</summary>
    static Panel Happened(FittedModel fit, BudgetPlan plan)
    {
        var (panel, horizon) = (fit.Model.Panel.Continue(Weeks), PlanHorizon.After(fit.Model, Weeks));
        foreach (var (name, spend, exposure) in new[] { ("tv", "tv_spend", "tv_spend"), ("search", "search_spend", "clicks") })
        {
            var channel = fit.Model.Spec.Channels.ToList().FindIndex(c => c.Name == name);
            var planned = plan.Channels.Single(c => c.Allocation.Channel == name).Spend;
            panel = Written(panel, exposure, [.. planned.Select((money, t) => money * horizon.ExposurePerSpend(channel, 0, t))]);
            if (spend != exposure)
                panel = Written(panel, spend, planned);
        }
        return panel;

        static Panel Written(Panel panel, string column, double[] ahead)
        {
            var values = (double[])panel.Series[column].Values.Clone();
            ahead.CopyTo(values, values.Length - ahead.Length);
            return panel.WithSeries(panel.Series[column] with { Values = values });
        }
    }

    [Fact]
    public void Optimize_Outcome_IsWhatPredictSaysOfThePlan()
    {
        var plan = BudgetOptimizer.Optimize(Normal, Request(new OutcomeQuantile(0.2)));
        var predicted = PredictionPass.Run(Normal, Happened(Normal, plan));

        Assert.Equal(predicted.ExpectedTotal.Mean, plan.Outcome!.After.Mean, Math.Abs(predicted.ExpectedTotal.Mean) * 1e-10);
        Assert.NotEmpty(plan.Outcome.Fresh);
        Assert.Equal(OutcomeNoise.Normal, plan.Outcome.Noise);
        // Forty draws with one number of noise each against ten.
        var width = plan.Outcome.After.Q95 - plan.Outcome.After.Q5;
        Assert.InRange(predicted.Total.Q50, plan.Outcome.After.Q50 - 0.25 * width, plan.Outcome.After.Q50 + 0.25 * width);
        Assert.InRange((predicted.Total.Q95 - predicted.Total.Q5) / width, 0.6, 1.4);
    }

    [Fact]
    public void Optimize_Goal_IsTheShareOfManyOutcomesWithNoise()
    {
        var goal = BudgetOptimizer.Optimize(Normal, Request(new MeanOutcome())).Outcome!.After.Q50;
        var plan = BudgetOptimizer.Optimize(Normal, Request(new ReachGoal(goal)));
        var forecast = OutcomeForecast.Create(Normal.Model, Happened(Normal, plan));
        var (values, cells, noisy) = (Normal.Model.AllocateValues(), new double[Weeks], new double[Weeks]);
        var (reached, count) = (0, 0);
        for (var draw = 0; draw < Normal.Draws.Count; draw++)
        {
            Normal.Values(draw, values);
            var (chain, iteration) = Math.DivRem(draw, Normal.Draws.Iterations);
            var rng = Rng.Create(Normal.Sampler.Seed, chain, iteration, (int)Inference.RngPurpose.Forecast);
            forecast.Load(values, ref rng);
            forecast.Expected(cells);
            for (var i = 0; i < 2000; i++, count++)
            {
                cells.CopyTo(noisy, 0);
                forecast.Scatter(ref rng, noisy);
                reached += noisy.Sum() >= goal ? 1 : 0;
            }
        }

        // Four standard errors of so many throws.
        Assert.Equal((double)reached / count, plan.Outcome!.GoalAfter!.Value, 4 * Math.Sqrt(0.25 / count));
        Assert.Equal(plan.Outcome.GoalAfter.Value, plan.Utility, 1e-12);
        Assert.True(plan.Outcome.GoalAfter > plan.Outcome.GoalBefore);
    }

    [Fact]
    public void Optimize_Goal_IsReachedWithMoreThanByAnySplitOfAGrid()
    {
        var goal = BudgetOptimizer.Optimize(Normal, Request(new MeanOutcome())).Outcome!.After.Q95;
        var plan = BudgetOptimizer.Optimize(Normal, Request(new ReachGoal(goal)));
        for (var i = 0; i <= 10; i++)
        {
            var tv = plan.Budget * i / 10;
            var other = BudgetOptimizer.Optimize(Normal, Request(new ReachGoal(goal)) with { Limits = [new SpendLimit { Statement = "tv", Channels = ["tv"], Least = tv, Most = tv }] });

            Assert.True(plan.Outcome!.GoalAfter >= other.Outcome!.GoalAfter - 1e-9);
        }
    }

    [Fact]
    public void Optimize_TargetProbability_IsReachedAtLeastCost()
    {
        var given = BudgetOptimizer.Optimize(Normal, Request(new ReachGoal(6800)));
        var probability = given.Outcome!.GoalAfter!.Value;
        var plan = BudgetOptimizer.Optimize(Normal, Request(new ReachGoal(6800)) with { Target = new TargetProbability(probability) });
        var less = BudgetOptimizer.Optimize(Normal, Request(new ReachGoal(6800)) with { Target = new FixedBudget(0.9 * plan.Budget, IsCeiling: true) });

        Assert.InRange(probability, 0.05, 0.95);
        Assert.True(plan.Outcome!.GoalAfter >= probability);
        Assert.InRange(plan.Budget, 0.9 * given.Budget, 1.02 * given.Budget);
        Assert.True(less.Outcome!.GoalAfter < probability);
        Assert.True(less.Budget <= 0.9 * plan.Budget * (1 + 1e-6));
        Assert.Equal(10 * plan.PastBudget, plan.Ceiling!.Value, plan.PastBudget * 1e-6);
    }

    [Fact]
    public void Optimize_TargetProbabilityOfTheEffect_IsReached()
    {
        var given = BudgetOptimizer.Optimize(Normal, new BudgetRequest { Periods = Weeks });
        var plan = BudgetOptimizer.Optimize(Normal, new BudgetRequest { Periods = Weeks, Risk = new ReachGoal(given.EffectAfter.Mean), Target = new TargetProbability(0.8) });

        Assert.InRange(plan.Utility, 0.8, 1);
        Assert.True(plan.Budget > given.Budget);
        Assert.Null(plan.Outcome);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Optimize_AnyNumberOfThreads_GivesTheSameBits(int threads)
    {
        var (a, b) = (BudgetOptimizer.Optimize(Normal, Request(new WorstMean(0.2))), BudgetOptimizer.Optimize(Normal, Request(new WorstMean(0.2)) with { Threads = threads }));

        Assert.Equal(a.Channels.SelectMany(static c => c.Spend), b.Channels.SelectMany(static c => c.Spend));
        Assert.Equal(a.Outcome!.After, b.Outcome!.After);
    }

    [Fact]
    public void Optimize_StudentTErrors_SamplesTheNoise()
    {
        var fit = Fit(new StudentTErrors());
        var plan = BudgetOptimizer.Optimize(fit, Request(new ReachGoal(6500), fit));

        Assert.Equal(OutcomeNoise.Sampled, plan.Outcome!.Noise);
        Assert.InRange(plan.Outcome.GoalAfter!.Value, 0, 1);
        // Ten outcomes per draw count one each.
        Assert.Equal(Math.Round(10 * plan.Draws * plan.Outcome.GoalAfter.Value), 10 * plan.Draws * plan.Outcome.GoalAfter.Value, 1e-6);
    }

    [Fact]
    public void Optimize_NoiseAndMore_MakesTheBetterPlanHarderToSee()
    {
        // Under a ceiling the old plan stays what it was, and three times its spend brings more for sure.
        var plan = BudgetOptimizer.Optimize(Normal, Request(new MeanOutcome()) with { Target = new FixedBudget(3 * Past(Normal), IsCeiling: true) });

        Assert.Equal(1, plan.ProbabilityBetter);
        Assert.InRange(plan.Outcome!.ProbabilityHigher, 0.5, 0.95);
    }

    [Fact]
    public void Optimize_OtherPricesAssumed_MovesTheOutcomeAndNotTheEffect()
    {
        var (assumed, request) = (Normal.Model.Panel.Continue(Weeks), Request(new MeanOutcome()));
        var values = (double[])assumed.Series["price"].Values.Clone();
        for (var t = 1; t <= Weeks; t++)
            values[^t] += 5;
        var (usual, dear) = (BudgetOptimizer.Optimize(Normal, request), BudgetOptimizer.Optimize(Normal, request with { Future = assumed.WithSeries(assumed.Series["price"] with { Values = values }) }));

        Assert.False(usual.Outcome!.IsGiven);
        Assert.True(dear.Outcome!.IsGiven);
        Assert.NotEqual(usual.Outcome.After.Mean, dear.Outcome.After.Mean);
        Assert.Equal(usual.EffectAfter.Mean, dear.EffectAfter.Mean, usual.EffectAfter.Mean * 1e-3);
    }

    [Fact]
    public void Effect_InPeriods_IsTheSumOfTheirRowsWithItsDerivative()
    {
        var (horizon, values, outcome) = (PlanHorizon.After(Normal.Model, Weeks), Normal.Model.AllocateValues(), Normal.Model.CreateSimulator());
        Normal.Values(3, values);
        outcome.Load(values);
        var (simulator, response) = (new PlanSimulator(horizon), outcome.Respond(horizon));
        double[] spend = [50, 0, 80, 20, 0, 60], rows = new double[Weeks], gradient = new double[Weeks];
        simulator.EffectByRow(response, 0, spend, rows);

        Assert.Equal(rows.Sum(), simulator.Effect(response, 0, spend, gradient, Yardstick.InPeriods), 1e-9);
        Assert.True(simulator.Effect(response, 0, spend) > rows.Sum());
        var (more, less) = ((double[])spend.Clone(), (double[])spend.Clone());
        (more[5], less[5]) = (spend[5] + 1e-4, spend[5] - 1e-4);
        var slope = (simulator.Effect(response, 0, more, [], Yardstick.InPeriods) - simulator.Effect(response, 0, less, [], Yardstick.InPeriods)) / 2e-4;
        Assert.Equal(slope, gradient[5], Math.Abs(slope) * 1e-6);
    }

    [Fact]
    public void Optimize_QuestionsThatMakeNoSense_AreRefused()
    {
        Assert.Contains("one of the media", Message(Request(new MeanOutcome()) with { Target = new TargetRoi(1) }), StringComparison.Ordinal);
        Assert.Contains("matters for the outcome only", Message(new BudgetRequest { Periods = Weeks, Future = Normal.Model.Panel.Continue(Weeks) }), StringComparison.Ordinal);
        Assert.Contains("are assumed", Message(Request(new MeanOutcome()) with { Future = Normal.Model.Panel.Continue(Weeks + 1) }), StringComparison.Ordinal);
        Assert.Contains("needs a goal", Message(Request(new MeanOutcome()) with { Target = new TargetProbability(0.9) }), StringComparison.Ordinal);
        Assert.Contains("is not possible", Message(Request(new ReachGoal(1)) with { Target = new TargetProbability(1.2) }), StringComparison.Ordinal);

        static string Message(BudgetRequest request) => Assert.Throws<InvalidInputException>(() => BudgetOptimizer.Optimize(Normal, request)).Message;
    }
}
