using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Simulation.Plans;

/// <summary>What plans bring, against the simulator that contributions and returns come from, and against differences.</summary>
public class PlanSimulatorTests
{
    const double Tolerance = 1e-10;

    public static TheoryData<string, string, TransformOrder, string, bool> Combinations => [.. ComponentCatalog.Combinations()];

    public static TheoryData<string> PanelModels => [.. SmallPanel.Models.Select(static m => m.Name)];

    public static TheoryData<string> Media => [.. ComponentCatalog.Media.Select(static c => c.Name)];

    static BoundModel Panel(string name) => BoundModel.Bind(SmallPanel.Models.Single(m => m.Name == name).Spec, SmallPanel.Create());

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Effect_TheSpendAsItWas_IsTheNumeratorOfRoi(string adstock, string saturation, TransformOrder order, string strength, bool hasHistory) =>
        AssertRoi(BoundModel.Bind(SmallWorld.Of(adstock, saturation, order, strength), SmallWorld.Panel(history: hasHistory ? SmallWorld.History : 0)));

    [Theory]
    [MemberData(nameof(PanelModels))]
    public void Effect_TheSpendOfAPanelAsItWas_IsTheNumeratorOfRoi(string name) => AssertRoi(Panel(name));

    [Theory]
    [MemberData(nameof(Media))]
    public void Effect_EveryKindOfMedia_IsTheNumeratorOfRoi(string name)
    {
        var spec = ComponentCatalog.Media.Single(c => c.Name == name).Spec;
        if (spec.Likelihood is not LogNormalErrors)
            AssertRoi(BoundModel.Bind(spec, SmallWorld.Panel(history: SmallWorld.History)));
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Gradient_AnyPlan_IsTheDifferenceQuotient(string adstock, string saturation, TransformOrder order, string strength, bool hasHistory)
    {
        var model = BoundModel.Bind(SmallWorld.Of(adstock, saturation, order, strength), SmallWorld.Panel(history: hasHistory ? SmallWorld.History : 0));
        foreach (var horizon in new[] { PlanHorizon.After(model, 6), PlanHorizon.Inside(model, 11, 7) })
            AssertGradient(model, horizon);
    }

    [Theory]
    [MemberData(nameof(PanelModels))]
    public void Gradient_AnyPlanOfAPanel_IsTheDifferenceQuotient(string name)
    {
        var model = Panel(name);
        AssertGradient(model, PlanHorizon.After(model, 5));
    }

    [Theory]
    [InlineData("hill", TransformOrder.AdstockFirst)]
    [InlineData("hill", TransformOrder.SaturationFirst)]
    [InlineData("hill_sigmoid", TransformOrder.AdstockFirst)]
    [InlineData("hill_sigmoid", TransformOrder.SaturationFirst)]
    [InlineData("logistic", TransformOrder.AdstockFirst)]
    public void UpperBound_RandomPlans_IsAboveTheEffectConcaveAndTightAtTheEnds(string saturation, TransformOrder order)
    {
        var model = BoundModel.Bind(SmallWorld.Of("geometric", saturation, order, "roi"), SmallWorld.Panel());
        var horizon = PlanHorizon.After(model, 8);
        var simulator = new PlanSimulator(horizon);
        for (var point = 0UL; point < 5; point++)
        {
            var response = ParameterPoint.Simulator(model, ParameterPoint.Draw(model, point)).Respond(horizon);
            for (var m = 0; m < model.Media.Count; m++)
            {
                var (lower, upper) = (Random(horizon, m, 10 * point), Random(horizon, m, 10 * point + 1));
                for (var cell = 0; cell < lower.Length; cell++)
                    (lower[cell], upper[cell]) = (0.5 * Math.Min(lower[cell], upper[cell]), 2 * Math.Max(lower[cell], upper[cell]));
                AssertMajorant(simulator, response, m, lower, upper, point);
                // So little media that an S-shaped curve is convex up to the upper end.
                AssertMajorant(simulator, response, m, new double[lower.Length], [.. lower.Select(static spend => 0.1 * spend)], point);
            }
        }
    }

    [Fact]
    public void Effect_MediaBeforeThePlan_SaturateWithIt()
    {
        var model = BoundModel.Bind(SmallWorld.Of("geometric", "hill", TransformOrder.AdstockFirst, "roi"), SmallWorld.Panel());
        var values = ParameterPoint.Draw(model, 2);
        var horizon = PlanHorizon.After(model, 3);
        var simulator = ParameterPoint.Simulator(model, values);
        var (response, plan) = (simulator.Respond(horizon), new PlanSimulator(horizon));
        var term = model.Media[0];
        double[] spend = [70, 0, 90];
        var weights = simulator.LagWeights(0).ToArray();
        var state = response.Channels[0].States[0];
        var actual = term.Series[0].Actual.Exposure.AsSpan(term.Transform.Lead, model.Panel.Periods).ToArray();
        var expected = 0.0;
        for (var row = 0; row < 3 + term.Transform.Lead; row++)
            expected += Curve(Adstocked(row, spend)) - Curve(Adstocked(row, [0, 0, 0]));

        Assert.Equal(expected * simulator.Coefficient(0) * model.Constants.OutcomeScale, plan.Effect(response, 0, spend), 1e-9 * Math.Abs(expected));

        double Adstocked(int row, double[] planned)
        {
            var sum = 0.0;
            for (var lag = 0; lag < weights.Length; lag++)
            {
                var t = row - lag;
                sum += weights[lag] * (t >= planned.Length ? 0 : t >= 0 ? planned[t] / model.Constants.Channels[0].ExposureScale : actual[model.Panel.Periods + t]);
            }
            return sum;
        }

        double Curve(double x) => Math.Pow(x, state.Saturation[1]) / (Math.Pow(x, state.Saturation[1]) + Math.Pow(state.Saturation[0], state.Saturation[1]));
    }

    [Fact]
    public void After_ExposureApartFromSpend_IsBoughtAtTheAveragePriceOfThirteenWeeks()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        var horizon = PlanHorizon.After(model, 4);
        var channel = Array.FindIndex([.. model.Spec.Channels], static c => c.Name == "search");
        var (spend, clicks) = (model.Panel.WindowOf("search_spend"), model.Panel.WindowOf("clicks"));

        Assert.Equal(clicks[^13..].Sum() / spend[^13..].Sum(), horizon.ExposurePerSpend(channel, 0, 2), 1e-12 * clicks[^1]);
        Assert.Equal(spend[^4..], horizon.PastSpend(channel));
        Assert.Equal(model.Panel.Window.Date(model.Panel.Periods - 1).AddDays(7), horizon.Axis.Date(0));
    }

    [Fact]
    public void PastSpend_LongerThanTheWindow_RepeatsIt()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(periods: 3));
        var spend = model.Panel.WindowOf("tv_spend");

        Assert.Equal([spend[1], spend[2], spend[0], spend[1], spend[2]], PlanHorizon.After(model, 5).PastSpend(0));
    }

    [Fact]
    public void EffectByRow_AnyPlan_AddsUpToTheEffect()
    {
        var model = Panel("pooled by default");
        var horizon = PlanHorizon.Inside(model, 4, 9);
        var response = ParameterPoint.Simulator(model, ParameterPoint.Draw(model, 1)).Respond(horizon);
        var simulator = new PlanSimulator(horizon);
        for (var m = 0; m < model.Media.Count; m++)
        {
            var spend = Random(horizon, m, 5);
            var rows = new double[horizon.Geos * (horizon.Periods + model.Constants.Channels[m].MaxLag)];
            simulator.EffectByRow(response, m, spend, rows);
            var effect = simulator.Effect(response, m, spend);
            Assert.Equal(effect, rows.Sum(), Tolerance * Math.Abs(effect) + 1e-9);
        }
    }

    [Fact]
    public void Respond_PeriodsOfAnotherModel_Throws()
    {
        var (one, other) = (Panel("pooled by default"), Panel("one size"));
        var simulator = ParameterPoint.Simulator(one, ParameterPoint.Draw(one, 1));

        Assert.Throws<ArgumentException>(() => simulator.Respond(PlanHorizon.After(other, 3)));
        Assert.Throws<ArgumentException>(() => new PlanSimulator(PlanHorizon.After(one, 3)).Effect(simulator.Respond(PlanHorizon.After(one, 3)), 0, new double[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PlanHorizon.Inside(one, 5, one.Panel.Periods));
    }

    static void AssertRoi(BoundModel model)
    {
        var horizon = PlanHorizon.Inside(model, 0, model.Panel.Periods);
        var plan = new PlanSimulator(horizon);
        for (var point = 0UL; point < 2; point++)
        {
            var simulator = ParameterPoint.Simulator(model, ParameterPoint.Draw(model, point));
            var response = simulator.Respond(horizon);
            for (var m = 0; m < model.Media.Count; m++)
            {
                var expected = simulator.WindowEffect(m);
                Assert.Equal(expected, plan.Effect(response, m, horizon.PastSpend(m)), Tolerance * (Math.Abs(expected) + model.Constants.OutcomeScale));
                if (IsAllPaid(model, m))
                    AssertScaled(model, simulator, plan, response, m);
            }
        }
    }

    /// <summary>Media that cost nothing are not planned; response curves multiply them, too.</summary>
    static bool IsAllPaid(BoundModel model, int m)
    {
        var channel = model.Spec.Channels[m];
        return channel.Spend is { } spend && model.Panel.WindowOf(spend).Zip(model.Panel.WindowOf(channel.ExposureColumn)).All(static cell => cell.First > 0 || cell.Second == 0);
    }

    /// <summary>A plan with a step more of everything is that of marginal returns and response curves.</summary>
    static void AssertScaled(BoundModel model, OutcomeSimulator simulator, PlanSimulator plan, PlanResponse response, int m)
    {
        var actual = ChannelPlan.Actual(model, m);
        foreach (var factor in new[] { 0.0, 0.4, 1.01, 2.0 })
        {
            var expected = simulator.TotalEffect(m, actual.ScaleWindow(factor)) - simulator.TotalEffect(m, actual.ScaleWindow(0));
            double[] spend = [.. plan.Horizon.PastSpend(m).Select(x => factor * x)];
            Assert.Equal(expected, plan.Effect(response, m, spend), Tolerance * (Math.Abs(expected) + 100 * model.Constants.OutcomeScale));
        }
    }

    static void AssertGradient(BoundModel model, PlanHorizon horizon)
    {
        var plan = new PlanSimulator(horizon);
        var response = ParameterPoint.Simulator(model, ParameterPoint.Draw(model, 3)).Respond(horizon);
        var gradient = new double[horizon.Cells];
        for (var m = 0; m < model.Media.Count; m++)
        {
            var spend = Random(horizon, m, 77);
            plan.Effect(response, m, spend, gradient);
            for (var cell = 0; cell < spend.Length; cell++)
            {
                var step = 1e-5 * spend[cell];
                var difference = (plan.Effect(response, m, Moved(spend, cell, step)) - plan.Effect(response, m, Moved(spend, cell, -step))) / (2 * step);
                var noise = 1e-9 * Math.Abs(plan.Effect(response, m, spend)) / spend[cell];
                Assert.Equal(difference, gradient[cell], 1e-5 * Math.Abs(difference) + noise);
            }
        }
    }

    static void AssertMajorant(PlanSimulator simulator, PlanResponse response, int m, double[] lower, double[] upper, ulong seed)
    {
        var majorant = simulator.Majorize(response, m, lower, upper);
        var gradient = new double[lower.Length];
        var rng = Rng.Create(seed, 0, 0, 911);
        double[] Between() => [.. lower.Select((low, cell) => low + rng.NextDouble() * (upper[cell] - low))];
        double Bound(double[] spend) => simulator.UpperBound(response, m, majorant, spend, []);
        var scale = 1e-9 * (1 + Math.Abs(Bound(upper)));
        Assert.Equal(simulator.Effect(response, m, lower), Bound(lower), scale);
        for (var i = 0; i < 20; i++)
        {
            var (x, y) = (i switch { 0 => lower, 1 => upper, _ => Between() }, Between());
            var bound = simulator.UpperBound(response, m, majorant, x, gradient);
            Assert.True(bound >= simulator.Effect(response, m, x) - scale);
            // A supergradient lies above a concave function everywhere.
            Assert.True(Bound(y) <= bound + gradient.Zip(y.Zip(x), static (g, p) => g * (p.First - p.Second)).Sum() + scale);
            if (majorant.IsExact)
                Assert.Equal(simulator.Effect(response, m, x), bound);
        }
    }

    static double[] Moved(double[] spend, int cell, double step)
    {
        var moved = (double[])spend.Clone();
        moved[cell] += step;
        return moved;
    }

    static double[] Random(PlanHorizon horizon, int channel, ulong seed)
    {
        var rng = Rng.Create(seed, channel, 0, 910);
        var past = horizon.PastSpend(channel);
        var mean = past.DefaultIfEmpty().Average() is var average and > 0 ? average : 1;
        return [.. past.Select(_ => mean * (0.2 + 2 * rng.NextDouble()))];
    }
}
