using MediaMix.Inference.Diagnostics;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests;

/// <summary>Every number of an analysis against the naive model at the same draws.</summary>
public class FitAnalysisTests
{
    const double Tolerance = 1e-10;

    public static TheoryData<string, string, TransformOrder, string, bool> Combinations => [.. ComponentCatalog.Combinations()];

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Returns_EveryCombination_AreTheNaiveOnes(
        string adstock, string saturation, TransformOrder order, string strength, bool hasHistory)
    {
        var hand = HandMadeFit.Create(
            SmallWorld.Of(adstock, saturation, order, strength),
            SmallWorld.Panel(history: hasHistory ? SmallWorld.History : 0), iterations: 4);
        AssertReturns(hand, FitAnalyzer.Analyze(hand.Fit));
    }

    [Fact]
    public void Returns_FullModel_AreTheNaiveOnes()
    {
        var hand = Full();
        AssertReturns(hand, FitAnalyzer.Analyze(hand.Fit));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Contributions_FullModel_AreTheNaiveOnesAndAddUp(bool hasKnots)
    {
        var analysis = AssertContributions(hasKnots ? HandMadeFit.Create(Knots, SmallWorld.Panel()) : Full());
        Assert.Equal(
            ["intercept", "trend", "seasonality.fourier[yearly]", "control[price]", "control[promotion]", "control[region]", "tv", "search", "email"],
            analysis.Contributions.Select(static c => c.Component));
    }

    public static TheoryData<string> Parts => [.. ComponentCatalog.Parts.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Contributions_EveryPart_AreTheNaiveOnesAndAddUp(string name)
    {
        var part = ComponentCatalog.Part(name);
        var hand = HandMadeFit.Create(part.Spec, part.Panel(history: 4));
        var analysis = AssertContributions(hand);
        Assert.Equal(hand.Fit.Model.LinearComponents.Count + part.Spec.Channels.Count, analysis.Contributions.Count);
    }

    static FitAnalysis AssertContributions(HandMadeFit hand)
    {
        var analysis = FitAnalyzer.Analyze(hand.Fit);
        var naive = hand.Naive;
        var sum = new double[SmallWorld.Periods];
        foreach (var contribution in analysis.Contributions)
        {
            var channel = hand.Fit.Model.Spec.Channels.Select(static c => c.Name).ToList().IndexOf(contribution.Component);
            Assert.Equal(channel >= 0 ? ComponentKind.Media : contribution.Component.StartsWith("control", StringComparison.Ordinal) ? contribution.Against is null ? ComponentKind.Control : ComponentKind.Treatment : ComponentKind.Baseline, contribution.Kind);
            var draws = naive.Select(n => channel >= 0 ? n.Contribution(channel) : n.Baseline(contribution.Component)).ToArray();
            AssertBand(draws, contribution.Series);
            // A standardised control adds up to nothing but rounding, in outcomes of a thousand.
            AssertEstimate([.. draws.Select(static d => d.Sum())], contribution.Total, 1);
            for (var t = 0; t < sum.Length; t++)
                sum[t] += contribution.Series.Mean[t];
        }
        Agreement.Within(1e-9, analysis.Fitted.Expected, sum);
        Agreement.Within(1e-9, [.. Enumerable.Range(0, sum.Length).Select(t => naive.Average(n => n.Expected()[t]))], sum);
        return analysis;
    }

    static ModelSpec Knots => SmallWorld.Full() with { Baseline = SmallWorld.Full().Baseline with { Trend = new KnotTrend(6) } };

    [Fact]
    public void All_SeveralChannels_IsTheSumOverPaidOnes()
    {
        var hand = Full();
        var analysis = FitAnalyzer.Analyze(hand.Fit);
        var naive = hand.Naive;
        var spend = naive[0].Spend(0) + naive[0].Spend(1);
        Assert.Equal(spend, analysis.All!.Spend, 1e-9);
        AssertEstimate([.. naive.Select(static n => n.Contribution(0).Sum() + n.Contribution(1).Sum())], analysis.All.Contribution);
        AssertEstimate([.. naive.Select(n => (n.WindowEffect(0) + n.WindowEffect(1)) / spend)], analysis.All.Roi!.Value);
        Agreement.Within(1e-9, analysis.Channels.Take(2).Sum(static c => c.Contribution.Mean), analysis.All.Contribution.Mean);
        Agreement.Within(1e-9, analysis.Channels.Take(2).Sum(static c => c.ShareMean), analysis.All.ShareMean);
        Agreement.Within(1e-9, 1, analysis.Channels.Sum(static c => c.SpendShare));
    }

    [Fact]
    public void All_OrganicChannelsOnly_IsNull()
    {
        var spec = SmallWorld.Full() with { Channels = [SmallWorld.Full().Channels[2]] };
        var analysis = FitAnalyzer.Analyze(HandMadeFit.Create(spec, SmallWorld.Panel()).Fit);
        Assert.Null(analysis.All);
        Assert.Null(analysis.Channels[0].Roi);
        Assert.Null(analysis.Channels[0].PriorRoi);
    }

    [Fact]
    public void Carryover_EveryChannel_IsTheWeightsAndTheirMeanDelay()
    {
        var hand = Full();
        var analysis = FitAnalyzer.Analyze(hand.Fit);
        for (var m = 0; m < 3; m++)
        {
            var weights = hand.Naive.Select(n => n.Weights(m)).ToArray();
            AssertBand(weights, analysis.Carryover[m].Weight);
            AssertEstimate([.. weights.Select(static w => w.Select(static (x, lag) => lag * x).Sum())], analysis.Carryover[m].MeanLag);
        }
    }

    [Fact]
    public void PriorRoi_SampledRoi_IsThePriorItself()
    {
        var analysis = FitAnalyzer.Analyze(Full().Fit);
        var prior = (LogNormalPrior)Full().Fit.Model.Spec.Channels[0].Strength!.Prior;
        // A thousand draws: the median of ln ROI has standard error 1.2533 σ/√1000; five of them.
        Assert.InRange(Math.Log(analysis.Channels[0].PriorRoi!.Value.Q50), prior.Mu - 0.2 * prior.Sigma, prior.Mu + 0.2 * prior.Sigma);
    }

    static HandMadeFit Full() => HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel(history: 4));

    static void AssertReturns(HandMadeFit hand, FitAnalysis analysis)
    {
        var naive = hand.Naive;
        for (var m = 0; m < analysis.Channels.Count; m++)
        {
            var (channel, curve) = (analysis.Channels[m], analysis.ResponseCurves[m]);
            AssertEstimate([.. naive.Select(n => n.Contribution(m).Sum())], channel.Contribution);
            Agreement.Within(Tolerance, naive.Average(n => n.Contribution(m).Sum() / n.Expected().Sum()), channel.ShareMean);
            AssertBand([.. naive.Select(n => curve.Multiplier.Select(x => n.WindowEffect(m, x)).ToArray())], curve.Response);
            if (channel.Spend == 0)
                continue;
            AssertEstimate([.. naive.Select(n => n.Roi(m))], channel.Roi!.Value);
            // A difference of one hundredth: two digits are lost.
            Agreement.Within(100 * Tolerance, naive.Average(n => n.MarginalRoi(m)), channel.MarginalRoi!.Value.Mean);
            Agreement.Within(Tolerance, Quantiles.Type7([.. naive.Select(n => 1 / n.Roi(m)).Order()], 0.95), channel.CostPerUnit!.Value.Q95);
            Assert.True(double.IsNaN(channel.CostPerUnit.Value.Mean));
            var one = Array.IndexOf(curve.Multiplier, 1.0);
            Agreement.Within(Tolerance, channel.Roi.Value.Mean * channel.Spend, curve.Response.Mean[one]);
            Agreement.Within(Tolerance, channel.MarginalRoi.Value.Mean, curve.MarginalMean[one]);
            Assert.Equal(0, curve.Response.Q95[0]);
        }
    }

    static void AssertEstimate(double[] draws, Estimate found, double scale = 0)
    {
        var sorted = draws.Order().ToArray();
        scale = Math.Max(scale, sorted.Max(Math.Abs));
        Agreement.Within(Tolerance, draws.Average(), found.Mean, scale);
        Agreement.Within(Tolerance, Quantiles.Type7(sorted, 0.05), found.Q5, scale);
        Agreement.Within(Tolerance, Quantiles.Type7(sorted, 0.5), found.Q50, scale);
        Agreement.Within(Tolerance, Quantiles.Type7(sorted, 0.95), found.Q95, scale);
    }

    /// <summary>Draws [draw][cell] against the band over cells.</summary>
    static void AssertBand(double[][] draws, Band found)
    {
        for (var cell = 0; cell < found.Mean.Length; cell++)
            AssertEstimate([.. draws.Select(d => d[cell])], new Estimate(found.Mean[cell], found.Q5[cell], found.Q50[cell], found.Q95[cell]));
    }
}
