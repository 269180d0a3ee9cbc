using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>Student-t errors: density, gradient, limits, and what they are for.</summary>
public class StudentTLikelihoodTests
{
    // A step of 1e-3 moves the expectation by a good part of the noise; a t, unlike a parabola, has fifth derivatives there.
    const double Step = 1e-4, Tolerance = 1e-7;

    static ModelSpec Spec(Prior? degreesOfFreedom = null) => SmallWorld.Full() with { Likelihood = new StudentTErrors(degreesOfFreedom) };

    static BoundModel Bind(Prior? degreesOfFreedom = null) =>
        BoundModel.Bind(Spec(degreesOfFreedom), SmallWorld.Panel(history: SmallWorld.History, isMissing: static t => t is 7 or 20));

    [Theory]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(39.9)]
    [InlineData(41)]
    [InlineData(1e6)]
    public void Evaluate_AnyDegreesOfFreedom_HasTheNaiveValueAndItsGradient(double degreesOfFreedom)
    {
        var model = Bind(new LogNormalPrior(1, 20));
        for (var point = 0UL; point < 4; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            values["noise.df"] = degreesOfFreedom;
            Agreement.Within(1e-11, new NaiveOutcome(model, values).LogDensity(), Density.At(model, values).Value, 1);
            Density.AssertGradient(model.CreateDensity(), Density.Position(model, values), Tolerance, Step);
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Evaluate_SampledCoordinates_HaveTheRawDensityAndTheirGradient(bool isVariance, bool collapse)
    {
        var model = BoundModel.Bind(Spec() with { Noise = new NoiseSpec { IsVariance = isVariance } }, SmallWorld.Panel());
        var density = new SamplingDensity(model, collapse);
        Assert.Equal(model.Sampled.Count, density.Dimension);
        for (var point = 0UL; point < 4; point++)
        {
            var raw = Density.Position(model, ParameterPoint.Draw(model, point));
            var position = new double[density.Dimension];
            density.FromRaw(raw, position);
            // The amplitude is a shear: it has no Jacobian.
            Agreement.Within(1e-11, Density.At(model.CreateDensity(), raw).Value, Density.At(density, position).Value, 1);
            Density.AssertGradient(density, position, Tolerance, Step);
        }
    }

    [Fact]
    public void Evaluate_ManyDegreesOfFreedom_IsTheNormalDensity()
    {
        var studentT = Bind(new FixedPrior(1e12));
        var normal = BoundModel.Bind(SmallWorld.Full(), studentT.Panel);
        var values = ParameterPoint.Draw(studentT, 3);
        var (t, n) = (Density.At(studentT, values), Density.At(normal, values));
        Agreement.Within(1e-9, n.Value, t.Value);
        Agreement.Within(1e-9, n.Gradient, t.Gradient);
    }

    [Theory]
    [InlineData(1e-300, 1e-5)]
    [InlineData(1e-8, 1e150)]
    [InlineData(1e300, 1e-160)]
    [InlineData(3, 1e-200)]
    public void Evaluate_Extremes_IsFiniteOrImpossible(double degreesOfFreedom, double noise)
    {
        var model = BoundModel.Bind(
            Spec(new LogNormalPrior(0, 500)) with { Noise = new NoiseSpec { Prior = new LogNormalPrior(0, 500) } }, SmallWorld.Panel());
        var values = ParameterPoint.Draw(model, 1);
        (values["noise.df"], values["noise"]) = (degreesOfFreedom, noise);
        var (value, gradient) = Density.At(model, values);
        Assert.True(double.IsFinite(value) || double.IsNegativeInfinity(value), $"The log density is {value}.");
        if (double.IsFinite(value))
            Assert.All(gradient, static g => Assert.True(double.IsFinite(g)));
    }

    [Fact]
    public void Evaluate_AfterTheFirstCall_AllocatesNothing()
    {
        var model = Bind();
        var density = model.CreateSamplingDensity();
        var (position, gradient) = (new double[density.Dimension], new double[density.Dimension]);
        density.Evaluate(position, gradient);
        var before = GC.GetAllocatedBytesForCurrentThread();
        density.Evaluate(position, gradient);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(39.999999)]
    [InlineData(40)]
    [InlineData(200)]
    public void LogNormalizerSlope_AnyDegreesOfFreedom_IsTheSlopeOfTheNormalizer(double nu)
    {
        // A relative step; beyond forty the value is flat and differences of it lose digits.
        var h = 1e-4 * nu;
        var f = (double x) => StudentTKernel.LogNormalizer(x);
        var difference = (8 * (f(nu + h) - f(nu - h)) - (f(nu + 2 * h) - f(nu - 2 * h))) / (12 * h);
        Agreement.Within(1e-8, difference, StudentTKernel.LogNormalizerSlope(nu), 1e-4);
    }

    [Fact]
    public void LinearTreatments_NothingIsIntegratedOut_SaysWhy() =>
        Assert.All(Bind().LinearTreatments(), static t =>
            Assert.Equal((LinearTreatmentKind.Sampled, "likelihood: student_t is not normal"), (t.Kind, t.Reason)));

    [Fact]
    public void Bind_NoPriorWritten_DegreesOfFreedomAreGamma() =>
        Assert.Equal(new GammaPrior(2, 0.1), Bind().Parameters.Single(static p => p.Name == "noise.df").Prior);

    [Theory]
    [InlineData("normal(0, 1)", "allows values outside")]
    [InlineData("fixed(0)", "are fixed at 0")]
    public void Bind_ImpossibleDegreesOfFreedom_IsAFault(string prior, string message) =>
        Assert.Contains(Assert.Throws<InvalidInputException>(() => Bind(PriorText.Parse(prior))).Faults, f => f.Message.Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData(0.7)]
    [InlineData(3)]
    [InlineData(30)]
    public void Scatter_ManyDraws_FollowTheStudentTDistribution(double nu)
    {
        var errors = new ErrorDistribution(2, nu);
        var rng = Rng.Create(5, 0, 0, 77);
        var draws = Enumerable.Repeat(10.0, 20_000).ToArray();
        errors.Scatter(ref rng, draws);
        var prior = new StudentTPrior(nu, 10, 2);
        foreach (var p in new[] { 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99 })
        {
            // Share below the true quantile: binomial, allowed four standard errors.
            var share = draws.Count(y => y < prior.Quantile(p)) / (double)draws.Length;
            Assert.Equal(p, share, 4 * Math.Sqrt(p * (1 - p) / draws.Length));
        }
    }

    [Fact]
    public void Run_OutcomeWithWildWeeks_RecoversTheTruthWhereNormalErrorsDoNot()
    {
        var (spec, panel, truth) = WildWeeks();
        var sampler = new SamplerSpec { Chains = 2, Warmup = 300, Draws = 500, Seed = 3 };
        var robust = ModelFit.Run(spec with { Likelihood = new StudentTErrors() }, panel, sampler);
        var normal = ModelFit.Run(spec, panel, sampler);
        foreach (var (name, value) in truth)
        {
            var draws = robust.Draws[name].Order().ToArray();
            Assert.InRange(value, draws[(int)(0.005 * draws.Length)], draws[(int)(0.995 * draws.Length)]);
        }
        Assert.InRange(robust.Draws["noise.df"].Average(), 0.8, 6);
        var (narrow, wide) = (Sd(robust.Draws["control[price]"]), Sd(normal.Draws["control[price]"]));
        Assert.True(narrow < 0.7 * wide, $"The effect of the price has an sd of {narrow} with Student-t errors, {wide} with normal ones.");
    }

    static double Sd(ReadOnlySpan<double> draws)
    {
        var mean = Kernels.Sum(draws) / draws.Length;
        return Math.Sqrt(Kernels.SumOfSquares(draws) / draws.Length - mean * mean);
    }

    /// <summary>150 weeks of known parameters with errors of two degrees of freedom.</summary>
    static (ModelSpec Spec, Panel Panel, Dictionary<string, double> Truth) WildWeeks()
    {
        var spec = new ModelSpec
        {
            Outcome = "sales",
            Channels = [new ChannelSpec { Name = "tv", Spend = "tv_spend", Strength = new CoefficientStrength(new HalfNormalPrior(300)) }],
            Controls = [new ControlSpec { Column = "price", Prior = new NormalPrior(0, 100) }],
            Baseline = new BaselineSpec { Intercept = new NormalPrior(1000, 500), Trend = new NoTrend(), Seasonality = [] },
            Noise = new NoiseSpec { Prior = new HalfNormalPrior(100) },
            Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.None) },
        };
        var world = BoundModel.Bind(spec with { Likelihood = new StudentTErrors() }, SmallWorld.Panel(150));
        var truth = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["tv.adstock.decay"] = 0.5, ["tv.saturation.half"] = 1, ["tv.saturation.slope"] = 1.2, ["tv.coefficient"] = 400,
            ["intercept"] = 1000, ["control[price]"] = -40, ["noise"] = 20, ["noise.df"] = 2,
        };
        var panel = world.Panel;
        var outcome = SimulatedOutcome.Draw(world, ParameterPoint.Vector(world, truth), 8);
        var simulated = new Panel(panel.Axis, panel.Geos, panel.Outcome with { Values = outcome }, [.. panel.Series.Values], [.. panel.Categorical.Values]);
        return (spec, simulated, truth);
    }
}
