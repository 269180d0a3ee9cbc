using MediaMix.Testing;

namespace MediaMix.Tests.Experiments;

/// <summary>The term of an experiment: value against simulating the outcome twice, gradient against differences, raw and as it is sampled.</summary>
public class ExperimentDensityTests
{
    const double Tolerance = 1e-7;

    static readonly ExperimentSpec Test = new()
    {
        Name = "test",
        Channels = ["tv"],
        Window = new PeriodSpan("2023-03-06", "2023-04-10"),
        Statement = new LiftStatement(400, 90),
    };

    static readonly PeriodSpan Early = new("2023-01-02", "2023-01-16"), Late = new("2023-06-26", "2023-07-24");

    // tv pauses in two weeks of five, in these two.
    static readonly PeriodSpan Dark = new("2023-02-13", "2023-02-20");

    public static TheoryData<string, ExperimentSpec[]> Experiments => new()
    {
        { "zero", [Test] },
        { "first rows: history carries in", [Test with { Window = Early }] },
        { "last rows: carries out behind the data", [Test with { Window = Late }] },
        { "no carryover after the window", [Test with { IncludesCarryover = false }] },
        { "no carryover, last rows", [Test with { Window = Late, IncludesCarryover = false }] },
        { "one row", [Test with { Window = new PeriodSpan("2023-03-06", "2023-03-06") }] },
        { "multiple", [Test with { Counterfactual = new SpendMultiple(1.5), Statement = new LiftStatement(-100, 90) }] },
        { "total", [Test with { Counterfactual = new SpendTotal(100) }] },
        { "change", [Test with { Counterfactual = new SpendChange(-100), Statement = new LiftStatement(0, 90) }] },
        { "went dark", [Test with { Window = Dark, Counterfactual = new SpendTotal(300), Statement = new LiftStatement(-300, 90) }] },
        { "roi", [Test with { Statement = new RoiStatement(1.5, 0.5) }] },
        { "cost", [Test with { Statement = new CostStatement(1.5, 0.5) }] },
        { "student", [Test with { DegreesOfFreedom = 3, Statement = new LiftStatement(4000, 90) }] },
        { "together", [Test with { Channels = ["tv", "search", "email"] }] },
        { "several", [Test, Test with { Name = "second", Window = Late }, Test with { Name = "clicks", Channels = ["search"], Statement = new RoiStatement(2, 1) }] },
        { "curve", [Test with { Window = null, Statement = new SaturationLift(60, 20, 30, 8) }] },
        { "curve downwards", [Test with { Channels = ["search"], Window = null, Statement = new SaturationLift(1200, -900, -30, 8) }] },
    };

    [Theory]
    [MemberData(nameof(Experiments))]
    public void Evaluate_EveryExperiment_HasTheNaiveValueAndItsGradient(string name, ExperimentSpec[] experiments)
    {
        foreach (var history in new[] { 0, SmallWorld.History })
        {
            // Rows of history come first, so that labels name the same rows of the window.
            var panel = SmallWorld.Panel(history: history, axis: TimeAxis.FromDates(new DateOnly(2023, 1, 2).AddDays(-7 * history), TimeStep.Week, history + SmallWorld.Periods));
            var model = BoundModel.Bind(SmallWorld.Full() with { Experiments = [.. experiments] }, panel);
            Assert.NotEmpty(name);
            Assert.Contains(model.Parameters, static p => p.Name.EndsWith(".confounding", StringComparison.Ordinal));
            Density.AssertNaive(model, 4, Tolerance, 1e-3, false, true);
        }
    }

    [Theory]
    [InlineData("roi")]
    [InlineData("marginal_roi")]
    [InlineData("contribution")]
    [InlineData("coefficient")]
    public void Evaluate_EveryStrengthAndOrder_HasTheNaiveValueAndItsGradient(string strength)
    {
        foreach (var order in Enum.GetValues<TransformOrder>())
        {
            var spec = SmallWorld.Of("delayed", "hill", order, strength) with { Experiments = [Test, Test with { Name = "late", Window = Late }] };
            Density.AssertNaive(BoundModel.Bind(spec, SmallWorld.Panel()), 4, Tolerance, 1e-3, false, true);
        }
    }

    [Fact]
    public void Evaluate_MovingEffectiveness_HasTheNaiveValueAndItsGradient()
    {
        var spec = SmallWorld.WithTimeVarying(new TimeVaryingSpec { Channels = ["tv", "search"], IsShared = true, Effectiveness = new EffectivenessKnots(5) });
        Density.AssertNaive(BoundModel.Bind(spec with { Experiments = [Test, Test with { Name = "late", Window = Late }] }, SmallWorld.Panel()), 4, Tolerance, 1e-3, false, true);
    }

    [Fact]
    public void Evaluate_ReachAndFrequency_HasTheNaiveValueAndItsGradient()
    {
        var spec = SmallWorld.WithReach(null, new HillSaturation()) with { Experiments = [Test with { Channels = ["video"] }] };
        Density.AssertNaive(BoundModel.Bind(spec, SmallWorld.Panel()), 4, Tolerance, 1e-3, false, true);
    }

    [Fact]
    public void Evaluate_LinearChannel_IsSampledOnceItHasAnExperiment()
    {
        var spec = SmallWorld.Linear(new NormalPrior(0.1, 0.2));
        spec = spec with { Channels = [spec.Channels[0] with { Confounding = new FixedPrior(0) }, .. spec.Channels.Skip(1)] };
        Assert.Contains(BoundModel.Bind(spec, SmallWorld.Panel()).LinearTreatments(), static t => t.Component == "tv");
        var model = BoundModel.Bind(spec with { Experiments = [Test] }, SmallWorld.Panel());
        Assert.DoesNotContain(model.LinearTreatments(), static t => t.Component == "tv");
        Density.AssertNaive(model, 4, Tolerance, 1e-3, false, true);
        // An effect that may be negative has a factor all the same.
        spec = SmallWorld.Linear(new NormalPrior(0.1, 0.2)) with { Experiments = [Test] };
        Density.AssertNaive(BoundModel.Bind(spec, SmallWorld.Panel()), 4, Tolerance, 1e-3, false, true);
    }

    [Fact]
    public void Evaluate_StudentTErrorsAndAutocorrelation_HaveTheNaiveValueAndItsGradient()
    {
        var spec = SmallWorld.Full() with { Experiments = [Test] };
        Density.AssertNaive(BoundModel.Bind(spec with { Likelihood = new StudentTErrors() }, SmallWorld.Panel()), 4, Tolerance, 1e-3, false);
        Density.AssertNaive(BoundModel.Bind(spec with { Noise = new NoiseSpec { Autoregression = new AutoregressionSpec() } }, SmallWorld.Panel()), 4, Tolerance, 1e-3, false, true);
    }

    [Fact]
    public void Evaluate_CorrelatedErrors_AreThatDensityOfWhatTheSimulatorImplies()
    {
        var other = Test with { Name = "other", Window = new PeriodSpan("2023-04-03", "2023-05-08") };
        var apart = SmallWorld.Full() with { Experiments = [Test, other with { Window = Late }] };
        var joint = SmallWorld.Full() with
        {
            Experiments = [Test, other],
            ExperimentCovariances = [new ExperimentCovariance(["other", "test"], [[8100, 3000], [3000, 8100]])],
        };
        var model = BoundModel.Bind(joint, SmallWorld.Panel());
        var without = BoundModel.Bind(joint with { Experiments = [], ExperimentCovariances = [], Channels = BoundModel.Bind(apart, SmallWorld.Panel()).Spec.Channels }, SmallWorld.Panel());
        for (var point = 0UL; point < 3; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            var naive = new NaiveOutcome(model, values);
            var expected = new CorrelatedErrors([1, 0], [400, 400], [[8100, 3000], [3000, 8100]]).LogDensity([naive.Implied(Test), naive.Implied(other)], new double[2]);
            Agreement.Within(1e-9, Density.At(without, values).Value + expected, Density.At(model, values).Value, 1);
            Density.AssertGradient(model.CreateDensity(), Density.Position(model, values), Tolerance);
        }
    }

    [Fact]
    public void Confounding_Off_IsNoParameterAndNoComponent()
    {
        var spec = SmallWorld.Full() with { Experiments = [Test] };
        spec = spec with { Channels = [spec.Channels[0] with { Confounding = new FixedPrior(0) }, .. spec.Channels.Skip(1)] };
        var model = BoundModel.Bind(spec, SmallWorld.Panel());
        Assert.DoesNotContain(model.Parameters, static p => p.Name.EndsWith(".confounding", StringComparison.Ordinal));
        Assert.False(model.HasConfounding(0));
        Density.AssertNaive(model, 2, Tolerance, 1e-3, true);
    }

    [Fact]
    public void Confounding_Stated_NeedsNoExperimentAndMayBeFixed()
    {
        var spec = SmallWorld.Full();
        foreach (var prior in new Prior[] { new NormalPrior(0, 0.3), new FixedPrior(0.4) })
        {
            var model = BoundModel.Bind(spec with { Channels = [spec.Channels[0] with { Confounding = prior }, .. spec.Channels.Skip(1)] }, SmallWorld.Panel());
            Assert.True(model.HasConfounding(0));
            Density.AssertNaive(model, 3, Tolerance, 1e-3, false, true);
        }
    }

    [Fact]
    public void Simulator_Experiments_ImplyWhatTheNaiveModelDoes()
    {
        var spec = SmallWorld.Full() with { Experiments = [Test, Test with { Name = "roi", Window = Late, Statement = new RoiStatement(1, 1) }] };
        var model = BoundModel.Bind(spec, SmallWorld.Panel());
        var values = ParameterPoint.Draw(model, 3);
        var (simulator, naive) = (ParameterPoint.Simulator(model, values), new NaiveOutcome(model, values));
        for (var e = 0; e < 2; e++)
            Agreement.Within(1e-11, naive.Implied(spec.Experiments[e]), simulator.ImpliedStatement(e), 1);
        Agreement.Within(1e-11, new NormalPrior(naive.Implied(Test), 90).LogDensity(400, out _), simulator.StatementLogDensity(0), 1);
        var effect = new double[SmallWorld.Periods];
        simulator.Confounding(0, ChannelPlan.Actual(model, 0), effect);
        for (var t = 0; t < effect.Length; t++)
            Agreement.Within(1e-11, (Math.Exp(values["tv.confounding"]) - 1) * naive.Contribution(0)[t], effect[t], 1);
        simulator.Confounding(1, ChannelPlan.Actual(model, 1), effect);
        Assert.All(effect, static x => Assert.Equal(0, x));
    }

    [Fact]
    public void Evaluate_Allocates_Nothing()
    {
        var density = new SamplingDensity(BoundModel.Bind(SmallWorld.Full() with { Experiments = [Test, Test with { Name = "late", Window = Late }] }, SmallWorld.Panel()), collapse: true);
        var (position, gradient) = (new double[density.Dimension], new double[density.Dimension]);
        density.Evaluate(position, gradient);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
            density.Evaluate(position, gradient);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
