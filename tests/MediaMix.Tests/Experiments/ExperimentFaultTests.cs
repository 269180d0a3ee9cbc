using MediaMix.Testing;

namespace MediaMix.Tests.Experiments;

/// <summary>Every fault of an experiment, alone and with the name of what is at fault.</summary>
public class ExperimentFaultTests
{
    // Weeks from 2023-01-02 to 2023-07-24; tv pauses in two weeks of five.
    static readonly ExperimentSpec Test = new()
    {
        Name = "lift test",
        Channels = ["tv"],
        Window = new PeriodSpan("2023-03-06", "2023-04-10"),
        Statement = new LiftStatement(500, 100),
    };

    static readonly SaturationLift Curve = new(100, 20, 5, 1);

    public static TheoryData<string, ExperimentSpec[]> Faults => new()
    {
        { "about tvv, but there is no such channel. Did you mean tv?", [Test with { Channels = ["tvv"] }] },
        { "names no channel", [Test with { Channels = [] }] },
        { "names tv twice", [Test with { Channels = ["tv", "tv"] }] },
        { "names geos, but the model is national", [Test with { Geos = ["national"] }] },
        { "lies outside the fitted rows, where there are no data", [Test with { Window = new PeriodSpan("2023-06-05", "2023-08-28") }] },
        { "lies outside the fitted rows, where there are no data", [Test with { Window = new PeriodSpan("2022-12-26", "2023-02-06") }] },
        { "ends before it begins", [Test with { Window = new PeriodSpan("2023-04-10", "2023-03-06") }] },
        { "is not given in dates", [Test with { Window = new PeriodSpan("3", "5") }] },
        { "has no window", [Test with { Window = null }] },
        { "tv has no media in the window 2023-01-09..2023-01-16", [Test with { Window = new PeriodSpan("2023-01-09", "2023-01-16") }] },
        { "is the actual plan: no lift could come of it", [Test with { Counterfactual = new SpendMultiple(1) }] },
        { "is the actual plan: no lift could come of it", [Test with { Counterfactual = new SpendChange(0) }] },
        { "multiplies media by -1", [Test with { Counterfactual = new SpendMultiple(-1) }] },
        { "changed the spend by NaN", [Test with { Counterfactual = new SpendChange(double.NaN) }] },
        { "spends -5", [Test with { Counterfactual = new SpendTotal(-5) }] },
        { "more than the", [Test with { Counterfactual = new SpendChange(1e9) }] },
        { "stated by its spend, but email has none", [Test with { Channels = ["email"], Counterfactual = new SpendTotal(5) }] },
        { "stated by its spend, but email has none", [Test with { Channels = ["email"], Statement = new RoiStatement(1, 1) }] },
        { "standard error of 0", [Test with { Statement = new LiftStatement(1, 0) }] },
        { "standard error of NaN", [Test with { Statement = new RoiStatement(1, double.NaN) }] },
        { "states a lift of Infinity", [Test with { Statement = new LiftStatement(double.PositiveInfinity, 1) }] },
        { "has 0 degrees of freedom", [Test with { DegreesOfFreedom = 0 }] },
        { "cost per outcome that is not positive", [Test with { Statement = new CostStatement(-2, 1) }] },
        { "Two experiments are called lift test", [Test, Test with { Window = new PeriodSpan("2023-05-01", "2023-05-29") }] },
        { "about the same channel in the same periods: as independent evidence", [Test, Test with { Name = "other", Window = new PeriodSpan("2023-04-10", "2023-05-08") }] },
        { "names several channels; a saturation curve is that of one", [Test with { Channels = ["tv", "search"], Window = null, Statement = Curve }] },
        { "Media cannot be negative", [Test with { Window = null, Statement = Curve with { Change = -200, Lift = -5 } }] },
        { "a gamma distribution knows no null result", [Test with { Window = null, Statement = Curve with { Lift = 0 } }] },
        { "a gamma distribution knows no null result", [Test with { Window = null, Statement = Curve with { Lift = -5 } }] },
        { "has a gamma likelihood", [Test with { Window = null, Statement = Curve, DegreesOfFreedom = 4 }] },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Bind_WrongExperiment_IsOneFaultWithRemedy(string expected, ExperimentSpec[] experiments)
    {
        var fault = Single(SmallWorld.Full() with { Experiments = [.. experiments] });
        Assert.Contains(expected, $"{fault.Message} {fault.Remedy}", StringComparison.Ordinal);
        Assert.StartsWith("experiments", fault.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_TestThatWentDarkOnTwoChannels_CannotSplitTheSpend()
    {
        var dark = Test with { Channels = ["tv", "radio"], Window = new PeriodSpan("2023-01-09", "2023-01-16"), Counterfactual = new SpendTotal(50) };
        var spec = SmallWorld.Full() with { Experiments = [dark] };
        spec = spec with { Channels = [.. spec.Channels, new ChannelSpec { Name = "radio", Spend = "tv_spend", Adstock = new GeometricAdstock { MaxLag = 2 } }] };
        Assert.Contains("went dark on several channels", Single(spec).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_ResultAsPriorAndAsExperiment_WouldCountTwice()
    {
        var spec = SmallWorld.WithWindow("roi") with { Experiments = [Test] };
        Assert.Contains("one result would count twice", Single(spec).Message, StringComparison.Ordinal);
        BoundModel.Bind(spec with { Experiments = [Test with { Window = new PeriodSpan("2023-05-29", "2023-06-26") }] }, SmallWorld.Panel());
    }

    [Fact]
    public void Bind_LogNormalErrors_TakeNoExperiment()
    {
        var spec = SmallWorld.Full() with { Likelihood = new LogNormalErrors(), Experiments = [Test] };
        Assert.Contains("do not go with log-normal errors", Single(spec).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_SaturationCurveOfAMovingEffectiveness_HasNoDate()
    {
        var spec = SmallWorld.WithTimeVarying(new TimeVaryingSpec { Channels = ["tv"] }) with { Experiments = [Test with { Window = null, Statement = Curve }] };
        Assert.Contains("has no date", Single(spec).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_ConfoundingUnderLogNormalErrors_IsAFault()
    {
        var spec = SmallWorld.Full() with { Likelihood = new LogNormalErrors() };
        var fault = Single(spec with { Channels = [spec.Channels[0] with { Confounding = new NormalPrior(0, 1) }, .. spec.Channels.Skip(1)] });
        Assert.Equal("channels.tv.confounding", fault.Subject);
    }

    public static TheoryData<string, SpecList<ExperimentCovariance>> Covariances => new()
    {
        { "Did you mean lift test?", [Of("lift tset", "other", 1)] },
        { "needs at least two experiments", [new ExperimentCovariance(["other"], [[10_000]])] },
        { "in two covariances, or twice in one", [Of("lift test", "lift test", 1)] },
        { "is not a 2 × 2 matrix", [new ExperimentCovariance(["lift test", "other"], [[10_000, 1]])] },
        { "says 50 for the standard error of the experiment other, which states 100", [new ExperimentCovariance(["lift test", "other"], [[10_000, 1], [1, 2_500]])] },
        { "with two different values", [new ExperimentCovariance(["lift test", "other"], [[10_000, 1], [2, 10_000]])] },
        { "is not positive definite", [Of("lift test", "other", 10_000)] },
    };

    [Theory]
    [MemberData(nameof(Covariances))]
    public void Bind_WrongCovariance_IsOneFault(string expected, SpecList<ExperimentCovariance> covariances)
    {
        var other = Test with { Name = "other", Window = new PeriodSpan("2023-05-29", "2023-06-26") };
        var fault = Single(SmallWorld.Full() with { Experiments = [Test, other], ExperimentCovariances = covariances });
        Assert.Contains(expected, $"{fault.Message} {fault.Remedy}", StringComparison.Ordinal);
        Assert.Equal("experiment_covariance", fault.Subject);
    }

    [Fact]
    public void Bind_OverlappingExperimentsWithACovariance_AreTwoMeasurements()
    {
        var other = Test with { Name = "other", Window = new PeriodSpan("2023-04-03", "2023-05-08") };
        BoundModel.Bind(SmallWorld.Full() with { Experiments = [Test, other], ExperimentCovariances = [Of("lift test", "other", 5_000)] }, SmallWorld.Panel());
    }

    [Fact]
    public void Bind_CovarianceWithoutExperiments_IsAFault() =>
        Assert.Contains("there is no experiment", Single(SmallWorld.Full() with { ExperimentCovariances = [Of("a", "b", 1)] }).Message, StringComparison.Ordinal);

    static ExperimentCovariance Of(string first, string second, double covariance) => new([first, second], [[10_000, covariance], [covariance, 10_000]]);

    static Fault Single(ModelSpec spec) =>
        Assert.Single(Assert.Throws<InvalidInputException>(() => BoundModel.Bind(spec, SmallWorld.Panel())).Faults);
}
