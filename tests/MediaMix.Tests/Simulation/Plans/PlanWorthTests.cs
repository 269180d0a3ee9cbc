using MediaMix.Testing;

namespace MediaMix.Tests.Simulation.Plans;

/// <summary>Effects of plans in money, row by row.</summary>
public class PlanWorthTests
{
    const string Column = "worth";

    static Panel Priced(int periods = SmallWorld.Periods)
    {
        var panel = SmallWorld.Panel(periods);
        return panel.WithSeries(new Series(Column, SeriesUnit.Plain, [.. Enumerable.Range(0, panel.Axis.Count).Select(static t => 3 + t % 7 + 0.1 * t)]));
    }

    static ModelSpec Spec(bool isLog) => SmallWorld.Full() with
    {
        Likelihood = isLog ? new LogNormalErrors() : new NormalErrors(),
        UnitValue = UnitValue.In(Column),
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ChannelEffects_InMoney_AreTheNumeratorsOfRoi(bool isLog)
    {
        var model = BoundModel.Bind(Spec(isLog), Priced());
        var horizon = PlanHorizon.Inside(model, 0, model.Panel.Periods, UnitValue.In(Column));
        var (plan, effects) = (new PlanSimulator(horizon), new double[2]);
        var simulator = ParameterPoint.Simulator(model, ParameterPoint.Draw(model, 1));
        var response = simulator.Respond(horizon);
        double[] spend = [.. horizon.PastSpend(0), .. horizon.PastSpend(1)];
        foreach (var unit in new[] { Yardstick.Value, Yardstick.Margin })
        {
            plan.ChannelEffects(response, [0, 1], spend, effects, unit);
            Agreement.Within(1e-10, simulator.WindowWorth(0), effects[0]);
            Agreement.Within(1e-10, simulator.WindowWorth(1), effects[1]);
            Agreement.Within(1e-10, simulator.WindowWorth([0, 1]), plan.JointEffect(response, [0, 1], spend, [], unit));
        }
        plan.ChannelEffects(response, [0, 1], spend, effects);
        Agreement.Within(1e-10, simulator.WindowEffect(0), effects[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gradient_InMoney_IsTheDifferenceQuotient(bool isLog)
    {
        var model = BoundModel.Bind(Spec(isLog), Priced());
        var horizon = PlanHorizon.After(model, 6, UnitValue.Of(2.5));
        var (plan, response) = (new PlanSimulator(horizon), ParameterPoint.Simulator(model, ParameterPoint.Draw(model, 2)).Respond(horizon));
        double[] spend = [.. Enumerable.Range(0, 12).Select(static t => 20.0 + 3 * t)];
        var gradient = new double[12];
        plan.JointEffect(response, [0, 1], spend, gradient, Yardstick.Value);
        for (var cell = 0; cell < spend.Length; cell++)
        {
            var difference = (At(cell, 1e-4) - At(cell, -1e-4)) / 2e-4;
            Assert.Equal(difference, gradient[cell], 1e-5 * Math.Abs(difference));
        }
        Agreement.Within(1e-12, 2.5 * plan.JointEffect(response, [0, 1], spend, []), plan.JointEffect(response, [0, 1], spend, [], Yardstick.Margin));

        double At(int cell, double step)
        {
            var moved = (double[])spend.Clone();
            moved[cell] += step;
            return plan.JointEffect(response, [0, 1], moved, [], Yardstick.Value);
        }
    }

    [Fact]
    public void After_AColumnOfValues_GoesOnAsAYearBefore()
    {
        var (year, less) = (BoundModel.Bind(Spec(false), Priced(60)), BoundModel.Bind(Spec(false), Priced()));
        var known = year.Panel.WindowOf(Column);

        Assert.Equal(known[8..12], PlanHorizon.After(year, 4).Worth(Yardstick.Value).Rows![0][..4]);
        Assert.Equal(known[8..12].Average(), PlanHorizon.After(year, 4).MeanWorth(Yardstick.Value), 1e-12);
        Assert.Equal(less.Panel.WindowOf(Column)[^4..], PlanHorizon.After(less, 4).Worth(Yardstick.Value).Rows![0][..4]);
        // Behind the plan a unit is worth what it was in its last period.
        Assert.All(PlanHorizon.After(year, 4).Worth(Yardstick.Value).Rows![0][3..], worth => Assert.Equal(known[11], worth));
    }

    [Fact]
    public void Continue_AYearOfData_RepeatsIt()
    {
        var panel = SmallWorld.Panel(60, SmallWorld.History);
        var longer = panel.Continue(55);
        var (before, after) = (panel.WindowOf("price"), longer.WindowOf("price"));

        Assert.Equal(before, after[..60]);
        Assert.Equal(before[8..60], after[60..112]);
        Assert.Equal(before[8..11], after[112..]);
        Assert.Equal(panel.Categorical["region"].Codes[^52], longer.Categorical["region"].Codes[^55]);
        Assert.Equal(panel.Window.Date(59).AddDays(7 * 55), longer.Window.Date(114));
        Assert.All(longer.ObservedOutcome()[60..], static y => Assert.True(double.IsNaN(y)));
        Assert.Equal(panel.History, longer.History);
    }

    [Fact]
    public void Continue_LessThanAYear_RepeatsTheLastPeriods()
    {
        var panel = SmallWorld.Panel(30);
        Assert.Equal(panel.WindowOf("price")[^4..], panel.Continue(4).WindowOf("price")[^4..]);
    }
}
