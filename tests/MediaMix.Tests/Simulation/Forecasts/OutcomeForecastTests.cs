using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Simulation.Forecasts;

/// <summary>
/// A forecast from a shorter window against the simulator of the whole one: with the same constants and parameters that mean the same,
/// both say the same of the later periods.
/// </summary>
public class OutcomeForecastTests
{
    const int Fitted = 25;
    const int All = 33;

    public static TheoryData<string> Trends => ["none", "linear", "knots", "random_walk", "piecewise"];

    static BaselineSpec Baseline(string trend, int periods) => new()
    {
        Trend = trend switch
        {
            "none" => new NoTrend(),
            "linear" => new LinearTrend(null),
            "knots" => new KnotTrend((periods - 1) / 4 + 1),
            "random_walk" => new RandomWalkTrend(4, new HalfNormalPrior(0.1)),
            _ => new PiecewiseTrend(["2023-02-20"], null, new NormalPrior(0, 0.2), new NormalPrior(0, 0.2)),
        },
        Seasonality = [new FourierSpec { Cycle = FourierCycle.Yearly, Order = 2 }],
        Events = [new EventSpec { Name = "launch", Start = "2023-07-10", End = "2023-08-07", Prior = new NormalPrior(0, 0.5) }, new EventSpec { Name = "bump", Start = "2023-03-06", End = "2023-03-13", Shape = EventShape.Bump, Lead = 2, Decay = 0.5, Prior = new NormalPrior(0, 0.5) }],
    };

    /// <summary>Strengths by coefficients: those by returns are measured by the media of their own window.</summary>
    static ModelSpec Spec(string trend, int periods) => SmallWorld.Full() with
    {
        Channels = [.. SmallWorld.Full().Channels.Select(static c => c with { Strength = new CoefficientStrength(new HalfNormalPrior(0.3)) })],
        Baseline = Baseline(trend, periods),
    };

    static (BoundModel Fit, BoundModel Whole) Models(Panel panel, int fitted, Func<int, ModelSpec> spec)
    {
        var fit = BoundModel.Bind(spec(fitted), panel.First(fitted));
        var whole = fit.Spec with { Baseline = fit.Spec.Baseline with { Trend = fit.Spec.Baseline.Trend is KnotTrend knots ? knots with { Count = ((KnotTrend)spec(panel.Periods).Baseline.Trend!).Count } : fit.Spec.Baseline.Trend } };
        return (fit, BoundModel.Bind(whole, panel, fit.Constants));
    }

    static double[] Expected(BoundModel fit, BoundModel whole, ulong seed)
    {
        var values = ParameterPoint.Draw(fit, seed);
        var forecast = OutcomeForecast.Create(fit, whole.Panel);
        var stream = Rng.Create(seed, 0, 0, 920);
        var forecasted = new double[forecast.Horizon.Cells];
        forecast.Load(ParameterPoint.Vector(fit, values), ref stream);
        forecast.Expected(forecasted);

        var fresh = Rng.Create(seed, 0, 0, 920);
        var same = new Dictionary<string, double>(values, StringComparer.Ordinal);
        foreach (var name in forecast.Fresh)
            same[name] = whole.Parameters.Single(p => p.Name == name).Prior.Quantile(fresh.NextDouble());
        var scale = (whole.Panel.Periods - 1.0) / (fit.Panel.Periods - 1);
        foreach (var name in same.Keys.Where(static name => name.StartsWith("trend.slope", StringComparison.Ordinal) || name.StartsWith("trend.change", StringComparison.Ordinal)).ToArray())
            same[name] *= scale;
        var window = ParameterPoint.Simulator(whole, whole.Parameters.ToDictionary(static p => p.Name, p => p.Prior is FixedPrior prior ? prior.Value : same[p.Name])).ExpectedWindow();
        var (all, fitted) = (whole.Panel.Periods, fit.Panel.Periods);
        Agreement.Within(1e-10, [.. Enumerable.Range(0, forecasted.Length).Select(cell => window[cell / (all - fitted) * all + fitted + cell % (all - fitted)])], forecasted);
        return forecasted;
    }

    [Theory]
    [MemberData(nameof(Trends))]
    public void Expected_ASeriesThatGoesOn_IsThatOfTheWholeWindow(string trend)
    {
        var (fit, whole) = Models(SmallWorld.Panel(All, SmallWorld.History), Fitted, periods => Spec(trend, periods));
        var steps = trend is "knots" or "random_walk" ? 2 : 0;

        Assert.Equal(steps, OutcomeForecast.Create(fit, whole.Panel).Fresh.Count);
        for (var seed = 1UL; seed < 4; seed++)
            Assert.Equal(All - Fitted, Expected(fit, whole, seed).Length);
    }

    [Fact]
    public void Expected_LogNormalErrors_IsThatOfTheWholeWindow()
    {
        var (fit, whole) = Models(SmallWorld.Panel(All), Fitted, static periods => Spec("linear", periods) with { Likelihood = new LogNormalErrors() });
        for (var seed = 1UL; seed < 4; seed++)
            Assert.All(Expected(fit, whole, seed), static y => Assert.True(y > 0));
    }

    [Theory]
    [InlineData("stated coefficients")]
    [InlineData("lines of their own")]
    [InlineData("patterns of their own")]
    public void Expected_APanel_IsThatOfTheWholeWindow(string name)
    {
        var spec = SmallPanel.Models.Single(m => m.Name == name).Spec;
        var panel = SmallPanel.Create();
        ModelSpec Of(int periods) => spec with
        {
            Channels = [.. spec.Channels.Select(static c => c with { Strength = new CoefficientStrength(new HalfNormalPrior(0.3)) })],
            Baseline = spec.Baseline with { Trend = spec.Baseline.Trend is LinearTrend ? new LinearTrend(null) : new NoTrend() },
        };
        var (fit, whole) = Models(panel, panel.Periods - 6, Of);

        Assert.Equal(6 * panel.Geos.Count, Expected(fit, whole, 2).Length);
    }

    [Fact]
    public void Scatter_AutoregressiveErrors_GoOnFromTheLastKnownOne()
    {
        var spec = Spec("none", Fitted) with { Noise = new NoiseSpec { Autoregression = new AutoregressionSpec(new FixedPrior(0.8)) } };
        var panel = SmallWorld.Panel(All, isMissing: static t => t == Fitted - 1);
        var fit = BoundModel.Bind(spec, panel.First(Fitted));
        var forecast = OutcomeForecast.Create(fit, panel);
        var values = ParameterPoint.Vector(fit, ParameterPoint.Draw(fit, 3));
        var stream = Rng.Create(1, 0, 0, 921);
        forecast.Load(values, ref stream);
        var simulator = fit.CreateSimulator();
        simulator.Load(values);
        var error = fit.Panel.FittedOutcome[Fitted - 2] - simulator.ExpectedWindow()[Fitted - 2];
        var expected = new double[All - Fitted];
        forecast.Expected(expected);
        const int draws = 20_000;
        var (first, third) = (0.0, 0.0);
        for (var draw = 0; draw < draws; draw++)
        {
            var outcome = (double[])expected.Clone();
            forecast.Scatter(ref stream, outcome);
            first += (outcome[0] - expected[0]) / draws;
            third += (outcome[2] - expected[2]) / draws;
        }

        // The last outcome is missing: the known error stands two periods before the first predicted one.
        var tolerance = 4 * simulator.NoiseSd / Math.Sqrt(draws);
        Assert.Equal(Math.Pow(0.8, 2) * error, first, tolerance);
        Assert.Equal(Math.Pow(0.8, 4) * error, third, tolerance);
        Assert.True(Math.Abs(error) > 20 * tolerance);
    }

    /// <summary>Only the linear part is bound to the longer panel; priors of single parameters of all else stay what they are.</summary>
    [Fact]
    public void Create_PriorsOfSingleParameters_DoNotStandInItsWay()
    {
        var spec = Spec("linear", Fitted) with
        {
            ParameterPriors = [new ParameterPrior("tv.adstock.decay", new BetaPrior(3, 3)), new ParameterPrior("noise", new HalfNormalPrior(0.1)), new ParameterPrior("trend.slope", new NormalPrior(0, 0.05))],
        };
        var panel = SmallWorld.Panel(All);

        Assert.Empty(OutcomeForecast.Create(BoundModel.Bind(spec, panel.First(Fitted)), panel).Fresh);
    }

    [Fact]
    public void Create_APanelThatDoesNotGoOn_Throws()
    {
        var panel = SmallWorld.Panel(All);
        var model = BoundModel.Bind(Spec("none", Fitted), panel.First(Fitted));

        Assert.Throws<ArgumentException>(() => OutcomeForecast.Create(model, panel.First(Fitted)));
        Assert.Throws<ArgumentException>(() => OutcomeForecast.Create(model, SmallPanel.Create()));
    }
}
