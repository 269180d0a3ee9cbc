using MediaMix.Testing;

namespace MediaMix.Tests.Binding;

/// <summary>Returns in money of an outcome that counts units.</summary>
public class UnitValueTests
{
    const string Column = "value";

    static double Value(int geo, int t) => 8 + 3 * geo + 5 * ((t * t + geo) % 7);

    static Panel National(Func<int, int, double>? value = null) => With(SmallWorld.Panel(history: SmallWorld.History, kind: OutcomeKind.Units), value);

    static Panel Geos(Func<int, int, double>? value = null) => With(SmallPanel.Create(), value);

    static Panel With(Panel panel, Func<int, int, double>? value) => panel.WithSeries(new Series(
        Column, SeriesUnit.Plain, [.. Enumerable.Range(0, panel.Geos.Count * panel.Axis.Count).Select(cell => (value ?? Value)(cell / panel.Axis.Count, cell % panel.Axis.Count - panel.History))]));

    /// <summary>A strength of each kind in money, its prior times a factor.</summary>
    static ModelSpec Spec(bool isPanel, double times = 1)
    {
        var full = isPanel ? SmallPanel.Spec() : SmallWorld.Full(SmallWorld.WithWindow("roi").Channels[0]);
        return full with
        {
            Channels =
            [
                full.Channels[0] with { Strength = new RoiStrength(new LogNormalPrior(0.5 + Math.Log(times), 0.6)) { Window = full.Channels[0].Strength?.Window } },
                full.Channels[1] with { Strength = new MarginalRoiStrength(new LogNormalPrior(0.2 + Math.Log(times), 0.5)) },
                full.Channels[2],
            ],
        };
    }

    static Dictionary<string, double> Times(Dictionary<string, double> values, double factor) =>
        values.ToDictionary(static v => v.Key, v => v.Key.Contains("roi", StringComparison.Ordinal) ? v.Value * factor : v.Value);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bind_ValueOfTenWithPriorsTimesTen_IsTheSameModelInOtherMoney(bool isPanel)
    {
        var panel = isPanel ? Geos() : National();
        var (one, ten) = (BoundModel.Bind(Spec(isPanel), panel), BoundModel.Bind(Spec(isPanel, 10) with { UnitValue = UnitValue.Of(10) }, panel));
        for (var point = 0UL; point < 3; point++)
        {
            var values = ParameterPoint.Draw(one, point);
            Agreement.Within(1e-11, Density.At(one, values).Value, Density.At(ten, Times(values, 10)).Value, 1);
            var (units, money) = (ParameterPoint.Simulator(one, values), ParameterPoint.Simulator(ten, Times(values, 10)));
            for (var m = 0; m < units.Channels; m++)
            {
                Agreement.Within(1e-12, units.Coefficient(m), money.Coefficient(m));
                Agreement.Within(1e-12, units.WindowEffect(m), money.WindowEffect(m));
                Agreement.Within(1e-12, 10 * units.WindowEffect(m), money.WindowWorth(m));
                Assert.Equal(units.WindowEffect(m), units.WindowWorth(m));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bind_ColumnThatNeverChanges_IsTheNumber(bool isPanel)
    {
        var panel = isPanel ? Geos(static (_, _) => 12.5) : National(static (_, _) => 12.5);
        var (number, column) = (BoundModel.Bind(Spec(isPanel) with { UnitValue = UnitValue.Of(12.5) }, panel), BoundModel.Bind(Spec(isPanel) with { UnitValue = UnitValue.In(Column) }, panel));
        var values = ParameterPoint.Draw(number, 3);
        Assert.Equal(Density.At(number, values).Value, Density.At(column, values).Value);
        Assert.Equal(12.5, column.Constants.UnitValue);
    }

    /// <summary>By hand: the effect of every row times its value, over the spend; behind the window the last value holds.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WindowWorth_ColumnOfValues_IsTheSumOfValueTimesEffectAndGivesTheStatedReturn(bool isPanel)
    {
        var panel = isPanel ? Geos() : National();
        var spec = Spec(isPanel) with { UnitValue = UnitValue.In(Column) };
        spec = spec with { Channels = [spec.Channels[0] with { Strength = new RoiStrength(new LogNormalPrior(0.5, 0.6)) }, .. spec.Channels.Skip(1)] };
        var model = BoundModel.Bind(spec, panel);
        var values = ParameterPoint.Draw(model, 5);
        var simulator = ParameterPoint.Simulator(model, values);
        for (var m = 0; m < 2; m++)
        {
            var plan = ChannelPlan.Actual(model, m);
            var (money, units) = (Difference(m, plan, plan.ScaleWindow(0), priced: true), Difference(m, plan, plan.ScaleWindow(0), priced: false));
            Agreement.Within(1e-11, money, simulator.WindowWorth(m));
            Agreement.Within(1e-11, units, simulator.WindowEffect(m));
            Agreement.Within(1e-11, money, simulator.TotalWorth(m, plan) - simulator.TotalWorth(m, plan.ScaleWindow(0)));
            Agreement.Within(1e-11, money, Enumerable.Range(0, panel.Geos.Count).Sum(g => simulator.WindowWorth(m, g)));
        }
        Agreement.Within(1e-10, values["tv.roi"] * model.Constants.Channels[0].Spend, simulator.WindowWorth(0));
        var search = ChannelPlan.Actual(model, 1);
        Agreement.Within(1e-9, values["search.marginal_roi"] * 0.01 * model.Constants.Channels[1].Spend, Difference(1, search.ScaleWindow(1.01), search, priced: true));

        double Difference(int channel, ChannelPlan plan, ChannelPlan without, bool priced)
        {
            var rows = panel.Periods + model.Constants.Channels[channel].MaxLag;
            var (with, other) = (new double[panel.Geos.Count * rows], new double[panel.Geos.Count * rows]);
            simulator.Effect(channel, plan, with);
            simulator.Effect(channel, without, other);
            return Enumerable.Range(0, with.Length).Sum(i => (with[i] - other[i]) * (priced ? Value(i / rows, Math.Min(i % rows, panel.Periods - 1)) : 1));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Evaluate_ColumnOfValues_HasItsGradient(bool isPanel)
    {
        var model = BoundModel.Bind(Spec(isPanel) with { UnitValue = UnitValue.In(Column) }, isPanel ? Geos() : National());
        for (var point = 0UL; point < 3; point++)
        {
            var raw = Density.Position(model, ParameterPoint.Draw(model, point));
            Density.AssertGradient(model.CreateDensity(), raw, 1e-6);
            foreach (var collapse in new[] { true, false })
            {
                var density = new MediaMix.SamplingDensity(model, collapse);
                var position = new double[density.Dimension];
                density.FromRaw(raw, position);
                Density.AssertGradient(density, position, 1e-6);
            }
        }
    }

    /// <summary>A return that a test states is money; a lift stays in units of the outcome.</summary>
    [Fact]
    public void Evaluate_ExperimentThatStatesAReturn_CountsMoney()
    {
        var experiment = new ExperimentSpec
        {
            Name = "test", Channels = ["tv"], Window = new PeriodSpan("2023-03-20", "2023-05-08"), Statement = new RoiStatement(2, 0.5),
        };
        var spec = Spec(false);
        spec = spec with { Channels = [spec.Channels[0] with { Strength = spec.Channels[0].Strength! with { Window = null } }, .. spec.Channels.Skip(1)] };
        spec = spec with { Experiments = [experiment, experiment with { Name = "lift", Window = new PeriodSpan("2023-06-05", "2023-07-03"), Statement = new LiftStatement(100, 50) }] };
        var (units, money, column) = (BoundModel.Bind(spec, National()), BoundModel.Bind(spec with { UnitValue = UnitValue.Of(4) }, National()), BoundModel.Bind(spec with { UnitValue = UnitValue.In(Column) }, National()));
        var values = ParameterPoint.Draw(units, 2);
        var (before, after) = (ParameterPoint.Simulator(units, values), ParameterPoint.Simulator(money, Times(values, 4)));
        Agreement.Within(1e-11, 4 * before.ImpliedStatement(0), after.ImpliedStatement(0));
        Agreement.Within(1e-11, before.ImpliedStatement(1), after.ImpliedStatement(1));
        Density.AssertGradient(column.CreateDensity(), Density.Position(column, values), 1e-6);
    }

    [Fact]
    public void Bind_DefaultPriorOfMoney_IsThatOfRevenue()
    {
        var spec = SmallWorld.Full();
        var (units, revenue) = (BoundModel.Bind(spec with { UnitValue = UnitValue.Of(3) }, SmallWorld.Panel(kind: OutcomeKind.Units)), BoundModel.Bind(spec, SmallWorld.Panel(kind: OutcomeKind.Revenue, outcomeUnit: 3)));
        Assert.Equal(((LogNormalPrior)revenue.Spec.Channels[0].Strength!.Prior).Mu, ((LogNormalPrior)units.Spec.Channels[0].Strength!.Prior).Mu, 1e-12);
    }

    [Fact]
    public void Bind_UnusableValues_AreFaults()
    {
        var spec = SmallWorld.Full();
        Assert.Contains("negative", Fault(spec with { UnitValue = UnitValue.In(Column) }, National(static (_, t) => t == 4 ? -1 : 2)), StringComparison.Ordinal);
        Assert.Contains("0 in every", Fault(spec with { UnitValue = UnitValue.In(Column) }, National(static (_, _) => 0)), StringComparison.Ordinal);
        Assert.Contains("no column missing", Fault(spec with { UnitValue = UnitValue.In("missing") }, National()), StringComparison.Ordinal);
        Assert.Contains("worth 1", Fault(spec with { UnitValue = UnitValue.Of(2) }, SmallWorld.Panel(kind: OutcomeKind.Revenue)), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(static () => UnitValue.Of(0));
    }

    static string Fault(ModelSpec spec, Panel panel) => Assert.Throws<InvalidInputException>(() => BoundModel.Bind(spec, panel)).Faults[0].Message;
}
