using System.Numerics;
using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Simulation.Plans;

/// <summary>
/// Plans of models whose effects multiply: within the counterfactual definition returns, curves, forecasts and plans say the same, derivatives are
/// exact and bounds are bounds.
/// </summary>
public class JointEffectTests
{
    const double Tolerance = 1e-10;

    public static TheoryData<string, string, TransformOrder> Transforms => new()
    {
        { "geometric", "hill", TransformOrder.AdstockFirst },
        { "delayed", "hill", TransformOrder.SaturationFirst },
        { "weibull_pdf", "hill_sigmoid", TransformOrder.AdstockFirst },
        { "geometric", "logistic", TransformOrder.SaturationFirst },
        { "none", "root", TransformOrder.AdstockFirst },
        { "geometric", "none", TransformOrder.AdstockFirst },
        { "binomial", "log", TransformOrder.AdstockFirst },
        { "geometric", "exponential", TransformOrder.SaturationFirst },
        { "none", "michaelis_menten", TransformOrder.AdstockFirst },
        { "geometric", "tanh", TransformOrder.AdstockFirst },
    };

    static ModelSpec Logs(ModelSpec spec) => spec with { Likelihood = new LogNormalErrors() };

    static BoundModel Model(string adstock, string saturation, TransformOrder order) =>
        BoundModel.Bind(Logs(SmallWorld.Of(adstock, saturation, order, "coefficient")), SmallWorld.Panel(history: SmallWorld.History));

    /// <summary>Channels that cost something, in model order.</summary>
    static int[] Paid(BoundModel model) => [.. Enumerable.Range(0, model.Spec.Channels.Count).Where(m => model.Spec.Channels[m].Spend is not null)];

    static double[] Actual(PlanHorizon horizon, int[] channels) => [.. channels.SelectMany(horizon.PastSpend)];

    [Theory]
    [MemberData(nameof(Transforms))]
    public void ChannelEffects_TheSpendAsItWas_AreTheNumeratorsOfRoi(string adstock, string saturation, TransformOrder order) =>
        AssertReturns(Model(adstock, saturation, order));

    [Fact]
    public void ChannelEffects_ClicksAndFreeMediaBeside_AreTheNumeratorsOfRoi() =>
        AssertReturns(BoundModel.Bind(Logs(SmallWorld.Full()), SmallWorld.Panel(history: SmallWorld.History)));

    [Fact]
    public void ChannelEffects_WeightsAndMovingEffectiveness_AreTheNumeratorsOfRoi()
    {
        var spec = SmallWorld.WithTimeVarying(new TimeVaryingSpec { Channels = ["tv", "search"] }) with { Likelihood = new LogNormalErrors { Weights = "stores" } };
        AssertReturns(BoundModel.Bind(spec, SmallWorld.Panel(history: SmallWorld.History)));
    }

    static void AssertReturns(BoundModel model)
    {
        var (horizon, paid) = (PlanHorizon.Inside(model, 0, model.Panel.Periods), Paid(model));
        var (plan, spend, effects) = (new PlanSimulator(horizon), Actual(PlanHorizon.Inside(model, 0, model.Panel.Periods), Paid(model)), new double[Paid(model).Length]);
        for (var point = 0UL; point < 3; point++)
        {
            var simulator = ParameterPoint.Simulator(model, ParameterPoint.Draw(model, point));
            var response = simulator.Respond(horizon);
            plan.ChannelEffects(response, paid, spend, effects);
            for (var i = 0; i < paid.Length; i++)
            {
                Agreement.Within(Tolerance, simulator.WindowEffect(paid[i]), effects[i]);
                foreach (var factor in new[] { 0, 0.4, 1.01, 2 })
                    AssertCurve(simulator, plan, response, paid, i, factor);
            }
            Agreement.Within(Tolerance, simulator.WindowEffect(paid), plan.JointEffect(response, paid, spend, []));
        }
    }

    /// <summary>More or less of one channel, all others as they were: response curves and marginal returns.</summary>
    static void AssertCurve(OutcomeSimulator simulator, PlanSimulator plan, PlanResponse response, int[] paid, int i, double factor)
    {
        var horizon = plan.Horizon;
        var (spend, without) = (Actual(horizon, paid), Actual(horizon, paid));
        Numerics.Kernels.Scale(factor, spend.AsSpan(i * horizon.Cells, horizon.Cells), spend.AsSpan(i * horizon.Cells, horizon.Cells));
        without.AsSpan(i * horizon.Cells, horizon.Cells).Clear();
        // Media in rows that cost nothing are no part of a plan; curves multiply them, too.
        var (column, exposure) = (horizon.Model.Spec.Channels[paid[i]].Spend!, horizon.Model.Spec.Channels[paid[i]].ExposureColumn);
        if (horizon.Model.Panel.WindowOf(column).Zip(horizon.Model.Panel.WindowOf(exposure)).Any(static cell => cell.First == 0 && cell.Second > 0))
            return;
        var actual = ChannelPlan.Actual(horizon.Model, paid[i]);
        var expected = simulator.TotalEffect(paid[i], actual.ScaleWindow(factor)) - simulator.TotalEffect(paid[i], actual.ScaleWindow(0));
        var found = plan.JointEffect(response, paid, spend, []) - plan.JointEffect(response, paid, without, []);
        Agreement.Within(Tolerance, expected, found, horizon.Model.Constants.Outcome.Total);
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("knots")]
    public void JointEffect_ThePeriodsAhead_IsTheDifferenceOfTwoForecasts(string trend)
    {
        var spec = Logs(SmallWorld.Full()) with { Baseline = SmallWorld.Full().Baseline with { Trend = trend == "knots" ? new KnotTrend(7) : new LinearTrend(null) } };
        var model = BoundModel.Bind(spec, SmallWorld.Panel());
        var (horizon, paid, values) = (PlanHorizon.After(model, 20), Paid(model), ParameterPoint.Vector(model, ParameterPoint.Draw(model, 5)));
        // Early enough for all of it to carry out inside the periods.
        var spend = paid.SelectMany(m => horizon.PastSpend(m).Select(static (x, t) => t < 8 ? x + 3 : 0)).ToArray();
        var simulator = model.CreateSimulator();
        simulator.Load(values);
        var rng = Rng.Create(9, 0, 0, 940);
        var response = simulator.Respond(horizon, ref rng);
        var (with, without) = (Expected(spend), Expected(new double[spend.Length]));

        Agreement.Within(Tolerance, with - without, new PlanSimulator(horizon).JointEffect(response, paid, spend, []), with);
        Assert.True(with > without);

        double Expected(double[] plan)
        {
            var panel = model.Panel.Continue(20);
            for (var i = 0; i < paid.Length; i++)
            {
                var column = panel.Series[model.Spec.Channels[paid[i]].ExposureColumn];
                var rows = (double[])column.Values.Clone();
                for (var t = 0; t < 20; t++)
                    rows[panel.Axis.Count - 20 + t] = plan[i * 20 + t] * horizon.ExposurePerSpend(paid[i], 0, t);
                panel = panel.WithSeries(column with { Values = rows });
            }
            var (forecast, stream, cells) = (OutcomeForecast.Create(model, panel), Rng.Create(9, 0, 0, 940), new double[20]);
            forecast.Load(values, ref stream);
            forecast.Expected(cells);
            return cells.Sum();
        }
    }

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Gradient_AnyPlan_IsTheDifferenceQuotient(string adstock, string saturation, TransformOrder order)
    {
        var model = Model(adstock, saturation, order);
        var paid = Paid(model);
        foreach (var horizon in new[] { PlanHorizon.After(model, 6), PlanHorizon.Inside(model, 11, 7) })
        {
            var plan = new PlanSimulator(horizon);
            var response = ParameterPoint.Simulator(model, ParameterPoint.Draw(model, 3)).Respond(horizon);
            var spend = Random(horizon, paid, 77);
            var gradient = new double[spend.Length];
            var effect = plan.JointEffect(response, paid, spend, gradient);
            for (var cell = 0; cell < spend.Length; cell++)
            {
                var step = 1e-5 * spend[cell];
                var difference = (plan.JointEffect(response, paid, Moved(spend, cell, step), []) - plan.JointEffect(response, paid, Moved(spend, cell, -step), [])) / (2 * step);
                Assert.Equal(difference, gradient[cell], 1e-5 * Math.Abs(difference) + 1e-9 * effect / spend[cell]);
            }
        }
    }

    [Fact]
    public void Gradient_HillAfterAdstock_IsTheComplexStepOfTheFormula()
    {
        var model = Model("geometric", "hill", TransformOrder.AdstockFirst);
        var (horizon, paid) = (PlanHorizon.Inside(model, 8, 10), new[] { 0 });
        var simulator = ParameterPoint.Simulator(model, ParameterPoint.Draw(model, 2));
        var response = simulator.Respond(horizon);
        var spend = Random(horizon, paid, 5);
        var gradient = new double[spend.Length];
        new PlanSimulator(horizon).JointEffect(response, paid, spend, gradient);
        var weights = simulator.LagWeights(0).ToArray();
        var exposure = model.Media[0].Series[0].Actual.Exposure;
        var state = response.Channels[0].States[0].Saturation;
        var rest = response.Channels.Skip(1).Select(static draw => draw.UnpaidByRow).ToArray();
        for (var cell = 0; cell < 10; cell++)
        {
            const double step = 1e-30;
            Agreement.Within(1e-12, Outcome(cell, step).Imaginary / step, gradient[cell], gradient.Max());
        }

        Complex Outcome(int moved, double step)
        {
            var sum = Complex.Zero;
            for (var row = 0; row < response.Level!.Length; row++)
            {
                var (seen, others) = (Complex.Zero, rest.Sum(part => row < part.Length ? part[row] : 0));
                for (var lag = 0; lag < weights.Length; lag++)
                {
                    var t = row - lag;
                    seen += weights[lag] * (t is >= 0 and < 10
                        ? new Complex(spend[t], t == moved ? step : 0) * horizon.ExposurePerSpend(0, 0, t) / model.Constants.Channels[0].ExposureScale
                        : horizon.Start + t + model.Media[0].Transform.Lead is >= 0 and var place && place < exposure.Length ? exposure[place] : 0);
                }
                var power = Complex.Pow(seen, state[1]);
                var part = row < 10 + weights.Length - 1 ? simulator.Coefficient(0) * power / (power + Math.Pow(state[0], state[1])) : 0;
                sum += Complex.Exp(response.Level[row] + others + part);
            }
            return sum;
        }
    }

    [Theory]
    [MemberData(nameof(Transforms))]
    public void JointUpperBound_RandomPlans_IsAboveTheEffectAndConcave(string adstock, string saturation, TransformOrder order)
    {
        var model = BoundModel.Bind(
            Logs(SmallWorld.Full(new ChannelSpec { Name = "tv", Spend = "tv_spend", Adstock = SmallWorld.Of(adstock, saturation, order, "coefficient").Channels[0].Adstock, Saturation = SmallWorld.Of(adstock, saturation, order, "coefficient").Channels[0].Saturation, Order = order })),
            SmallWorld.Panel());
        var (horizon, paid, known) = (PlanHorizon.After(model, 8), Paid(model), 0);
        var plan = new PlanSimulator(horizon);
        for (var point = 0UL; point < 8; point++)
        {
            var response = ParameterPoint.Simulator(model, ParameterPoint.Draw(model, point)).Respond(horizon);
            var upper = Random(horizon, paid, point).Select(static x => 4 * x).ToArray();
            var lower = upper.Select((x, cell) => cell % 3 == 0 ? 0 : 0.05 * x).ToArray();
            if (plan.MajorizeJointly(response, paid, lower, upper) is not { } majorant)
                continue;
            known++;
            AssertMajorant(plan, response, paid, majorant, lower, upper, point);
        }
        Assert.Equal(saturation == "root" ? known : 8, known);
    }

    [Theory]
    [InlineData(0.9, 0.3, true)]
    [InlineData(1.0, 0.5, true)]
    [InlineData(1.4, 0.5, false)]
    public void MajorizeJointly_SmallCoefficientsOfConcaveCurves_IsExact(double slope, double coefficient, bool isExact)
    {
        var channel = new ChannelSpec
        {
            Name = "tv",
            Spend = "tv_spend",
            Saturation = new HillSaturation { Slope = new FixedPrior(slope) },
            Strength = new CoefficientStrength(new FixedPrior(coefficient)),
        };
        var model = BoundModel.Bind(Logs(SmallWorld.Full()) with { Channels = [channel, channel with { Name = "search", Spend = "search_spend" }] }, SmallWorld.Panel());
        var (horizon, paid) = (PlanHorizon.After(model, 5), Paid(model));
        var response = ParameterPoint.Simulator(model, ParameterPoint.Draw(model, 1)).Respond(horizon);
        var upper = Random(horizon, paid, 1);

        Assert.Equal(isExact, new PlanSimulator(horizon).MajorizeJointly(response, paid, new double[upper.Length], upper)!.IsExact);
    }

    static void AssertMajorant(PlanSimulator plan, PlanResponse response, int[] paid, JointMajorant majorant, double[] lower, double[] upper, ulong seed)
    {
        var (gradient, rng) = (new double[lower.Length], Rng.Create(seed, 0, 0, 911));
        double[] Between() => [.. lower.Select((low, cell) => low + rng.NextDouble() * (upper[cell] - low))];
        double Bound(double[] spend) => plan.JointUpperBound(response, paid, majorant, spend, []);
        var scale = 1e-9 * Math.Abs(Bound(upper));
        Assert.Equal(plan.JointEffect(response, paid, lower, []), Bound(lower), scale);
        for (var i = 0; i < 30; i++)
        {
            var (x, y) = (i switch { 0 => upper, _ => Between() }, Between());
            var bound = plan.JointUpperBound(response, paid, majorant, x, gradient);
            Assert.True(bound >= plan.JointEffect(response, paid, x, []) - scale);
            // A supergradient lies above a concave function everywhere.
            Assert.True(Bound(y) <= bound + gradient.Zip(y.Zip(x), static (g, p) => g * (p.First - p.Second)).Sum() + scale);
        }
    }

    static double[] Moved(double[] spend, int cell, double step)
    {
        var moved = (double[])spend.Clone();
        moved[cell] += step;
        return moved;
    }

    static double[] Random(PlanHorizon horizon, int[] channels, ulong seed)
    {
        var rng = Rng.Create(seed, 0, 0, 912);
        return [.. channels.SelectMany(m => horizon.PastSpend(m).Average() is var mean ? horizon.PastSpend(m).Select(_ => mean * (0.2 + 2 * rng.NextDouble())) : [])];
    }
}
