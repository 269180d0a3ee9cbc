using MediaMix.Testing;

namespace MediaMix.Tests.Simulation;

/// <summary>The simulator against the naive model: every effect in every window, in outcome units.</summary>
public class OutcomeSimulatorTests
{
    const double Tolerance = 1e-10;

    public static TheoryData<string, string, TransformOrder, string, bool> Combinations => [.. ComponentCatalog.Combinations()];

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Effects_EveryCombination_AreTheNaiveOnes(
        string adstock, string saturation, TransformOrder order, string strength, bool hasHistory)
    {
        var model = BoundModel.Bind(
            SmallWorld.Of(adstock, saturation, order, strength), SmallWorld.Panel(history: hasHistory ? SmallWorld.History : 0));
        for (var point = 0UL; point < 3; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            AssertNaive(model, ParameterPoint.Simulator(model, values), new NaiveOutcome(model, values));
        }
    }

    [Theory]
    [InlineData(30, 4)]
    [InlineData(3, 20)]
    [InlineData(2, 0)]
    [InlineData(64, 1)]
    public void Effects_FullModel_AreTheNaiveOnes(int periods, int history)
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(periods, history));
        var values = ParameterPoint.Draw(model, 1);
        var (simulator, naive) = (ParameterPoint.Simulator(model, values), new NaiveOutcome(model, values));
        AssertNaive(model, simulator, naive);
        var effect = new double[periods];
        var expected = new double[periods];
        for (var c = 0; c < model.LinearComponents.Count; c++)
        {
            simulator.Baseline(c, effect);
            Agreement.Within(Tolerance, naive.Baseline(model.LinearComponents[c]), effect);
            Add(expected, effect);
        }
        for (var m = 0; m < simulator.Channels; m++)
        {
            simulator.Effect(m, ChannelPlan.Actual(model, m), effect);
            Add(expected, effect);
        }
        Agreement.Within(Tolerance, naive.Expected(), expected);
    }

    public static TheoryData<string> Media => [.. ComponentCatalog.Media.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Media))]
    public void Effects_EveryKindOfMedia_AreTheNaiveOnes(string name)
    {
        foreach (var history in new[] { 0, 4 })
        {
            var model = BoundModel.Bind(ComponentCatalog.Part(name).Spec, ComponentCatalog.Part(name).Panel(history));
            for (var point = 0UL; point < 3; point++)
            {
                var values = ParameterPoint.Draw(model, point);
                AssertNaive(model, ParameterPoint.Simulator(model, values), new NaiveOutcome(model, values));
            }
        }
    }

    [Theory]
    [InlineData(TransformOrder.AdstockFirst, 0)]
    [InlineData(TransformOrder.SaturationFirst, 0)]
    [InlineData(TransformOrder.AdstockFirst, 5)]
    [InlineData(TransformOrder.SaturationFirst, 5)]
    public void WindowEffect_SampledRoi_IsExactlyThatRoi(TransformOrder order, int history)
    {
        var model = BoundModel.Bind(SmallWorld.Of("delayed", "hill", order, "roi"), SmallWorld.Panel(history: history));
        var values = ParameterPoint.Draw(model, 2);
        values["tv.roi"] = 1.75;
        var simulator = ParameterPoint.Simulator(model, values);
        Agreement.Within(1e-14, 1.75 * model.Constants.Channels[0].Spend, simulator.WindowEffect(0));
    }

    [Fact]
    public void WindowEffect_SampledShare_IsThatShareOfTheOutcome()
    {
        var model = BoundModel.Bind(SmallWorld.Of("geometric", "logistic", TransformOrder.AdstockFirst, "contribution"), SmallWorld.Panel(history: 3));
        var values = ParameterPoint.Draw(model, 2);
        values["tv.contribution"] = 0.125;
        Agreement.Within(1e-14, 0.125 * model.Constants.Outcome.Total, ParameterPoint.Simulator(model, values).WindowEffect(0));
    }

    [Fact]
    public void Effect_CarryoverAfterTheWindow_CountsForRoiAndNotForContributions()
    {
        // One spend, in the last week, decaying by half: weights 4, 2, 1 sevenths, no saturation.
        double[] spend = [0, 0, 0, 7];
        var model = Plain(spend, history: 0);
        var simulator = ParameterPoint.Simulator(model, Values(model, coefficient: 3));
        var effect = new double[6];
        simulator.Effect(0, ChannelPlan.Actual(model, 0), effect);
        Agreement.Within(1e-14, [0, 0, 0, 12, 6, 3], effect);
        Agreement.Within(1e-14, 21, simulator.WindowEffect(0));
    }

    [Fact]
    public void Effect_MediaBeforeTheWindow_CountsForContributionsAndNotForRoi()
    {
        // Seven spent in the week before the window, seven in its first week.
        double[] spend = [7, 7, 0, 0, 0];
        var model = Plain(spend, history: 1);
        var simulator = ParameterPoint.Simulator(model, Values(model, coefficient: 3));
        var effect = new double[4];
        simulator.Effect(0, ChannelPlan.Actual(model, 0), effect);
        Agreement.Within(1e-14, [18, 9, 3, 0], effect);
        Agreement.Within(1e-14, 21, simulator.WindowEffect(0));
    }

    [Fact]
    public void ScaleWindow_Zero_LeavesTheHistoryAlone()
    {
        var model = Plain([7, 7, 0, 0, 0], history: 1);
        var simulator = ParameterPoint.Simulator(model, Values(model, coefficient: 3));
        var effect = new double[4];
        simulator.Effect(0, ChannelPlan.Actual(model, 0).ScaleWindow(0), effect);
        Agreement.Within(1e-14, [6, 3, 0, 0], effect);
        Assert.True(ChannelPlan.Actual(model, 0).HasHistory);
        Assert.Throws<ArgumentOutOfRangeException>(() => ChannelPlan.Actual(model, 0).ScaleWindow(-1));
    }

    [Theory]
    [InlineData(false, 20)]
    [InlineData(true, 20)]
    public void NoiseSd_AnyParameterisation_IsInOutcomeUnits(bool isVariance, double expected)
    {
        var spec = SmallWorld.Full() with
        {
            Noise = new NoiseSpec { IsVariance = isVariance, Prior = new FixedPrior(isVariance ? 0.01 : 0.1) },
            Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.Fixed, 200) },
        };
        var model = BoundModel.Bind(spec, SmallWorld.Panel());
        Assert.Equal(expected, ParameterPoint.Simulator(model, ParameterPoint.Draw(model, 1)).NoiseSd, 1e-12);
    }

    static void AssertNaive(BoundModel model, OutcomeSimulator simulator, NaiveOutcome naive)
    {
        for (var m = 0; m < model.Spec.Channels.Count; m++)
        {
            var plan = ChannelPlan.Actual(model, m);
            var effect = new double[model.Panel.Periods];
            simulator.Effect(m, plan, effect);
            Agreement.Within(Tolerance, naive.Contribution(m), effect);
            var coefficient = naive.Coefficient(m);
            Agreement.Within(Tolerance, coefficient, simulator.Coefficient(m) * naive.OutcomeScale);
            Agreement.Within(Tolerance, naive.WindowEffect(m), simulator.WindowEffect(m));
            Agreement.Within(1e-13, naive.Weights(m), simulator.LagWeights(m));
            var withCarryOut = new double[model.Panel.Periods + model.Constants.Channels[m].MaxLag];
            foreach (var factor in new[] { 0, 0.5, 1.01, 2 })
            {
                simulator.Effect(m, plan.ScaleWindow(factor), withCarryOut);
                Agreement.Within(Tolerance, [.. naive.Response(m, factor, 1).Select(r => coefficient * r)], withCarryOut);
            }
        }
    }

    /// <summary>One channel with weights 4, 2, 1 sevenths, no saturation and nothing scaled.</summary>
    static BoundModel Plain(double[] spend, int history)
    {
        var spec = new ModelSpec
        {
            Outcome = "y",
            Channels =
            [
                new ChannelSpec
                {
                    Name = "tv",
                    Spend = "tv",
                    Adstock = new GeometricAdstock { MaxLag = 2, Decay = new FixedPrior(0.5) },
                    Saturation = new NoSaturation(),
                    Strength = new CoefficientStrength(new HalfNormalPrior(1)),
                },
            ],
            Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.None), Media = new MediaScale(MediaScaleKind.None) },
        };
        var outcome = spend.Select(static (_, t) => 1.0 + t).ToArray();
        return BoundModel.Bind(spec, new Panel(
            TimeAxis.FromIndex(1, spend.Length), ["national"], new Series("y", SeriesUnit.Outcome, outcome),
            [new Series("tv", SeriesUnit.Spend, spend)], history: history));
    }

    static Dictionary<string, double> Values(BoundModel model, double coefficient)
    {
        var values = ParameterPoint.Draw(model, 1);
        values["tv.coefficient"] = coefficient;
        return values;
    }

    static void Add(double[] sum, double[] term)
    {
        for (var t = 0; t < sum.Length; t++)
            sum[t] += term[t];
    }
}
