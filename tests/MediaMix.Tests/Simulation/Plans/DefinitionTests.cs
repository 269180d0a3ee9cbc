using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Simulation.Plans;

/// <summary>
/// Whatever asks what media do asks one simulator: on random models and parameters, returns, curves, experiments, forecasts and plans
/// say the same of the same question, over any periods and geos and with the media around them.
/// </summary>
public class DefinitionTests
{
    const double Tolerance = 1e-9;

    public static TheoryData<string> Panels => ["pooled by default", "effects add", "transforms of their own", "one size", "returns of some weeks"];

    static ExperimentSpec Lift(string channel, int from, int to, TimeAxis axis, double factor, bool withCarryover, params string[] geos) => new()
    {
        Name = FormattableString.Invariant($"{channel} {from}-{to} x{factor} {withCarryover} {string.Join('+', geos)}"),
        Channels = [channel],
        Window = new PeriodSpan(axis.Label(from), axis.Label(to)),
        Geos = geos.Length == 0 ? null : [.. geos],
        Counterfactual = new SpendMultiple(factor),
        IncludesCarryover = withCarryover,
        Statement = new LiftStatement(1, 1000),
    };

    static void AssertLifts(BoundModel model, OutcomeSimulator simulator)
    {
        var axis = model.Panel.Window;
        for (var e = 0; e < model.Spec.Experiments.Count; e++)
        {
            var experiment = model.Spec.Experiments[e];
            var (from, to) = (Row(axis, experiment.Window!.From), Row(axis, experiment.Window.To));
            var channel = model.Spec.Channels.ToList().FindIndex(c => c.Name == experiment.Channels[0]);
            var horizon = PlanHorizon.Inside(model, from, to - from + 1);
            var actual = horizon.PastSpend(channel);
            var factor = ((SpendMultiple)experiment.Counterfactual).Factor;
            double[] other = [.. actual.Select((x, cell) => Takes(experiment, model.Panel.Geos[cell / horizon.Periods]) ? factor * x : x)];
            var lift = Effect(simulator, horizon, channel, actual, experiment.IncludesCarryover) - Effect(simulator, horizon, channel, other, experiment.IncludesCarryover);
            Assert.Equal(lift, simulator.ImpliedStatement(e), Tolerance * (Math.Abs(lift) + model.Constants.OutcomeScale));
            Assert.NotEqual(0, lift);
        }

        static bool Takes(ExperimentSpec experiment, string geo) => experiment.Geos is not { } geos || geos.Contains(geo);
    }

    static int Row(TimeAxis axis, string label)
    {
        Assert.True(axis.TryLocate(label, out var row));
        return row;
    }

    /// <summary>Effect in the periods of the plan alone, or with the carryover behind them.</summary>
    static double Effect(OutcomeSimulator simulator, PlanHorizon horizon, int channel, double[] spend, bool withCarryover)
    {
        var (plan, response) = (new PlanSimulator(horizon), simulator.Respond(horizon));
        if (withCarryover)
            return plan.Effect(response, channel, spend);
        var rows = new double[horizon.Cells];
        plan.EffectByRow(response, channel, spend, rows);
        return rows.Sum();
    }

    [Theory]
    [InlineData("geometric", "hill", TransformOrder.AdstockFirst)]
    [InlineData("delayed", "logistic", TransformOrder.SaturationFirst)]
    [InlineData("weibull_pdf", "hill_sigmoid", TransformOrder.AdstockFirst)]
    [InlineData("none", "root", TransformOrder.AdstockFirst)]
    public void ImpliedLift_AnyWindow_IsTheDifferenceOfTwoPlans(string adstock, string saturation, TransformOrder order)
    {
        var panel = SmallWorld.Panel(history: SmallWorld.History);
        var spec = SmallWorld.Of(adstock, saturation, order, "roi");
        var name = spec.Channels[0].Name;
        var axis = panel.Window;
        var model = BoundModel.Bind(spec with { Experiments = [Lift(name, 3, 4, axis, 0, true), Lift(name, 10, 13, axis, 0.3, true), Lift(name, 17, 21, axis, 1.7, false), Lift(name, 25, 29, axis, 0, true)] }, panel);
        for (var seed = 1UL; seed < 4; seed++)
            AssertLifts(model, ParameterPoint.Simulator(model, ParameterPoint.Draw(model, seed)));
    }

    [Theory]
    [MemberData(nameof(Panels))]
    public void ImpliedLift_AnyGeos_IsTheDifferenceOfTwoPlans(string name)
    {
        var (spec, panel) = (SmallPanel.Models.Single(m => m.Name == name).Spec, SmallPanel.Create());
        // A return of some weeks and an experiment in them would count one result twice.
        spec = spec with { Channels = [.. spec.Channels.Select(static c => c.Strength?.Window is null ? c : c with { Strength = null })] };
        var axis = panel.Window;
        var model = BoundModel.Bind(spec with { Experiments = [Lift("tv", 5, 8, axis, 0, true, panel.Geos[0]), Lift("tv", 12, 15, axis, 0.5, false, panel.Geos[1], panel.Geos[3]), Lift("search", 18, 20, axis, 0, true)] }, panel);
        for (var seed = 1UL; seed < 3; seed++)
            AssertLifts(model, ParameterPoint.Simulator(model, ParameterPoint.Draw(model, seed)));
    }

    [Theory]
    [MemberData(nameof(Panels))]
    public void Forecast_TwoPlans_DifferByTheEffectOfThePlan(string name)
    {
        var (spec, panel) = (SmallPanel.Models.Single(m => m.Name == name).Spec, SmallPanel.Create());
        if (spec.Channels[0].Strength?.Window is { } window)
            Assert.True(Row(panel.Window, window.To) < panel.Periods - 5);
        var model = BoundModel.Bind(spec, panel.First(panel.Periods - 5));
        var values = ParameterPoint.Vector(model, ParameterPoint.Draw(model, 4));
        var horizon = PlanHorizon.After(model, 5);
        var simulator = model.CreateSimulator();
        simulator.Load(values);
        var (plan, response) = (new PlanSimulator(horizon), simulator.Respond(horizon));
        var tv = panel.Series["tv_spend"];
        var (with, without) = (Expected(tv.Values), Expected([.. tv.Values.Select((x, row) => row % panel.Axis.Count < panel.History + panel.Periods - 5 ? x : 0)]));
        var spend = Enumerable.Range(0, horizon.Cells).Select(cell => tv.Values[cell / 5 * panel.Axis.Count + panel.Axis.Count - 5 + cell % 5]).ToArray();
        var effect = new double[horizon.Cells];
        plan.EffectByRow(response, 0, spend, effect);

        Assert.Contains(effect, static e => e != 0);
        for (var cell = 0; cell < effect.Length; cell++)
            Assert.Equal(with[cell] - without[cell], effect[cell], Tolerance * Math.Abs(with[cell]));

        double[] Expected(double[] media)
        {
            var forecast = OutcomeForecast.Create(model, panel.WithSeries(tv with { Values = media }));
            var rng = Rng.Create(1, 0, 0, 930);
            var cells = new double[horizon.Cells];
            forecast.Load(values, ref rng);
            forecast.Expected(cells);
            return cells;
        }
    }
}
