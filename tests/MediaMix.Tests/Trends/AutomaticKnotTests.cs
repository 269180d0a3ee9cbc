using MediaMix.Testing;

namespace MediaMix.Tests;

/// <summary>What binding makes of knots that are to be found.</summary>
public class AutomaticKnotTests
{
    static readonly KnotTrend Automatic = new() { Choice = KnotChoice.Automatic, Value = new NormalPrior(1, 0.5) };

    [Fact]
    public void Bind_AutomaticKnots_StatesTheChosenOnes()
    {
        var panel = SmallWorld.Panel();
        var model = BoundModel.Bind(SmallWorld.WithBaseline(new BaselineSpec { Trend = Automatic }), panel);

        var knots = Assert.IsType<KnotTrend>(model.Spec.Baseline.Trend);
        Assert.Equal(KnotChoice.Even, knots.Choice);
        Assert.Null(knots.Count);
        var rows = KnotSelection.Rows(panel.FittedOutcome, panel.Periods, model.Spec.Channels.Count + model.Spec.Controls.Count);
        Assert.Equal(rows.Select(panel.Window.Label), knots.At!);
        Assert.Equal(rows.Length, model.Parameters.Count(static p => p.Name.StartsWith("trend.knot[", StringComparison.Ordinal)));
    }

    [Fact]
    public void Bind_TheCompletedModelToOtherOutcomes_KeepsItsKnots()
    {
        var completed = BoundModel.Bind(SmallWorld.WithBaseline(new BaselineSpec { Trend = Automatic }), SmallWorld.Panel(seed: 1)).Spec;

        var again = BoundModel.Bind(completed, SmallWorld.Panel(seed: 2)).Spec;

        Assert.Equal(completed.Baseline.Trend, again.Baseline.Trend);
        Assert.NotEqual(((KnotTrend)completed.Baseline.Trend!).At, ((KnotTrend)BoundModel.Bind(SmallWorld.WithBaseline(new BaselineSpec { Trend = Automatic }), SmallWorld.Panel(seed: 2)).Spec.Baseline.Trend!).At);
    }

    [Fact]
    public void Bind_AutomaticKnotsAsAWalk_AreAWalkBetweenTheChosenOnes()
    {
        var model = BoundModel.Bind(SmallWorld.WithBaseline(new BaselineSpec { Trend = new KnotTrend { Choice = KnotChoice.Automatic } }), SmallWorld.Panel());

        var knots = Assert.IsType<KnotTrend>(model.Spec.Baseline.Trend);
        Assert.NotNull(knots.Innovation);
        Assert.Equal(knots.At!.Count - 1, model.Parameters.Count(static p => p.Name.StartsWith("trend.step[", StringComparison.Ordinal)));
    }

    [Fact]
    public void Bind_AKnotInEveryPeriod_IsAWalkOfAsManySteps()
    {
        var model = BoundModel.Bind(SmallWorld.WithBaseline(new BaselineSpec { Trend = new KnotTrend { Choice = KnotChoice.EveryPeriod } }), SmallWorld.Panel());

        Assert.Equal(SmallWorld.Periods, ((KnotTrend)model.Spec.Baseline.Trend!).Count);
    }

    [Fact]
    public void Bind_TooFewPeriodsToChooseFrom_SaysHowManyAreNeeded()
    {
        var panel = SmallWorld.Panel(isMissing: static t => t >= 4);
        var spec = SmallWorld.WithBaseline(new BaselineSpec { Trend = Automatic });

        var fault = Assert.Throws<InvalidInputException>(() => BoundModel.Bind(spec, panel));

        var drivers = spec.Channels.Count + spec.Controls.Count;
        Assert.Contains($"from 4 periods with a known outcome beside {drivers} channels and controls: at least {drivers + 4} are needed", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_AutomaticKnotsOfAPanel_AreChosenFromOutcomesPerInhabitant()
    {
        var panel = SmallPanel.Create();
        var spec = SmallPanel.Spec() with { Baseline = new BaselineSpec { Trend = Automatic, Seasonality = [] } };

        var knots = Assert.IsType<KnotTrend>(BoundModel.Bind(spec, panel).Spec.Baseline.Trend);

        var perInhabitant = panel.FittedOutcome.Select((y, cell) => y / SmallPanel.Population[cell / panel.Periods]).ToArray();
        Assert.Equal(KnotSelection.Rows(perInhabitant, panel.Periods, spec.Channels.Count + spec.Controls.Count).Select(panel.Window.Label), knots.At!);
    }

    [Fact]
    public void Bind_IndependentKnotsInEveryPeriodOfAPanel_AreAllowed()
    {
        var panel = SmallPanel.Create();
        var spec = SmallPanel.Spec() with { Baseline = new BaselineSpec { Trend = new KnotTrend { Choice = KnotChoice.EveryPeriod, Value = new NormalPrior(0, 1) }, Seasonality = [] } };

        Assert.Equal(panel.Periods, BoundModel.Bind(spec, panel).Parameters.Count(static p => p.Name.StartsWith("trend.knot[", StringComparison.Ordinal) && !p.Name.Contains("][", StringComparison.Ordinal)));
    }

    /// <summary>What is left open of a trend takes its default; how geos differ in it is not left open here.</summary>
    [Fact]
    public void Bind_TrendWithPoolingButWithoutPrior_KeepsItsPooling()
    {
        TrendSpec[] trends = [new LinearTrend(), new PiecewiseTrend(), new RandomWalkTrend(), new KnotTrend(), new GaussianProcessTrend()];
        foreach (var trend in trends)
        {
            var spec = SmallPanel.Spec() with { Baseline = new BaselineSpec { Trend = trend with { Pooling = new HierarchicalPooling(new HalfNormalPrior(0.07)) }, Seasonality = [] } };

            var pooling = Assert.IsType<HierarchicalPooling>(BoundModel.Bind(spec, SmallPanel.Create()).Spec.Baseline.Trend!.Pooling);
            Assert.Equal(new HalfNormalPrior(0.07), pooling.Sd);
        }
    }
}
