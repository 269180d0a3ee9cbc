using MediaMix.Inference.Diagnostics;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests;

public class FrequencyPassTests
{
    const double Tolerance = 1e-10;

    public static TheoryData<string, bool, int> Designs => new()
    {
        { "roi", false, 0 },
        { "roi", true, SmallWorld.History },
        { "marginal_roi", false, SmallWorld.History },
        { "contribution", true, 0 },
    };

    [Theory]
    [MemberData(nameof(Designs))]
    public void Frequencies_EveryStrength_AreTheNaiveOnes(string strength, bool isMoving, int history)
    {
        var spec = SmallWorld.WithReach(SmallWorld.StrengthOf(strength), new HillSaturation());
        if (isMoving)
            spec = spec with { TimeVarying = [new TimeVaryingSpec { Channels = ["video"] }] };
        var hand = HandMadeFit.Create(spec, SmallWorld.Panel(history: history));
        var analysis = FitAnalyzer.Analyze(hand.Fit);
        var curve = Assert.Single(analysis.Frequencies);
        var naive = hand.Naive.Select(n => curve.Frequency.Select(f => n.EffectAtFrequency(0, f)).ToArray()).ToArray();

        Assert.Equal("video", curve.Channel);
        var spend = hand.Naive[0].Spend(0);
        for (var i = 0; i < curve.Frequency.Length; i++)
        {
            var sorted = naive.Select(draw => draw[i]).Order().ToArray();
            AssertPoint(sorted, curve.Effect, i);
            if (curve.Roi is { } roi)
                AssertPoint([.. sorted.Select(x => x / spend)], roi, i);
            Agreement.Within(Tolerance, naive.Count(draw => draw.Max() == draw[i]) / (double)naive.Length, curve.BestProbability[i], 1);
        }
        Assert.Equal(strength == "contribution", curve.Roi is null);
        Assert.Equal(curve.Effect.Mean.Max(), curve.Effect.Mean[curve.Best]);
        var bests = naive.Select(draw => curve.Frequency[Array.IndexOf(draw, draw.Max())]).Order().ToArray();
        Agreement.Within(Tolerance, bests.Average(), curve.BestFrequency.Mean);
        Assert.Equal(
            (Quantiles.Type7(bests, 0.05), Quantiles.Type7(bests, 0.5), Quantiles.Type7(bests, 0.95)),
            (curve.BestFrequency.Q5, curve.BestFrequency.Q50, curve.BestFrequency.Q95));
    }

    [Fact]
    public void Frequencies_PlanAsItWas_IsThatOfTheReturns()
    {
        var panel = SmallWorld.Panel(history: 3);
        var analysis = FitAnalyzer.Analyze(HandMadeFit.Create(SmallWorld.WithReach(SmallWorld.StrengthOf("roi"), new HillSaturation()), panel).Fit);
        var curve = analysis.Frequencies[0];
        var (reach, frequency) = (panel.Series["reach"].Values[3..], panel.Series["frequency"].Values[3..]);

        Assert.Equal(analysis.Channels[0].Roi, curve.ActualRoi);
        Agreement.Within(Tolerance, analysis.Channels[0].Roi!.Value.Mean * analysis.Channels[0].Spend, curve.ActualEffect.Mean);
        Agreement.Within(Tolerance, reach.Zip(frequency, static (r, f) => r * f).Sum() / reach.Sum(), curve.ActualFrequency);
        Assert.Equal(frequency.Max(), curve.Frequency[^1]);
        Assert.Equal([1, 1.1, 1.2, 1.3], curve.Frequency[..4]);
    }

    // Largest saturation(f)/f of a Hill function: f = half · (slope − 1)^(1/slope), here 2 · 1.5^0.4 = 2.35.
    [Theory]
    [InlineData(2, 2.5, 2.3, 2.4)]
    [InlineData(2, 1, 1, 1)]
    [InlineData(8, 3, 2.6, 2.7)]
    public void Frequencies_KnownSaturation_BestWhereItsReturnIsLargest(double half, double slope, double least, double most)
    {
        var hill = new HillSaturation { Half = new FixedPrior(half), Slope = new FixedPrior(slope) };
        var curve = FitAnalyzer.Analyze(HandMadeFit.Create(SmallWorld.WithReach(SmallWorld.StrengthOf("roi"), hill), SmallWorld.Panel()).Fit).Frequencies[0];
        var best = curve.Frequency[curve.Best];

        Assert.InRange(best, least, most);
        Assert.Equal(1, curve.BestProbability[curve.Best]);
        Assert.Equal(new Estimate(best, best, best, best), curve.BestFrequency with { Mean = best });
        Assert.Equal((slope == 1, half == 8), (curve.IsOnce(best), curve.IsHighestSeen(best)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Frequencies_SameInEveryPeriod_ThatPointIsThePlanAsItWas(bool isLogNormal)
    {
        var spec = SmallWorld.WithReach(null, new HillSaturation()) with { Likelihood = isLogNormal ? new LogNormalErrors() : new NormalErrors() };
        var hand = HandMadeFit.Create(spec, Constant(2), iterations: 600);
        var curve = FitAnalyzer.Analyze(hand.Fit).Frequencies[0];

        Assert.Equal((2, 2), (Math.Round(curve.ActualFrequency, 12), curve.Frequency[^1]));
        Agreement.Within(Tolerance, curve.ActualEffect.Mean, curve.Effect.Mean[^1]);
        Agreement.Within(Tolerance, curve.ActualRoi!.Value.Mean, curve.Roi!.Mean[^1]);
        Assert.NotEqual(curve.ActualEffect.Q95, curve.Effect.Q95[^1]);
    }

    [Fact]
    public void Frequencies_UnitsOfDifferentWorth_AreBestInMoney()
    {
        var hill = new HillSaturation { Half = new FixedPrior(2), Slope = new FixedPrior(2) };
        var panel = SmallWorld.Panel();
        var frequency = panel.WindowOf("frequency");
        panel = panel.WithSeries(new Series("worth", SeriesUnit.Plain, [.. frequency.Select(static f => f > 2 ? 9.0 : 0.5)]));
        var spec = SmallWorld.WithReach(new RoiStrength(new LogNormalPrior(0.2, 0.5)), hill) with { UnitValue = UnitValue.In("worth") };
        var curve = FitAnalyzer.Analyze(HandMadeFit.Create(spec, panel).Fit).Frequencies[0];

        Assert.Equal(Array.IndexOf(curve.Roi!.Mean, curve.Roi.Mean.Max()), curve.Best);
    }

    [Fact]
    public void Frequencies_NobodySawItTwice_IsOnePoint()
    {
        var curve = FitAnalyzer.Analyze(HandMadeFit.Create(SmallWorld.WithReach(SmallWorld.StrengthOf("roi"), new HillSaturation()), Constant(1)).Fit).Frequencies[0];

        Assert.Equal([1], curve.Frequency);
        Assert.Equal((false, false, true), (curve.HasChoice, curve.IsHighestSeen(1), curve.IsOnce(1)));
    }

    [Fact]
    public void Frequencies_NoChannelWithReach_AreNone() =>
        Assert.Empty(FitAnalyzer.Analyze(HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel()).Fit).Frequencies);

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1.05, 2, 1, 1.05)]
    [InlineData(2.6, 17, 2.5, 2.6)]
    [InlineData(3.42, 26, 3.4, 3.42)]
    [InlineData(11, 101, 10.9, 11)]
    [InlineData(11.05, 52, 11, 11.05)]
    [InlineData(60, 60, 59, 60)]
    [InlineData(1e12, 101, 9.9e11, 1e12)]
    public void UpTo_HighestSeen_EndsThereAfterRoundSteps(double highest, int points, double lastButOne, double last)
    {
        var grid = FrequencyGrid.UpTo(highest);

        Assert.Equal((points, last), (grid.Length, grid[^1]));
        Assert.Equal(lastButOne, grid[Math.Max(0, grid.Length - 2)], 0.011 * lastButOne);
        Assert.Equal(grid.Order(), grid);
    }

    static Panel Constant(double frequency)
    {
        var panel = SmallWorld.Panel();
        return new Panel(
            panel.Axis, panel.Geos, panel.Outcome,
            [.. panel.Series.Values.Select(s => s.Name == "frequency" ? new Series(s.Name, s.Unit, Array.ConvertAll(s.Values, _ => frequency)) : s)],
            [.. panel.Categorical.Values]);
    }

    static void AssertPoint(double[] sorted, Band found, int i)
    {
        Agreement.Within(Tolerance, sorted.Average(), found.Mean[i], sorted[^1]);
        Agreement.Within(Tolerance, Quantiles.Type7(sorted, 0.05), found.Q5[i], sorted[^1]);
        Agreement.Within(Tolerance, Quantiles.Type7(sorted, 0.5), found.Q50[i], sorted[^1]);
        Agreement.Within(Tolerance, Quantiles.Type7(sorted, 0.95), found.Q95[i], sorted[^1]);
    }
}
