using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>A missing outcome leaves out its likelihood term and nothing else.</summary>
public class MissingOutcomeTests
{
    /// <summary>Every prior written, nothing scaled by the outcome: a missing value can only act through the likelihood.</summary>
    static readonly ModelSpec Spec = new()
    {
        Outcome = "sales",
        Channels = [new ChannelSpec { Name = "tv", Spend = "tv_spend", Strength = new CoefficientStrength(new HalfNormalPrior(100)) }],
        Controls = [new ControlSpec { Column = "price", Prior = new NormalPrior(0, 20) }],
        Baseline = new BaselineSpec { Intercept = new NormalPrior(1000, 100), Trend = new NoTrend(), Seasonality = [] },
        Noise = new NoiseSpec { Prior = new HalfNormalPrior(100) },
        Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.None) },
    };

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    [InlineData(29)]
    public void Evaluate_MissingRow_LacksExactlyItsTerm(int missing)
    {
        var full = BoundModel.Bind(Spec, SmallWorld.Panel());
        var gap = BoundModel.Bind(Spec, SmallWorld.Panel(isMissing: t => t == missing));
        for (var point = 0UL; point < 3; point++)
        {
            var values = ParameterPoint.Draw(full, point);
            var expected = new NaiveOutcome(full, values).Expected()[missing];
            var z = (full.Panel.Outcome.Values[missing] - expected) / values["noise"];
            var term = -0.5 * z * z - Math.Log(values["noise"]) - 0.5 * Math.Log(2 * Math.PI);
            Agreement.Within(1e-11, Density.At(full, values).Value - term, Density.At(gap, values).Value);
            Density.AssertGradient(gap.CreateDensity(), Density.Position(gap, values), 1e-7);
        }
    }

    [Fact]
    public void Evaluate_MissingRows_StillCarryMediaForward()
    {
        // Spend falls in rows whose outcome is missing; its carryover must still be seen.
        static bool IsMissing(int t) => t % 5 is 3;
        var model = BoundModel.Bind(Spec, SmallWorld.Panel(isMissing: IsMissing));
        var values = ParameterPoint.Draw(model, 1);
        Agreement.Within(1e-11, new NaiveOutcome(model, values).LogDensity(), Density.At(model, values).Value);
        Assert.Equal(24, model.Likelihood.Count);
    }

    [Fact]
    public void Bind_HistoryRows_NeedNoOutcome()
    {
        var panel = SmallWorld.Panel(history: 4);
        var values = (double[])panel.Outcome.Values.Clone();
        values.AsSpan(0, 4).Fill(double.NaN);
        var blank = new Panel(
            panel.Axis, panel.Geos, panel.Outcome with { Values = values }, [.. panel.Series.Values], [.. panel.Categorical.Values], 4);
        var (one, two) = (BoundModel.Bind(SmallWorld.Full(), panel), BoundModel.Bind(SmallWorld.Full(), blank));
        var point = ParameterPoint.Draw(one, 1);
        Assert.Equal(Density.At(one, point).Value, Density.At(two, point).Value);
    }
}
