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
    public void Evaluate_ExcludedRows_IsThatOfMissingOnes()
    {
        var missing = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(history: SmallWorld.History, isMissing: static t => t is 4 or (>= 11 and <= 14)));
        var excluded = BoundModel.Bind(
            SmallWorld.Full(),
            SmallWorld.Panel(history: SmallWorld.History, exclusions: [new Exclusion(11, 13, "strike"), new Exclusion(4, 4, "flood"), new Exclusion(13, 14, "move")]));
        Assert.Equal(missing.Constants, excluded.Constants);
        Assert.Equal(SmallWorld.Periods - 5, excluded.Likelihood.Count);
        for (var point = 0UL; point < 3; point++)
        {
            var values = ParameterPoint.Draw(excluded, point);
            Assert.Equal(Density.At(missing, values).Value, Density.At(excluded, values).Value);
            Assert.Equal(Density.At(missing, values).Gradient, Density.At(excluded, values).Gradient);
            Agreement.Within(1e-11, new NaiveOutcome(excluded, values).LogDensity(), Density.At(excluded, values).Value);
        }
    }

    [Fact]
    public void Evaluate_ExcludedRows_StillCarryMediaForward()
    {
        // Doubling the spend of an excluded row alone must change the likelihood of the rows after it.
        var panel = SmallWorld.Panel(exclusions: [new Exclusion(13, 13, "strike")]);
        var spend = (double[])panel.Series["tv_spend"].Values.Clone();
        spend[13] *= 2;
        var more = new Panel(
            panel.Axis, panel.Geos, panel.Outcome, [.. panel.Series.Values.Select(s => s.Name == "tv_spend" ? s with { Values = spend } : s)],
            [.. panel.Categorical.Values], exclusions: panel.Exclusions);
        var (one, two) = (BoundModel.Bind(Spec, panel), BoundModel.Bind(Spec, more));
        var values = ParameterPoint.Draw(one, 1);
        Agreement.Within(1e-11, new NaiveOutcome(two, values).LogDensity(), Density.At(two, values).Value);
        Assert.NotEqual(Density.At(one, values).Value, Density.At(two, values).Value, 1e-3);
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(5, 4)]
    [InlineData(20, 30)]
    public void Panel_ExclusionOutsideTheWindow_IsAFault(int first, int last)
    {
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => SmallWorld.Panel(exclusions: [new Exclusion(first, last, "x")])).Faults);
        Assert.Contains($"{first} to {last} does not lie inside the window of 30 periods", fault.Message, StringComparison.Ordinal);
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
