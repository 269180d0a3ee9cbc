using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Passes;

/// <summary>Treatments are drivers of their own: neither controls nor part of the baseline.</summary>
public class TreatmentPassTests
{
    static readonly Panel Panel = SmallWorld.Panel();
    static readonly HandMadeFit Hand = HandMadeFit.Create(SmallWorld.Treatments(), Panel);

    [Fact]
    public void Analyze_Treatments_StandBetweenControlsAndMedia()
    {
        var contributions = FitAnalyzer.Analyze(Hand.Fit).Contributions;

        Assert.Equal(contributions.Select(static c => c.Kind).Order(), contributions.Select(static c => c.Kind));
        Assert.Equal(5, contributions.Count(static c => c.Kind == ComponentKind.Treatment));
        Assert.Equal("control[price].lag[4]", Assert.Single(contributions, static c => c.Kind == ComponentKind.Control).Component);
        Assert.Equal("north", contributions.Single(static c => c.Component == "control[region]").Against);
        Assert.All(contributions, static c => Assert.Equal(c.Kind == ComponentKind.Treatment, c.Against is not null));
    }

    [Fact]
    public void Analyze_Treatments_AddUpToTheExpectedOutcome()
    {
        var analysis = FitAnalyzer.Analyze(Hand.Fit);
        for (var t = 0; t < SmallWorld.Periods; t++)
        {
            Agreement.Within(1e-9, Hand.Naive.Average(n => n.Expected()[t]), analysis.Contributions.Sum(c => c.Series.Mean[t]));
            foreach (var part in analysis.Contributions.Where(static c => c.Kind != ComponentKind.Media))
                Agreement.Within(1e-9, Hand.Naive.Average(n => n.Baseline(part.Component)[t]), part.Series.Mean[t], 1);
        }
    }

    /// <summary>Against a price of 0 the price brings more than the outcome; as a control, or against the mean price, it leaves the baseline alone.</summary>
    [Fact]
    public void Analyze_TreatmentAboveTheOutcome_LeavesANegativeBaseline()
    {
        Assert.Equal(1, Negative(new ControlBaseline(ControlBaselineKind.Number, 0)));
        Assert.Equal(0, Negative(null));
        Assert.Equal(0, Negative(new ControlBaseline(ControlBaselineKind.Mean)));

        static double Negative(ControlBaseline? baseline)
        {
            var spec = SmallWorld.Full() with
            {
                Baseline = new BaselineSpec { Intercept = new FixedPrior(-0.5), Trend = new NoTrend(), Seasonality = [] },
                Controls = [new ControlSpec { Column = "price", Prior = new FixedPrior(0.15), Baseline = baseline }],
                Scaling = new ScalingSpec { StandardizeControls = false },
            };
            var model = BoundModel.Bind(spec, Panel);
            var hand = HandMadeFit.Of(model, [.. Enumerable.Range(0, 20).Select(d => ParameterPoint.Draw(model, (ulong)d))], 2);
            return FitAnalyzer.Analyze(hand.Fit).Diagnostics.NegativeBaselineProbability;
        }
    }
}
