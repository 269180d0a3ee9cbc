using MediaMix.Testing;

namespace MediaMix.Analysis.Tests;

public class BudgetOptimizerTests
{
    static readonly FittedModel National = HandMadeFit.Create(Spec(), SmallWorld.Panel(), iterations: 20).Fit;

    static readonly FittedModel Panel = HandMadeFit.Create(SmallPanel.Spec(), SmallPanel.Create(), iterations: 10).Fit;

    static ModelSpec Spec() => new()
    {
        Outcome = "sales",
        Channels =
        [
            new ChannelSpec { Name = "tv", Spend = "tv_spend", Strength = new RoiStrength(new LogNormalPrior(0.2, 0.5)) },
            new ChannelSpec { Name = "search", Spend = "search_spend", Exposure = "clicks", Strength = new RoiStrength(new LogNormalPrior(0.2, 0.5)) },
            new ChannelSpec { Name = "video", Spend = "video_spend", Saturation = new LogisticSaturation(), Strength = new RoiStrength(new LogNormalPrior(0.2, 0.5)) },
            new ChannelSpec { Name = "email", Exposure = "emails" },
        ],
    };

    static BudgetRequest Request(params SpendLimit[] limits) => new() { Periods = 6, Limits = limits };

    static double Spend(BudgetPlan plan, string channel) => plan.Channels.Single(c => c.Allocation.Channel == channel).Allocation.SpendAfter;

    [Fact]
    public void Optimize_DefaultRequest_SpendsWhatWasSpentAndBringsMore()
    {
        var plan = BudgetOptimizer.Optimize(National, Request());

        Assert.Equal(plan.PastBudget, plan.Budget, plan.PastBudget * 1e-9);
        Assert.Equal(plan.PastBudget, plan.ReferenceBudget, plan.PastBudget * 1e-9);
        Assert.True(plan.Gain.Mean > 0);
        Assert.InRange(plan.ProbabilityBetter, 0.5, 1);
        Assert.InRange(plan.Certificate.Gap, 0, 2e-3);
        Assert.Equal(["tv", "search", "video"], plan.Channels.Select(static c => c.Allocation.Channel));
        Assert.Equal(["email"], plan.NotPlanned.Select(static c => c.Channel));
    }

    [Fact]
    public void Optimize_AnyPlan_BringsWhatTheSimulatorSays()
    {
        var plan = BudgetOptimizer.Optimize(National, Request());
        var horizon = PlanHorizon.After(National.Model, 6);
        var (simulator, outcome, values) = (new PlanSimulator(horizon), National.Model.CreateSimulator(), National.Model.AllocateValues());
        var total = 0.0;
        for (var draw = 0; draw < National.Draws.Count; draw++)
        {
            National.Values(draw, values);
            outcome.Load(values);
            var response = outcome.Respond(horizon);
            total += Enumerable.Range(0, 3).Sum(m => simulator.Effect(response, m, plan.Channels[m].Spend)) / National.Draws.Count;
        }

        Assert.Equal(total, plan.EffectAfter.Mean, Math.Abs(total) * 1e-9);
        Assert.Equal(total, plan.Certificate.Value, Math.Abs(total) * 1e-6);
    }

    [Fact]
    public void Optimize_TwoChannels_IsBetterThanEverySplitOfAGrid()
    {
        var spec = Spec() with { Channels = [Spec().Channels[0], Spec().Channels[1]] };
        var fit = HandMadeFit.Create(spec, SmallWorld.Panel(), iterations: 8).Fit;
        var plan = BudgetOptimizer.Optimize(fit, Request());
        var best = 0.0;
        for (var i = 0; i <= 10; i++)
        {
            var tv = plan.Budget * i / 10;
            var other = BudgetOptimizer.Optimize(fit, Request(
                new SpendLimit { Statement = "tv", Channels = ["tv"], Least = tv, Most = tv }));
            best = Math.Max(best, other.EffectAfter.Mean);
        }

        Assert.True(plan.EffectAfter.Mean >= best * (1 - 1e-6));
    }

    [Fact]
    public void Optimize_Limits_AreKept()
    {
        var free = BudgetOptimizer.Optimize(National, Request());
        var tv = free.Channels[0].Allocation.SpendBefore;
        var plan = BudgetOptimizer.Optimize(National, Request(
            new SpendLimit { Statement = "tv close", Channels = ["tv"], Least = 0.9, Most = 1.1, IsRelative = true },
            new SpendLimit { Statement = "pair", Channels = ["tv", "search"], Most = 0.7 * free.Budget },
            new SpendLimit { Statement = "last weeks", From = 4, To = 5, Most = 0.3 * free.Budget }) with { Detail = PlanDetail.Period });

        Assert.InRange(Spend(plan, "tv"), 0.9 * tv * (1 - 1e-6), 1.1 * tv * (1 + 1e-6));
        Assert.True(Spend(plan, "tv") + Spend(plan, "search") <= 0.7 * free.Budget * (1 + 1e-6));
        Assert.True(plan.Channels.Sum(static c => c.Spend[4] + c.Spend[5]) <= 0.3 * free.Budget * (1 + 1e-6));
        Assert.Equal(free.Budget, plan.Budget, free.Budget * 1e-6);
        Assert.All(plan.Channels, static c => Assert.All(c.Spend, static s => Assert.True(s >= 0)));
    }

    [Fact]
    public void Optimize_BoundThatBinds_IsNamed()
    {
        var free = BudgetOptimizer.Optimize(National, Request());
        var grown = free.Channels.OrderByDescending(static c => c.Allocation.SpendAfter - c.Allocation.SpendBefore).First().Allocation;
        var plan = BudgetOptimizer.Optimize(National, Request(
            new SpendLimit { Statement = "no more for it", Channels = [grown.Channel], Most = 0.5 * (grown.SpendBefore + grown.SpendAfter) }));

        Assert.Equal("no more for it", plan.Channels.Single(c => c.Allocation.Channel == grown.Channel).HeldDownBy);
        Assert.Equal(["no more for it"], plan.Binding);
    }

    /// <summary>What is booked stays where it was booked, not only in total.</summary>
    [Theory]
    [InlineData(PlanDetail.Period)]
    [InlineData(PlanDetail.Channel)]
    public void Optimize_FixedChannel_StaysAsItWasInEveryPeriod(PlanDetail detail)
    {
        var plan = BudgetOptimizer.Optimize(National, Request(new SpendLimit { Statement = "tv fixed", Channels = ["tv"], Least = 1, Most = 1, IsRelative = true, IsPerDecision = true }) with { Detail = detail });
        var tv = plan.Channels.Single(static c => c.Allocation.Channel == "tv");

        Agreement.Within(1e-9, tv.Reference, tv.Spend);
        Assert.Contains(plan.Channels, static c => Math.Abs(c.Allocation.Change) > 0.01);
    }

    [Fact]
    public void Optimize_FixedChannelOfAPanel_StaysAsItWasInEveryGeo()
    {
        var plan = BudgetOptimizer.Optimize(Panel, Request(new SpendLimit { Statement = "tv fixed", Channels = ["tv"], Least = 1, Most = 1, IsRelative = true, IsPerDecision = true }) with { Detail = PlanDetail.Cell });
        var tv = plan.Channels.Single(static c => c.Allocation.Channel == "tv");

        Agreement.Within(1e-9, tv.Reference, tv.Spend);
    }

    /// <summary>A limit above every period presses on a channel that another keeps from falling further: what it would do without the limits is fall.</summary>
    [Fact]
    public void Optimize_TwoLimitsThatBind_NamesTheOneThatDecides()
    {
        var free = BudgetOptimizer.Optimize(National, Request() with { Detail = PlanDetail.Period });
        foreach (var wanted in free.Channels)
        {
            var (name, total) = (wanted.Allocation.Channel, wanted.Allocation.SpendAfter);
            foreach (var more in new[] { true, false })
            {
                var hold = new SpendLimit { Statement = "hold", Channels = [name], Least = more ? 1.4 * total : null, Most = more ? null : 0.6 * total };
                var each = new SpendLimit { Statement = "each", Channels = [name], IsPerPeriod = true, Least = more ? null : 0.02 * total, Most = more ? 0.27 * total : null };
                var decision = BudgetOptimizer.Optimize(National, Request(hold, each) with { Detail = PlanDetail.Period }).Channels.Single(c => c.Allocation.Channel == name);

                Assert.Equal(more ? (null, "hold") : ("hold", null), (decision.HeldDownBy, decision.HeldUpBy));
            }
        }
    }

    [Fact]
    public void Optimize_FrontierWhereNoMoreCanBeSpent_HasNoNextUnit()
    {
        string[] channels = ["tv", "search", "video"];
        var plan = BudgetOptimizer.Optimize(National, Request([.. channels.Select(static c => new SpendLimit { Statement = c, Channels = [c], Least = 0.7, Most = 1.3, IsRelative = true })]), withFrontier: true);

        var last = plan.Frontier[^1];
        Assert.Equal(1.3 * plan.Budget, last.Budget, 1e-6 * plan.Budget);
        Assert.Equal(double.NaN, last.MarginalReturn);
        Assert.All(plan.Frontier.SkipLast(1), static point => Assert.True(point.MarginalReturn > 0));
    }

    [Fact]
    public void Optimize_LimitsThatClash_AreNamed()
    {
        var fault = Assert.Throws<InvalidInputException>(() => BudgetOptimizer.Optimize(National, Request(
            new SpendLimit { Statement = "tv large", Channels = ["tv"], Least = 900 },
            new SpendLimit { Statement = "search large", Channels = ["search"], Least = 300 },
            new SpendLimit { Statement = "video small", Channels = ["video"], Most = 1e6 }) with { Target = new FixedBudget(1000) })).Faults[0].Message;

        Assert.Equal("No plan can keep all of these: exactly 1,000 in all; tv large; search large.", fault);
    }

    [Fact]
    public void Optimize_TargetOutcome_IsReachedAtLeastCost()
    {
        var given = BudgetOptimizer.Optimize(National, Request());
        var plan = BudgetOptimizer.Optimize(National, Request() with { Target = new TargetOutcome(given.EffectAfter.Mean) });

        Assert.InRange(plan.EffectAfter.Mean, given.EffectAfter.Mean * (1 - 1e-9), given.EffectAfter.Mean * 1.01);
        Assert.InRange(plan.Budget, 0.95 * given.Budget, 1.01 * given.Budget);
    }

    [Fact]
    public void Optimize_TargetRoi_IsTheReturnOfTheWholePlan()
    {
        var given = BudgetOptimizer.Optimize(National, Request());
        var roi = 0.8 * given.EffectAfter.Mean / given.Budget;
        var plan = BudgetOptimizer.Optimize(National, Request() with { Target = new TargetRoi(roi) });

        Assert.InRange(plan.EffectAfter.Mean / plan.Budget, roi * (1 - 1e-9), roi * 1.01);
        Assert.True(plan.Budget > given.Budget);
    }

    [Fact]
    public void Optimize_TargetMarginalRoi_IsTheReturnOfTheNextUnit()
    {
        var given = BudgetOptimizer.Optimize(National, Request());
        var plan = BudgetOptimizer.Optimize(National, Request() with { Target = new TargetMarginalRoi(given.BudgetPrice) });

        Assert.InRange(plan.Budget, 0.9 * given.Budget, 1.1 * given.Budget);
    }

    [Fact]
    public void Optimize_CeilingWithMargin_NeverEarnsLessThanTheOldPlan()
    {
        var given = BudgetOptimizer.Optimize(National, Request());
        var margin = 1 / given.BudgetPrice;
        var plan = BudgetOptimizer.Optimize(National, Request() with { Target = new FixedBudget(3 * given.Budget, IsCeiling: true), Margin = UnitValue.Of(margin) });

        Assert.True(plan.ProfitGain!.Value.Mean > 0);
        Assert.InRange(plan.Budget, 0.9 * given.Budget, 1.1 * given.Budget);
    }

    [Theory]
    [InlineData(PlanDetail.Channel)]
    [InlineData(PlanDetail.Period)]
    [InlineData(PlanDetail.Geo)]
    [InlineData(PlanDetail.Cell)]
    public void Optimize_Panel_DecidesWhatWasAsked(PlanDetail detail)
    {
        var plan = BudgetOptimizer.Optimize(Panel, new BudgetRequest { Periods = 4, Detail = detail });

        Assert.Equal(plan.PastBudget, plan.Channels.Sum(static c => c.Spend.Sum()), plan.PastBudget * 1e-6);
        Assert.True(plan.Gain.Mean >= -1e-9 * Math.Abs(plan.EffectBefore.Mean));
    }

    [Fact]
    public void Optimize_MoreFreedom_NeverBringsLess()
    {
        var byChannel = BudgetOptimizer.Optimize(Panel, new BudgetRequest { Periods = 4 });
        var byGeo = BudgetOptimizer.Optimize(Panel, new BudgetRequest { Periods = 4, Detail = PlanDetail.Geo });
        var byCell = BudgetOptimizer.Optimize(Panel, new BudgetRequest { Periods = 4, Detail = PlanDetail.Cell });

        Assert.True(byGeo.EffectAfter.Mean >= byChannel.EffectAfter.Mean * (1 - 1e-3));
        Assert.True(byCell.EffectAfter.Mean >= byGeo.EffectAfter.Mean * (1 - 1e-3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Optimize_AnyNumberOfThreads_GivesTheSameBits(int threads)
    {
        var (a, b) = (BudgetOptimizer.Optimize(National, Request()), BudgetOptimizer.Optimize(National, Request() with { Threads = threads }));

        Assert.Equal(a.Channels.SelectMany(static c => c.Spend), b.Channels.SelectMany(static c => c.Spend));
        Assert.Equal(a.Certificate, b.Certificate);
        Assert.Equal(a.Gain, b.Gain);
    }

    [Fact]
    public void Optimize_TargetsUnderLimitsFarBelowTheCeiling_AreReached()
    {
        var within = new[] { "tv", "search", "video" }.Select(static name => new SpendLimit { Statement = name, Channels = [name], Least = 0.5, Most = 1.2, IsRelative = true }).ToArray();
        var free = BudgetOptimizer.Optimize(National, Request(within));
        var outcome = BudgetOptimizer.Optimize(National, Request(within) with { Target = new TargetOutcome(0.9 * free.EffectAfter.Mean) });
        var roi = BudgetOptimizer.Optimize(National, Request(within) with { Target = new TargetRoi(0.5 * free.EffectAfter.Mean / free.Budget) });

        Assert.InRange(outcome.EffectAfter.Mean, 0.9 * free.EffectAfter.Mean * (1 - 1e-9), 0.91 * free.EffectAfter.Mean);
        Assert.InRange(roi.Budget, 1.19 * free.PastBudget, 1.2001 * free.PastBudget);
    }

    [Fact]
    public void Optimize_Frontier_RisesAndItsNextUnitFalls()
    {
        var frontier = BudgetOptimizer.Optimize(National, Request(), withFrontier: true).Frontier;

        Assert.Equal(11, frontier.Count);
        for (var i = 1; i < frontier.Count; i++)
        {
            Assert.True(frontier[i].Effect.Mean > frontier[i - 1].Effect.Mean);
            Assert.Equal(frontier[i].Budget, frontier[i].Spend.Sum(), frontier[i].Budget * 1e-6);
        }
    }

    [Fact]
    public void Optimize_WrongQuestion_NamesAllFaults()
    {
        var faults = Assert.Throws<InvalidInputException>(() => BudgetOptimizer.Optimize(National, Request(
            new SpendLimit { Statement = "one", Channels = ["tw"], Most = 5 },
            new SpendLimit { Statement = "two", Channels = ["email"], Most = 5 },
            new SpendLimit { Statement = "three", From = 3, To = 9, Least = 5, Most = 2 }) with { Detail = PlanDetail.Geo, Risk = new OutcomeQuantile(2) })).Faults;

        Assert.Equal(6, faults.Count);
        Assert.Contains(faults, static f => f.Remedy == "Did you mean tv?");
    }
}
