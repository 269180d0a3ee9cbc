using MediaMix.Testing;

namespace MediaMix.Analysis.Tests;

/// <summary>Plans of models whose media multiply the outcome.</summary>
public class MultiplicativePlanTests
{
    static readonly FittedModel Fit = HandMadeFit.Create(Spec(1.0), SmallWorld.Panel(), iterations: 12).Fit;

    static ModelSpec Spec(double slope, double coefficient = 0.5) => new()
    {
        Outcome = "sales",
        Likelihood = new LogNormalErrors(),
        Noise = new NoiseSpec { Prior = new HalfNormalPrior(0.1) },
        Channels =
        [
            Channel("tv", "tv_spend", slope, coefficient),
            Channel("search", "search_spend", slope, 0.6 * coefficient),
            Channel("video", "video_spend", slope, 0.4 * coefficient),
            new ChannelSpec { Name = "email", Exposure = "emails" },
        ],
        Controls = [new ControlSpec { Column = "price" }],
    };

    static ChannelSpec Channel(string name, string spend, double slope, double coefficient) => new()
    {
        Name = name,
        Spend = spend,
        Saturation = new HillSaturation { Slope = new FixedPrior(slope) },
        Strength = new CoefficientStrength(new LogNormalPrior(Math.Log(coefficient), 0.2)),
    };

    static BudgetRequest Request(int periods = 6) => new() { Periods = periods };

    [Fact]
    public void Optimize_ConcaveModel_IsProvenAndBringsWhatTheSimulatorSays()
    {
        var plan = BudgetOptimizer.Optimize(Fit, Request());
        var horizon = PlanHorizon.After(Fit.Model, 6);
        var (simulator, outcome, values) = (new PlanSimulator(horizon), Fit.Model.CreateSimulator(), Fit.Model.AllocateValues());
        double[] spend = [.. plan.Channels.SelectMany(static c => c.Spend)];
        var (total, own, sum) = (0.0, new double[3], new double[3]);
        for (var draw = 0; draw < Fit.Draws.Count; draw++)
        {
            Fit.Values(draw, values);
            outcome.Load(values);
            var response = outcome.Respond(horizon);
            total += simulator.JointEffect(response, [0, 1, 2], spend, []) / Fit.Draws.Count;
            simulator.ChannelEffects(response, [0, 1, 2], spend, own);
            for (var m = 0; m < 3; m++)
                sum[m] += own[m] / Fit.Draws.Count;
        }

        Assert.True(plan.IsMultiplicative);
        Assert.Equal(CertificateKind.Concave, plan.Certificate.Kind);
        Assert.InRange(plan.Certificate.Gap, 0, 1e-3);
        Assert.Equal(total, plan.EffectAfter.Mean, total * 1e-9);
        Assert.Equal(total, plan.Certificate.Value, total * 1e-6);
        Assert.Equal(plan.PastBudget, plan.Budget, plan.PastBudget * 1e-9);
        Assert.True(plan.Gain.Mean > 0);
        for (var m = 0; m < 3; m++)
            Assert.Equal(sum[m], plan.Channels[m].Allocation.EffectAfter.Mean, total * 1e-9);
        // What is lost without one channel overlaps with what is lost without another.
        Assert.True(plan.Channels.Sum(static c => c.Allocation.EffectAfter.Mean) > plan.EffectAfter.Mean);
    }

    [Theory]
    [InlineData(1.0, 0.5)]
    [InlineData(2.5, 0.5)]
    [InlineData(1.0, 4.0)]
    public void Optimize_TwoChannels_IsBetterThanEverySplitOfAGridAndBelowItsBound(double slope, double coefficient)
    {
        var spec = Spec(slope, coefficient);
        var fit = HandMadeFit.Create(spec with { Channels = [spec.Channels[0], spec.Channels[1]] }, SmallWorld.Panel(), iterations: 5).Fit;
        var plan = BudgetOptimizer.Optimize(fit, Request());
        var horizon = PlanHorizon.After(fit.Model, 6);
        var (simulator, outcome, values) = (new PlanSimulator(horizon), fit.Model.CreateSimulator(), fit.Model.AllocateValues());
        var shape = new[] { 0, 1 }.Select(m => horizon.PastSpend(m)).Select(static past => past.Select(x => x / past.Sum()).ToArray()).ToArray();
        var best = 0.0;
        for (var i = 0; i <= 200; i++)
            best = Math.Max(best, Mean([.. shape[0].Select(x => x * plan.Budget * i / 200), .. shape[1].Select(x => x * plan.Budget * (200 - i) / 200)]));

        Assert.True(plan.EffectAfter.Mean >= best * (1 - 1e-6), $"{plan.EffectAfter.Mean} against {best} of the grid");
        Assert.True(plan.Certificate.Bound >= best);
        Assert.NotEqual(CertificateKind.BestFound, plan.Certificate.Kind);

        double Mean(double[] spend)
        {
            var total = 0.0;
            for (var draw = 0; draw < fit.Draws.Count; draw++)
            {
                fit.Values(draw, values);
                outcome.Load(values);
                total += simulator.JointEffect(outcome.Respond(horizon), [0, 1], spend, []) / fit.Draws.Count;
            }
            return total;
        }
    }

    [Fact]
    public void Optimize_Marginals_AreTheReturnOfOnePercentMoreOfAll()
    {
        var plan = BudgetOptimizer.Optimize(Fit, Request());
        var price = plan.BudgetPrice;

        // At the optimum the next unit of every channel returns the same: the price of the budget.
        foreach (var a in plan.Channels.Select(static c => c.Allocation).Where(a => a.SpendAfter > 0.01 * plan.Budget))
            Assert.InRange(a.MarginalAfter!.Value.Mean, 0.95 * price, 1.02 * price);
    }

    [Fact]
    public void Optimize_CurvesAndMoves_AreAmongTheOtherChannelsOfTheNewPlan()
    {
        var plan = BudgetOptimizer.Optimize(Fit, Request());
        foreach (var c in plan.Channels.Where(static c => c.Allocation.SpendAfter > 0))
        {
            var at = c.Curve.Spend.ToList().FindIndex(s => s >= c.Allocation.SpendAfter);
            Assert.InRange(c.Allocation.EffectAfter.Mean, c.Curve.Response.Mean[at - 1] * 0.999, c.Curve.Response.Mean[at] * 1.001);
            Assert.Equal(0, c.Curve.Response.Mean[0], 1e-9);
            Assert.True(c.MovedEffect.Mean >= 0);
        }
    }

    [Fact]
    public void Optimize_EveryQuestion_IsAnswered()
    {
        var given = BudgetOptimizer.Optimize(Fit, Request(), withFrontier: true);
        var outcome = BudgetOptimizer.Optimize(Fit, Request() with { Target = new TargetOutcome(0.9 * given.EffectAfter.Mean) });
        var periods = BudgetOptimizer.Optimize(Fit, Request() with { Detail = PlanDetail.Period });
        var cautious = BudgetOptimizer.Optimize(Fit, Request() with { Risk = new WorstMean(0.2) });
        var profit = BudgetOptimizer.Optimize(Fit, Request() with { Target = new FixedBudget(2 * given.Budget, IsCeiling: true), Margin = UnitValue.Of(1 / given.BudgetPrice) });

        Assert.Equal(11, given.Frontier.Count);
        Assert.InRange(outcome.EffectAfter.Mean, 0.9 * given.EffectAfter.Mean * (1 - 1e-9), 0.91 * given.EffectAfter.Mean);
        Assert.True(periods.EffectAfter.Mean >= given.EffectAfter.Mean * (1 - 1e-4));
        Assert.True(cautious.Utility >= cautious.UtilityBefore);
        Assert.InRange(profit.Budget, 0.85 * given.Budget, 1.15 * given.Budget);
    }
}
