using MediaMix.Testing;

namespace MediaMix.Tests.Simulation;

/// <summary>The marginal ROI as what is sampled for the strength of a channel.</summary>
public class MarginalRoiTests
{
    [Theory]
    [InlineData(TransformOrder.AdstockFirst, "hill", 0)]
    [InlineData(TransformOrder.SaturationFirst, "hill", SmallWorld.History)]
    [InlineData(TransformOrder.AdstockFirst, "logistic", SmallWorld.History)]
    [InlineData(TransformOrder.AdstockFirst, "none", 0)]
    public void Load_AnyDraw_EffectOfTheNextPerCentIsTheStrength(TransformOrder order, string saturation, int history)
    {
        var model = BoundModel.Bind(SmallWorld.Of("delayed", saturation, order, "marginal_roi"), SmallWorld.Panel(history: history));
        var plan = ChannelPlan.Actual(model, 0);
        var effect = new double[model.Panel.Periods + 8];
        for (var point = 0UL; point < 5; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            var simulator = ParameterPoint.Simulator(model, values);
            var found = (Sum(plan.ScaleWindow(1.01)) - Sum(plan)) / (0.01 * model.Constants.Channels[0].Spend);
            Agreement.Within(1e-10, values["tv.marginal_roi"], found);
            Agreement.Within(1e-11, new NaiveOutcome(model, values).WindowEffect(0), simulator.WindowEffect(0));

            double Sum(ChannelPlan media)
            {
                simulator.Effect(0, media, effect);
                return effect.Sum();
            }
        }
    }

    [Fact]
    public void Load_NoSaturation_IsTheRoi()
    {
        // Without saturation every unit brings the same.
        var model = BoundModel.Bind(SmallWorld.Of("geometric", "none", TransformOrder.AdstockFirst, "marginal_roi"), SmallWorld.Panel());
        var values = ParameterPoint.Draw(model, 2);
        var roi = ParameterPoint.Simulator(model, values).WindowEffect(0) / model.Constants.Channels[0].Spend;
        Agreement.Within(1e-11, values["tv.marginal_roi"], roi);
    }

    [Fact]
    public void Bind_ChannelWithoutSpend_IsAFault()
    {
        var spec = SmallWorld.Full() with
        {
            Channels = [new ChannelSpec { Name = "email", Exposure = "emails", Strength = new MarginalRoiStrength(new LogNormalPrior(0, 0.5)) }],
        };
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => BoundModel.Bind(spec, SmallWorld.Panel())).Faults);
        Assert.Contains("a marginal ROI prior but no spend", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SimulatedOutcome_RecoversTheMarginalRoi()
    {
        var spec = SmallWorld.Of("geometric", "hill", TransformOrder.AdstockFirst, "marginal_roi") with
        {
            Baseline = new BaselineSpec { Trend = new NoTrend(), Seasonality = [] },
            Noise = new NoiseSpec { Prior = new HalfNormalPrior(0.1) },
        };
        var world = BoundModel.Bind(spec, SmallWorld.Panel(150));
        var truth = ParameterPoint.Draw(world, 1);
        (truth["tv.marginal_roi"], truth["intercept"], truth["noise"]) = (1.3, 0.5, 0.01);
        var outcome = SimulatedOutcome.Draw(world, ParameterPoint.Vector(world, truth), 8);
        var panel = world.Panel;
        var simulated = new Panel(panel.Axis, panel.Geos, panel.Outcome with { Values = outcome }, [.. panel.Series.Values], [.. panel.Categorical.Values]);
        var fit = ModelFit.Run(spec, simulated, new SamplerSpec { Chains = 2, Warmup = 300, Draws = 500, Seed = 3 });
        var draws = fit.Draws["tv.marginal_roi"].Order().ToArray();
        Assert.InRange(1.3, draws[(int)(0.005 * draws.Length)], draws[(int)(0.995 * draws.Length)]);
        Assert.True(draws[(int)(0.95 * draws.Length)] - draws[(int)(0.05 * draws.Length)] < 0.8, "The data narrow the prior, whose 90 % are 1.8 wide.");
        Assert.True(fit.Draws.Contains("tv.roi") && fit.Draws.Contains("tv.coefficient"));
    }

    [Fact]
    public void Evaluate_ChannelSaturatedToTheLastDigit_IsImpossibleNotWrong()
    {
        var spec = SmallWorld.Of("geometric", "hill", TransformOrder.AdstockFirst, "marginal_roi");
        var saturated = new HillSaturation { Half = new FixedPrior(1e-30), Slope = new FixedPrior(5) };
        var model = BoundModel.Bind(spec with { Channels = [spec.Channels[0] with { Saturation = saturated, Adstock = new NoAdstock() }, spec.Channels[1]] }, SmallWorld.Panel());
        Assert.Equal(double.NegativeInfinity, Density.At(model, ParameterPoint.Draw(model, 1)).Value);
        var density = model.CreateSamplingDensity();
        Assert.Equal(double.NegativeInfinity, density.Evaluate(new double[density.Dimension], new double[density.Dimension]));
    }
}
