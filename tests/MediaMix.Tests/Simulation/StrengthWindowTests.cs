using MediaMix.Testing;

namespace MediaMix.Tests.Simulation;

/// <summary>Strengths that are about the media of some rows.</summary>
public class StrengthWindowTests
{
    static readonly PeriodSpan Window = new("3", "4");

    [Fact]
    public void Coefficient_RoiOfSomeRows_IsSolvedFromWhatTheirMediaCause()
    {
        // Root of what is carried over, 2/3 at once and 1/3 a week later. With spend 9, 0, 9, 9, 0: √6, √3, √6, √9, √3 in the five
        // rows and 0 behind them; without that of rows 3 and 4: √6, √3, 0, 0, 0. The ROI of 18 spent is 2.
        var model = Bind(new RoiStrength(new FixedPrior(2)) { Window = Window });
        Agreement.Within(1e-14, 36 / (Math.Sqrt(6) + 3 + Math.Sqrt(3)), Simulator(model).Coefficient(0));
    }

    [Fact]
    public void Coefficient_ShareOfSomeRows_IsOfTheOutcomeOfThoseRows()
    {
        // The outcome of rows 3 and 4 is 30 + 40, of which a tenth.
        var model = Bind(new ContributionStrength(new FixedPrior(0.1)) { Window = Window });
        Agreement.Within(1e-14, 7 / (Math.Sqrt(6) + 3 + Math.Sqrt(3)), Simulator(model).Coefficient(0));
    }

    [Fact]
    public void Coefficient_MarginalRoiOfSomeRows_IsSolvedFromAStepInThemOnly()
    {
        // One per cent more in rows 3 and 4 makes 6.06, 9.09 and 3.03 of the 6, 9 and 3 behind the roots.
        var model = Bind(new MarginalRoiStrength(new FixedPrior(2)) { Window = Window });
        Agreement.Within(1e-12, 0.36 / ((Math.Sqrt(1.01) - 1) * (Math.Sqrt(6) + 3 + Math.Sqrt(3))), Simulator(model).Coefficient(0));
    }

    [Fact]
    public void Bind_Window_IsInTheNameOfTheParameterOnly()
    {
        var model = Bind(new RoiStrength(new LogNormalPrior(0, 1)) { Window = Window });
        Assert.Contains(model.Parameters, static p => p.Name == "tv.roi[3..4]" && p.Meaning.Contains("from 3 to 4", StringComparison.Ordinal));
    }

    [Fact]
    public void Bind_WindowsThatCannotBe_AreFaults()
    {
        Assert.Contains("ends before it begins", Fault(new RoiStrength(new FixedPrior(2)) { Window = new("4", "3") }), StringComparison.Ordinal);
        Assert.Contains("outside the fitted rows", Fault(new RoiStrength(new FixedPrior(2)) { Window = new("4", "6") }), StringComparison.Ordinal);
        Assert.Contains("not given in numbered periods", Fault(new RoiStrength(new FixedPrior(2)) { Window = new("2024-01-01", "4") }), StringComparison.Ordinal);
        Assert.Contains("holds no spend", Fault(new RoiStrength(new FixedPrior(2)) { Window = new("5", "5") }), StringComparison.Ordinal);
        Assert.Contains("the same at all times", Fault(new CoefficientStrength(new FixedPrior(2)) { Window = Window }), StringComparison.Ordinal);
        Assert.Contains("adds up to nothing", Fault(new ContributionStrength(new FixedPrior(0.1)) { Window = new("5", "5") }), StringComparison.Ordinal);
    }

    static string Fault(Strength strength) =>
        Assert.Single(Assert.Throws<InvalidInputException>(() => Bind(strength)).Faults).Message;

    static OutcomeSimulator Simulator(BoundModel model)
    {
        var simulator = model.CreateSimulator();
        simulator.Load(model.AllocateValues());
        return simulator;
    }

    static BoundModel Bind(Strength strength) => BoundModel.Bind(
        new ModelSpec
        {
            Outcome = "y",
            Channels =
            [
                new ChannelSpec
                {
                    Name = "tv",
                    Spend = "tv",
                    Adstock = new GeometricAdstock { MaxLag = 1, Decay = new FixedPrior(0.5) },
                    Saturation = new RootSaturation { Exponent = new FixedPrior(0.5) },
                    Strength = strength,
                },
            ],
            Baseline = new BaselineSpec { Intercept = new FixedPrior(0), Trend = new NoTrend(), Seasonality = [] },
            Noise = new NoiseSpec { Prior = new FixedPrior(1) },
            Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.None), Media = new MediaScale(MediaScaleKind.None) },
        },
        new Panel(
            TimeAxis.FromIndex(1, 5), ["national"], new Series("y", SeriesUnit.Outcome, [10, 20, 30, 40, double.NaN]),
            [new Series("tv", SeriesUnit.Spend, [9, 0, 9, 9, 0])]));
}
