using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>Log-normal errors: density, gradient, collapsing, faults and recovery.</summary>
public class LogNormalLikelihoodTests
{
    static readonly ModelSpec Spec = SmallWorld.Full() with { Likelihood = new LogNormalErrors() };

    static BoundModel Bind(ModelSpec? spec = null) =>
        BoundModel.Bind(spec ?? Spec, SmallWorld.Panel(history: SmallWorld.History, isMissing: static t => t is 7 or 20));

    [Fact]
    public void Evaluate_AnyPoint_HasTheNaiveValueAndItsGradient()
    {
        var model = Bind();
        for (var point = 0UL; point < 4; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            Agreement.Within(1e-11, new NaiveOutcome(model, values).LogDensity(), Density.At(model, values).Value, 1);
            Density.AssertGradient(model.CreateDensity(), Density.Position(model, values), 1e-7);
        }
    }

    public static TheoryData<TrendSpec> Trends => [new LinearTrend(), new KnotTrend(5)];

    /// <summary>The same as normal errors of the logs, but for the Jacobian, collapsed or not: the block has one sampled scale, or several.</summary>
    [Theory]
    [MemberData(nameof(Trends))]
    public void Evaluate_CollapsedOrNot_IsTheNormalModelOfTheLogs(TrendSpec trend)
    {
        var model = Bind(Spec with { Baseline = Spec.Baseline with { Trend = trend } });
        var panel = model.Panel;
        double[] logs = [.. panel.Outcome.Values.Select(y => Math.Log(y / model.Constants.OutcomeScale))];
        var jacobian = logs.Skip(panel.History).Where(static x => !double.IsNaN(x)).Sum();
        var normal = BoundModel.Bind(
            model.Spec with { Likelihood = new NormalErrors(), Scaling = model.Spec.Scaling with { Outcome = new OutcomeScale(OutcomeScaleKind.None) } },
            new Panel(panel.Axis, panel.Geos, panel.Outcome with { Values = logs }, [.. panel.Series.Values], [.. panel.Categorical.Values], panel.History));
        foreach (var collapse in new[] { true, false })
        {
            var (one, two) = (new SamplingDensity(model, collapse), new SamplingDensity(normal, collapse));
            Assert.Equal(two.Dimension, one.Dimension);
            for (var point = 0UL; point < 3; point++)
            {
                var position = new double[one.Dimension];
                one.FromRaw(Density.Position(model, ParameterPoint.Draw(model, point)), position);
                var (expected, found) = (Density.At(two, position), Density.At(one, position));
                Agreement.Within(1e-11, expected.Value - jacobian, found.Value, 1);
                Agreement.Within(1e-10, expected.Gradient, found.Gradient);
                Density.AssertGradient(one, position, 1e-7);
            }
        }
    }

    [Fact]
    public void LinearTreatments_NormalPriors_AreIntegratedOut() =>
        Assert.All(Bind().LinearTreatments(), static t => Assert.Equal(LinearTreatmentKind.IntegratedOut, t.Kind));

    [Fact]
    public void Bind_StrengthIsNotACoefficient_IsAFault()
    {
        var spec = SmallWorld.Of("geometric", "hill", TransformOrder.AdstockFirst, "roi") with { Likelihood = new LogNormalErrors() };
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => Bind(spec)).Faults);
        Assert.Equal("The strength of channel tv is its roi; under log-normal errors it has no closed form.", fault.Message);
    }

    [Fact]
    public void Bind_ZeroOrNegativeOutcome_NamesTheRows()
    {
        var panel = SmallWorld.Panel();
        var values = (double[])panel.Outcome.Values.Clone();
        (values[2], values[4], values[29]) = (0, -3, 0);
        Panel With(params Exclusion[] exclusions) =>
            new(panel.Axis, panel.Geos, panel.Outcome with { Values = values }, [.. panel.Series.Values], [.. panel.Categorical.Values], exclusions: exclusions);
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => BoundModel.Bind(Spec, With())).Faults);
        Assert.Contains("zero or negative in 3 fitted rows: 2023-01-16, 2023-01-30, 2023-07-24.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(26, BoundModel.Bind(Spec, With(new(2, 4, "stock-out"), new(29, 29, "stock-out"))).Likelihood.Count);
    }

    [Fact]
    public void Bind_NoPriorWritten_PaidMediaMakeUpAQuarterAtTheirMeanExposure()
    {
        var channels = Bind().Spec.Channels;
        var logs = SmallWorld.Panel(history: SmallWorld.History, isMissing: static t => t is 7 or 20).FittedOutcome.Where(static y => y > 0).Select(static y => Math.Log(y)).ToArray();
        var intercept = Assert.IsType<NormalPrior>(Bind().Spec.Baseline.Intercept);
        var paid = channels.Where(static c => c.Spend is not null).Sum(static c => c.Strength!.Prior.Mean);
        Agreement.Within(1e-12, 2 * Math.Log(4.0 / 3), paid);
        Agreement.Within(1e-12, 0.02, channels.Single(static c => c.Spend is null).Strength!.Prior.Mean);
        // Scaled by the largest outcome.
        Agreement.Within(1e-12, logs.Average() - logs.Max() + Math.Log(0.75), intercept.Location, 1);
        Assert.Equal(0.5, intercept.Sd);
    }

    [Fact]
    public void Run_SimulatedOutcome_RecoversTheTruth()
    {
        var spec = new ModelSpec
        {
            Outcome = "sales",
            Channels = [new ChannelSpec { Name = "tv", Spend = "tv_spend" }],
            Controls = [new ControlSpec { Column = "price" }, new ControlSpec { Column = "promotion" }],
            Baseline = new BaselineSpec { Seasonality = [] },
            Likelihood = new LogNormalErrors(),
            Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.None) },
        };
        var world = BoundModel.Bind(spec, SmallWorld.Panel(150));
        var truth = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["tv.adstock.decay"] = 0.5, ["tv.saturation.half"] = 1, ["tv.saturation.slope"] = 1.2, ["tv.coefficient"] = 0.5,
            ["intercept"] = 6.8, ["trend.slope"] = 0.2, ["control[price]"] = -0.05, ["control[promotion]"] = 0.15, ["noise"] = 0.05,
        };
        var panel = world.Panel;
        var outcome = SimulatedOutcome.Draw(world, ParameterPoint.Vector(world, truth), 8);
        var simulated = new Panel(panel.Axis, panel.Geos, panel.Outcome with { Values = outcome }, [.. panel.Series.Values], [.. panel.Categorical.Values]);
        var fit = ModelFit.Run(spec, simulated, new SamplerSpec { Chains = 2, Warmup = 300, Draws = 500, Seed = 3 });
        foreach (var (name, value) in truth)
        {
            var draws = fit.Draws[name].Order().ToArray();
            Assert.InRange(value, draws[(int)(0.005 * draws.Length)], draws[(int)(0.995 * draws.Length)]);
        }
        Assert.InRange(fit.Draws["noise"].Average(), 0.043, 0.058);
    }
}
