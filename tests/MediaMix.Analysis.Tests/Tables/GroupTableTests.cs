using MediaMix.Inference.Diagnostics;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Tables;

/// <summary>Channels rolled up into groups, against the naive model draw by draw.</summary>
public class GroupTableTests
{
    const double Tolerance = 1e-9;

    static readonly ChannelGroup Paid = new() { Name = "paid", Channels = ["search", "tv"] };

    [Fact]
    public void Groups_OfPaidChannels_AreTheJointEffectsPerDraw()
    {
        var hand = HandMadeFit.Create(SmallWorld.Full() with { Groups = [Paid] }, SmallWorld.Panel(history: 4));
        var naive = hand.Naive;
        var analysis = FitAnalyzer.Analyze(hand.Fit);
        var group = Assert.Single(analysis.Groups);
        var spend = naive[0].Spend(0) + naive[0].Spend(1);

        Assert.Equal(("paid", "group[paid]", "group[paid]"), (group.Name, group.Return.Channel, group.Contribution.Component));
        Assert.Equal(["search", "tv"], group.Channels);
        AssertEstimate([.. naive.Select(n => (n.WindowEffect(0) + n.WindowEffect(1)) / spend)], group.Return.Roi!.Value);
        AssertEstimate([.. naive.Select(static n => n.Contribution(0).Sum() + n.Contribution(1).Sum())], group.Return.Contribution);
        Agreement.Within(100 * Tolerance, naive.Average(n => (n.MarginalRoi(0) * n.Spend(0) + n.MarginalRoi(1) * n.Spend(1)) / spend), group.Return.MarginalRoi!.Value.Mean);
        for (var t = 0; t < SmallWorld.Periods; t++)
            Agreement.Within(Tolerance, Quantile([.. naive.Select(n => n.Contribution(0)[t] + n.Contribution(1)[t])], 0.95), group.Contribution.Series.Q95[t]);
        for (var i = 0; i < group.Curve!.Multiplier.Length; i++)
        {
            var x = group.Curve.Multiplier[i];
            Agreement.Within(Tolerance, x * spend, group.Curve.Spend[i]);
            Agreement.Within(Tolerance, Quantile([.. naive.Select(n => n.WindowEffect(0, x) + n.WindowEffect(1, x))], 0.05), group.Curve.Response.Q5[i]);
        }
    }

    /// <summary>The interval of a sum is not the sum of intervals: rows of all paid channels and of a group of them are the same.</summary>
    [Fact]
    public void Groups_OfAllPaidChannels_AreTheRowOfAll()
    {
        var analysis = FitAnalyzer.Analyze(HandMadeFit.Create(SmallWorld.Full() with { Groups = [Paid] }, SmallWorld.Panel()).Fit);

        Assert.Equal(analysis.All!.Roi, analysis.Groups[0].Return.Roi);
        Assert.Equal(analysis.All.MarginalRoi!.Value.Mean, analysis.Groups[0].Return.MarginalRoi!.Value.Mean, 1e-12);
        Assert.Equal(1, analysis.Groups[0].Return.SpendShare, 1e-12);
        Assert.Equal("email", analysis.Groups[0].Return.Twin!.Value.Channel);
    }

    [Fact]
    public void Groups_WithAnOrganicChannel_CountItsContributionButNotInTheReturn()
    {
        var hand = HandMadeFit.Create(SmallWorld.Full() with { Groups = [new ChannelGroup { Name = "owned", Channels = ["tv", "email"] }] }, SmallWorld.Panel());
        var analysis = FitAnalyzer.Analyze(hand.Fit);

        Assert.Equal(analysis.Channels[0].Roi, analysis.Groups[0].Return.Roi);
        AssertEstimate([.. hand.Naive.Select(static n => n.Contribution(0).Sum() + n.Contribution(2).Sum())], analysis.Groups[0].Return.Contribution);
    }

    [Fact]
    public void Groups_OfOrganicChannels_HaveNoReturnAndNoCurve()
    {
        var spec = SmallWorld.Full() with { Channels = [SmallWorld.Full().Channels[0], SmallWorld.Full().Channels[2], SmallWorld.Full().Channels[2] with { Name = "mail" }], Groups = [new ChannelGroup { Name = "owned", Channels = ["mail", "email"] }] };
        var group = FitAnalyzer.Analyze(HandMadeFit.Create(spec, SmallWorld.Panel()).Fit).Groups[0];

        Assert.Null(group.Return.Roi);
        Assert.Null(group.Curve);
        Assert.Equal(0, group.Return.Spend);
    }

    [Fact]
    public void Groups_UnderLogNormalErrors_AreWhatIsLostWithoutAllOfThem()
    {
        var spec = SmallWorld.Full() with { Likelihood = new LogNormalErrors(), Groups = [Paid] };
        var analysis = FitAnalyzer.Analyze(HandMadeFit.Create(spec, SmallWorld.Panel()).Fit);

        Assert.Equal(analysis.All!.Roi, analysis.Groups[0].Return.Roi);
        Assert.Equal(analysis.Channels[0].Contribution.Mean + analysis.Channels[1].Contribution.Mean, analysis.Groups[0].Return.Contribution.Mean, 1e-6);
        Assert.Null(analysis.Groups[0].Curve);
    }

    static void AssertEstimate(double[] draws, Estimate estimate)
    {
        Agreement.Within(Tolerance, draws.Average(), estimate.Mean);
        Agreement.Within(Tolerance, Quantile(draws, 0.05), estimate.Q5);
        Agreement.Within(Tolerance, Quantile(draws, 0.95), estimate.Q95);
    }

    static double Quantile(double[] draws, double probability) => Quantiles.Type7([.. draws.Order()], probability);
}
