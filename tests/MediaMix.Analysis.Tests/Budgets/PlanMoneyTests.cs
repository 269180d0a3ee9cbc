using MediaMix.Testing;

namespace MediaMix.Analysis.Tests;

/// <summary>Plans where a unit of the outcome is worth more, or earns more, in some periods and geos than in others.</summary>
public class PlanMoneyTests
{
    const string Column = "worth";

    /// <summary>Worth ten times as much in the last two periods as before.</summary>
    static Panel National()
    {
        var panel = SmallWorld.Panel();
        return panel.WithSeries(new Series(Column, SeriesUnit.Plain, [.. Enumerable.Range(0, SmallWorld.Periods).Select(static t => t >= SmallWorld.Periods - 2 ? 10.0 : 1)]));
    }

    static Panel Geos()
    {
        var panel = SmallPanel.Create();
        var rows = panel.Axis.Count;
        return panel.WithSeries(new Series(Column, SeriesUnit.Plain, [.. Enumerable.Range(0, panel.Geos.Count * rows).Select(cell => cell / rows == 1 ? 5.0 : 1)]));
    }

    static ModelSpec Spec => new()
    {
        Outcome = "sales",
        Channels =
        [
            new ChannelSpec { Name = "tv", Spend = "tv_spend", Strength = new RoiStrength(new LogNormalPrior(0.2, 0.5)) },
            new ChannelSpec { Name = "video", Spend = "video_spend", Saturation = new LogisticSaturation(), Strength = new RoiStrength(new LogNormalPrior(0.2, 0.5)) },
        ],
    };

    [Fact]
    public void Optimize_ValueOfLateUnits_PutsTheMoneyWhereTheyAreWorthMore()
    {
        var (plain, priced) = (HandMadeFit.Create(Spec, National()).Fit, HandMadeFit.Create(Spec with { UnitValue = UnitValue.In(Column) }, National()).Fit);
        var request = new BudgetRequest { Periods = 6, Detail = PlanDetail.Period };
        var (units, money) = (BudgetOptimizer.Optimize(plain, request), BudgetOptimizer.Optimize(priced, request));

        Assert.Equal(Yardstick.Outcome, units.Maximised);
        Assert.Null(units.Worth);
        Assert.Equal(Yardstick.Value, money.Maximised);
        Assert.Equal(4, money.UnitValue, 1e-12);
        Assert.False(money.IsYearBefore);
        Assert.True(Late(money) > Late(units) + 0.1, $"{Late(money)} against {Late(units)}");
        Assert.Equal(money.Certificate.Value, money.Worth!.Value.Mean, 1e-9 * money.Certificate.Value);
        Assert.True(money.WorthGain!.Value.Mean > 0);
        // In money every period counts for itself: the worth is between the least and the largest value times the effect.
        Assert.InRange(money.Worth.Value.Mean, money.EffectAfter.Mean, 10 * money.EffectAfter.Mean);

        static double Late(BudgetPlan plan) => plan.Channels.Sum(static c => c.Spend[^2..].Sum()) / plan.Budget;
    }

    [Fact]
    public void Optimize_ValueOfOneGeo_PutsTheMoneyThere()
    {
        var request = new BudgetRequest { Periods = 4, Detail = PlanDetail.Geo };
        var spec = SmallPanel.Spec();
        var (units, money) = (
            BudgetOptimizer.Optimize(HandMadeFit.Create(spec, Geos(), iterations: 8).Fit, request),
            BudgetOptimizer.Optimize(HandMadeFit.Create(spec with { UnitValue = UnitValue.In(Column) }, Geos(), iterations: 8).Fit, request));

        Assert.True(There(money) > There(units));

        static double There(BudgetPlan plan) => plan.Channels.Sum(static c => c.Spend[4..8].Sum()) / plan.Budget;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Optimize_MarginColumn_CountsEveryPeriodAtItsOwn(bool isLog)
    {
        var spec = Spec with
        {
            Likelihood = isLog ? new LogNormalErrors() : new NormalErrors(),
            Channels = [.. Spec.Channels.Select(c => c with { Strength = isLog ? new CoefficientStrength(new HalfNormalPrior(0.3)) : c.Strength })],
        };
        var fit = HandMadeFit.Create(spec, National()).Fit;
        var plan = BudgetOptimizer.Optimize(fit, new BudgetRequest { Periods = 6, Margin = UnitValue.In(Column) });
        var horizon = PlanHorizon.After(fit.Model, 6, UnitValue.In(Column));
        var (simulator, outcome, values) = (new PlanSimulator(horizon), fit.Model.CreateSimulator(), fit.Model.AllocateValues());
        double[] spend = [.. plan.Channels.SelectMany(static c => c.Spend)];
        var earned = 0.0;
        for (var draw = 0; draw < fit.Draws.Count; draw++)
        {
            fit.Values(draw, values);
            outcome.Load(values);
            earned += simulator.JointEffect(outcome.Respond(horizon), [0, 1], spend, [], Yardstick.Margin) / fit.Draws.Count;
        }

        Assert.Equal(Yardstick.Margin, plan.Maximised);
        Assert.Equal(4, plan.MeanMargin!.Value, 1e-12);
        Assert.Equal(earned - plan.Budget, plan.Profit!.Value.Mean, 1e-9 * earned);
        Assert.True(plan.ProfitGain!.Value.Mean > 0);
    }

    [Fact]
    public void Optimize_MarginColumnAtMost_SpendsWhileTheNextUnitEarnsItself()
    {
        var fit = HandMadeFit.Create(Spec, National()).Fit;
        var given = BudgetOptimizer.Optimize(fit, new BudgetRequest { Periods = 6, Margin = UnitValue.In(Column) });
        var plan = BudgetOptimizer.Optimize(fit, new BudgetRequest { Periods = 6, Target = new FixedBudget(30 * given.Budget, IsCeiling: true), Margin = UnitValue.In(Column) });

        Assert.True(plan.Budget < 30 * given.Budget);
        Assert.True(plan.Profit!.Value.Mean >= given.Profit!.Value.Mean);
    }

    [Fact]
    public void Optimize_TargetRoiInMoney_IsThatOfTheWholePlan()
    {
        var fit = HandMadeFit.Create(Spec with { UnitValue = UnitValue.In(Column) }, National()).Fit;
        var given = BudgetOptimizer.Optimize(fit, new BudgetRequest { Periods = 6 });
        var roi = 0.8 * given.Worth!.Value.Mean / given.Budget;
        var plan = BudgetOptimizer.Optimize(fit, new BudgetRequest { Periods = 6, Target = new TargetRoi(roi) });

        Assert.InRange(plan.Worth!.Value.Mean / plan.Budget, roi * (1 - 1e-9), roi * 1.01);
    }

    [Theory]
    [InlineData("missing", "no column missing")]
    [InlineData("price", null)]
    public void Optimize_MarginThatIsNone_IsAFault(string column, string? fault)
    {
        var fit = HandMadeFit.Create(Spec, National(), iterations: 3).Fit;
        var request = new BudgetRequest { Periods = 3, Margin = UnitValue.In(column) };

        if (fault is null)
            Assert.NotNull(BudgetOptimizer.Optimize(fit, request).Profit);
        else
            Assert.Contains(fault, Assert.Throws<InvalidInputException>(() => BudgetOptimizer.Optimize(fit, request)).Message, StringComparison.Ordinal);
    }
}
