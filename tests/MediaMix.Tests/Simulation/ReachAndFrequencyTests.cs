using MediaMix.Testing;

namespace MediaMix.Tests.Simulation;

/// <summary>Channels that reach people some number of times.</summary>
public class ReachAndFrequencyTests
{
    [Fact]
    public void Effect_OneRow_IsReachTimesTheHillOfTheFrequencyCarriedOver()
    {
        // 300 people 4 times in the second week: 300·4²/(4² + 2²) = 240, of which 2/3 come at once and 1/3 a week later.
        var model = Bind([0, 300, 0, 0], [0, 4, 0, 0]);
        var effect = new double[5];
        Simulator(model).Effect(0, ChannelPlan.Actual(model, 0), effect);
        Agreement.Within(1e-14, [0, 160, 80, 0, 0], effect);
    }

    [Fact]
    public void ScaleWindow_Twice_ReachesTwiceAsManyAsOften()
    {
        var model = Bind([100, 300, 0, 50], [1, 4, 0, 2]);
        var (once, twice) = (new double[5], new double[5]);
        Simulator(model).Effect(0, ChannelPlan.Actual(model, 0), once);
        Simulator(model).Effect(0, ChannelPlan.Actual(model, 0).ScaleWindow(2), twice);
        Agreement.Within(1e-14, [.. once.Select(static e => 2 * e)], twice);
    }

    [Theory]
    [InlineData(1, 240)]
    [InlineData(2, 300)]
    [InlineData(4, 240)]
    public void WithFrequency_AnyFrequency_KeepsTheExposures(double frequency, double expected)
    {
        // 1200 exposures: 1200/f people, each f²/(f² + 2²) of full effect; best at f = 2, the half-saturation, for slope 2.
        var model = Bind([0, 300, 0, 0], [0, 4, 0, 0]);
        var effect = new double[5];
        Simulator(model).Effect(0, ChannelPlan.Actual(model, 0).WithFrequency(frequency), effect);
        Agreement.Within(1e-13, expected, effect.Sum());
    }

    [Fact]
    public void WithFrequency_ChannelWithoutReach_SaysSo()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        Assert.Throws<InvalidOperationException>(() => ChannelPlan.Actual(model, 0).WithFrequency(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChannelPlan.Actual(Bind([1, 2, 0, 1], [1, 2, 0, 1]), 0).WithFrequency(0));
    }

    [Fact]
    public void Bind_ReachAndFrequency_CountsExposuresAndMeanFrequency()
    {
        var facts = Bind([100, 300, 0, 0], [1, 4, 0, 0]).Constants.Channels[0];
        Assert.Equal((1300, 1300.0 / 400, 650.0 / 1300), (facts.Exposure, facts.MeanFrequency, facts.CostPerExposure));
    }

    [Fact]
    public void Bind_FrequencyOfZeroWhereverSomebodyIsReached_IsAFault() =>
        Assert.Contains(
            Assert.Throws<InvalidInputException>(() => Bind([100, 300, 0, 0], [0, 0, 0, 2])).Faults,
            static fault => fault.Message.Contains("has a frequency (frequency) of zero in every fitted row", StringComparison.Ordinal));

    [Fact]
    public void Bind_DefaultPriors_SpeakOfExposuresPerPerson()
    {
        var spec = SmallWorld.WithReach(null, new HillSaturation());
        var hill = Assert.IsType<HillSaturation>(BoundModel.Bind(spec, SmallWorld.Panel()).Spec.Channels[0].Saturation);
        Assert.Equal("lognormal(0.7, 0.4)", hill.Half!.Text);
        Assert.Equal("lognormal(0.7, 0.4)", hill.Slope!.Text);
        Assert.Equal(TransformOrder.SaturationFirst, BoundModel.Bind(spec, SmallWorld.Panel()).Spec.Channels[0].Order);
    }

    [Fact]
    public void Bind_HalfAReachOrAnExposureBesideIt_AreFaultsTogether()
    {
        var spec = SmallWorld.Full() with
        {
            Channels =
            [
                new ChannelSpec { Name = "a", Spend = "tv_spend", Reach = "reach" },
                new ChannelSpec { Name = "b", Spend = "tv_spend", Frequency = "frequency" },
                new ChannelSpec { Name = "c", Exposure = "clicks", Reach = "reach", Frequency = "frequency" },
                new ChannelSpec { Name = "d", Reach = "reach", Frequency = "frequency", Order = TransformOrder.AdstockFirst },
                new ChannelSpec { Name = "e", Reach = "price", Frequency = "nowhere" },
            ],
        };
        var faults = Assert.Throws<InvalidInputException>(() => BoundModel.Bind(spec, SmallWorld.Panel())).Faults.Select(static f => f.Message).ToArray();
        Assert.Equal(6, faults.Length);
        Assert.Contains("Channel a has a reach without a frequency.", faults);
        Assert.Contains("Channel b has a frequency without a reach.", faults);
        Assert.Contains("Channel c has both an exposure and a reach.", faults);
        Assert.Contains("Channel d has reach and frequency, but carryover first.", faults);
        Assert.Contains(faults, static f => f.Contains("nowhere", StringComparison.Ordinal));
        Assert.Contains(faults, static f => f.Contains("price", StringComparison.Ordinal));
    }

    static OutcomeSimulator Simulator(BoundModel model)
    {
        var simulator = model.CreateSimulator();
        simulator.Load(model.AllocateValues());
        return simulator;
    }

    /// <summary>A world without unknowns: half-saturation at two exposures, slope 2, carryover 2/3 and 1/3, effect 1 per person.</summary>
    static BoundModel Bind(double[] reach, double[] frequency) => BoundModel.Bind(
        new ModelSpec
        {
            Outcome = "y",
            Channels =
            [
                new ChannelSpec
                {
                    Name = "video",
                    Spend = "spend",
                    Reach = "reach",
                    Frequency = "frequency",
                    Adstock = new GeometricAdstock { MaxLag = 1, Decay = new FixedPrior(0.5) },
                    Saturation = new HillSaturation { Half = new FixedPrior(2), Slope = new FixedPrior(2) },
                    Strength = new CoefficientStrength(new FixedPrior(1)),
                },
            ],
            Baseline = new BaselineSpec { Intercept = new FixedPrior(0), Trend = new NoTrend(), Seasonality = [] },
            Noise = new NoiseSpec { Prior = new FixedPrior(1) },
            Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.None), Media = new MediaScale(MediaScaleKind.None) },
        },
        new Panel(
            TimeAxis.FromIndex(1, reach.Length), ["national"], new Series("y", SeriesUnit.Outcome, [1, 2, 3, 4]),
            [
                new Series("reach", SeriesUnit.Exposure, reach), new Series("frequency", SeriesUnit.Exposure, frequency),
                new Series("spend", SeriesUnit.Spend, [.. reach.Select((r, t) => 0.5 * r * frequency[t])]),
            ]));
}
