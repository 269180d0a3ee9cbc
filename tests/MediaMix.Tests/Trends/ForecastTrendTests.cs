using MediaMix.Testing;

namespace MediaMix.Tests;

/// <summary>Where the end of the window is held out, trends are laid out over what is known and go on behind it.</summary>
public class ForecastTrendTests
{
    const int Known = 21;

    static readonly Panel Ahead = SmallWorld.Panel().HoldOut(static (_, period) => period >= Known);

    public static TheoryData<string> Trends => ["linear", "piecewise", "even", "stated", "values", "auto", "walk", "none"];

    static TrendSpec Trend(string kind) => kind switch
    {
        "linear" => new LinearTrend(),
        "piecewise" => new PiecewiseTrend(Count: 2),
        "even" => new KnotTrend(4),
        "stated" => new KnotTrend { At = ["2023-01-09", "2023-02-13", "2023-04-10"] },
        "values" => new KnotTrend(4) { Value = new NormalPrior(0, 5) },
        "auto" => new KnotTrend { Choice = KnotChoice.Automatic },
        "walk" => new RandomWalkTrend(4),
        _ => new NoTrend(),
    };

    static ModelSpec Spec(string kind) => SmallWorld.Full() with { Baseline = new BaselineSpec { Trend = Trend(kind) } };

    [Theory]
    [MemberData(nameof(Trends))]
    public void Bind_EndHeldOut_LaysOutTheTrendAsWithoutTheEnd(string kind)
    {
        var (ahead, before) = (BoundModel.Bind(Spec(kind), Ahead), BoundModel.Bind(Spec(kind), Ahead.First(Known)));
        var component = before.LinearComponents.ToList().IndexOf("trend");
        if (kind == "none")
        {
            Assert.Equal(-1, component);
            return;
        }
        var values = ParameterPoint.Draw(ahead, 5);
        var (long_, short_) = (new double[Ahead.Periods], new double[Known]);
        ParameterPoint.Simulator(ahead, values).Baseline(component, long_);
        ParameterPoint.Simulator(before, before.Parameters.ToDictionary(static p => p.Name, p => values[p.Name])).Baseline(component, short_);

        for (var t = 0; t < Known; t++)
            Assert.Equal(short_[t], long_[t], 1e-9 * Math.Abs(short_[t]) + 1e-9);
        foreach (var parameter in before.Parameters.Where(static p => p.Name.StartsWith("trend", StringComparison.Ordinal)))
            Assert.Equal(parameter.Prior, ahead.Parameters.First(p => p.Name == parameter.Name).Prior);
    }

    /// <summary>Known rows 0–20 with a knot in 0, 20/3, 40/3, 20: nine rows more reach into a second gap. Stated: mean gap 6.5, from row 20 on. Knots with values of their own: the last one stays.</summary>
    [Theory]
    [InlineData("even", 5, 2)]
    [InlineData("stated", 4, 2)]
    [InlineData("values", 4, 0)]
    public void Bind_EndHeldOut_AddsKnotsForTheForecast(string kind, int parameters, int more)
    {
        int Count(Panel panel) => BoundModel.Bind(Spec(kind), panel).Parameters.Count(static p => p.Name.StartsWith("trend.", StringComparison.Ordinal) && p.Name != "trend.innovation");
        Assert.Equal(more, Count(Ahead) - Count(Ahead.First(Known)));
        Assert.Equal(parameters, Count(Ahead));
    }

    [Fact]
    public void Baseline_EvenKnots_GoesOnFromTheLastKnownRowByFreshSteps()
    {
        var model = BoundModel.Bind(Spec("even"), Ahead);
        var component = model.LinearComponents.ToList().IndexOf("trend");
        var values = ParameterPoint.Draw(model, 5);
        var (one, other) = (new double[Ahead.Periods], new double[Ahead.Periods]);
        ParameterPoint.Simulator(model, values).Baseline(component, one);
        values["trend.step[5]"] += 1;
        ParameterPoint.Simulator(model, values).Baseline(component, other);

        Assert.Equal(one[..Known], other[..Known]);
        // The step is whole 20/3 rows after the last known one.
        var unit = values["trend.innovation"] * model.Constants.OutcomeScale;
        Assert.Equal(unit * 3 / 20, other[Known] - one[Known], 1e-9 * unit);
        Assert.Equal(unit, other[^1] - one[^1], 1e-9 * unit);
    }

    [Fact]
    public void Bind_HoldsOutTheMiddle_ChangesNothing()
    {
        var middle = SmallWorld.Panel().HoldOut(static (_, period) => period is > 5 and < 9);
        Assert.Equal(
            BoundModel.Bind(Spec("even"), SmallWorld.Panel()).Parameters.Count,
            BoundModel.Bind(Spec("even"), middle).Parameters.Count);
    }
}
