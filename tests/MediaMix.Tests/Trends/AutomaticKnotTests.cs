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
}
