using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Insights;

/// <summary>What is said in words, and when.</summary>
public class FindingsTests
{
    static FitAnalysis Analyze(HandMadeFit made) => FitAnalyzer.Analyze(made.Fit, ExperimentRefits.Never, TestContext.Current.CancellationToken);

    /// <summary>Draws in which the returns of two channels are opposite: what one gains the other loses.</summary>
    static HandMadeFit Torn(double sign)
    {
        var model = BoundModel.Bind(SmallWorld.Of("geometric", "hill", TransformOrder.AdstockFirst, "roi"), SmallWorld.Panel());
        var points = Enumerable.Range(0, 40).Select(d =>
        {
            var point = ParameterPoint.Draw(model, 1);
            point["tv.roi"] = Math.Exp(0.1 * Math.Cos(d));
            point["search.roi"] = Math.Exp(sign * 0.1 * Math.Cos(d) + 0.01 * Math.Sin(3 * d));
            return point;
        }).ToArray();
        return HandMadeFit.Of(model, points, 2);
    }

    [Theory]
    [InlineData(-1, "The data cannot tell tv from search")]
    [InlineData(1, "stands and falls together")]
    public void Pairs_BeyondTheThreshold_AreReadAsASum(double sign, string words)
    {
        var made = Torn(sign);
        var analysis = Analyze(made);
        var pair = Assert.Single(analysis.Pairs);
        var (tv, search) = (made.Fit.Model.Constants.Channels[0].Spend, made.Fit.Model.Constants.Channels[1].Spend);
        var joint = made.Points.Average(p => (p["tv.roi"] * tv + p["search.roi"] * search) / (tv + search));

        Assert.Equal(("tv", "search"), (pair.First, pair.Second));
        Assert.Equal(pair.Correlation, analysis.ReturnCorrelations[1][0]);
        Agreement.Within(1e-9, joint, pair.Roi!.Value.Mean);
        Assert.Contains(words, Assert.Single(analysis.Findings, static f => f.Code == "pair").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Learning_PosteriorThatIsThePrior_SaysThatTheDataSayLittle()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        var points = Enumerable.Range(0, 200).Select(d =>
        {
            var point = ParameterPoint.Draw(model, (ulong)d);
            point["tv.roi"] = model.Parameters.Single(static p => p.Name == "tv.roi").Prior.Quantile((d + 0.5) / 200);
            return point;
        }).ToArray();
        var findings = Analyze(HandMadeFit.Of(model, points, 2)).Findings;
        var finding = Assert.Single(findings, static f => f is { Code: "learning", Subject: "tv" });

        Assert.Equal(FindingLevel.Attention, finding.Level);
        Assert.Contains("The data say little about tv: its ROI of", finding.Message, StringComparison.Ordinal);
        Assert.Contains("mostly your prior", finding.Message, StringComparison.Ordinal);
        Assert.Contains("experiment", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void AlwaysOn_ChannelWithoutAPause_IsNamedAndOneWithPausesIsNot()
    {
        var findings = Analyze(HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel())).Findings.Where(static f => f.Code == "always_on").Select(static f => f.Subject).ToArray();
        Assert.Contains("search", findings);
        Assert.DoesNotContain("tv", findings);
    }

    [Fact]
    public void Findings_ThoseThatCallForAttention_ComeFirst()
    {
        var levels = Analyze(HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel())).Findings.Select(static f => f.Level).ToArray();
        Assert.NotEmpty(levels);
        Assert.Equal(levels.OrderDescending(), levels);
    }
}
