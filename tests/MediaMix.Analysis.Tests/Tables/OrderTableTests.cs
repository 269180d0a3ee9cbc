using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Tables;

/// <summary>Order, shares and effects per exposure of the full model, counted in the draws of the naive one.</summary>
public class OrderTableTests
{
    static readonly HandMadeFit Hand = HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel(history: 4));
    static readonly FitAnalysis Analysis = FitAnalyzer.Analyze(Hand.Fit);

    [Fact]
    public void Of_TwoPaidChannels_ProbabilitiesAreCountsOfDraws()
    {
        var (order, naive) = (Analysis.Order!, Hand.Naive);
        var tvFirst = order.Channels[0] == "tv";
        var tvHigher = naive.Count(static n => n.Roi(0) > n.Roi(1)) / (double)naive.Count;

        Assert.Equal(["search", "tv"], order.Channels.Order());
        Assert.Equal(naive.Average(static n => n.Roi(0)) > naive.Average(static n => n.Roi(1)), tvFirst);
        Assert.Equal(tvHigher, order.Higher("tv", "search"), 1e-12);
        Assert.Equal(1 - tvHigher, order.Higher("search", "tv"), 1e-12);
        Assert.Equal(naive.Count(static n => n.MarginalRoi(0) > n.MarginalRoi(1)) / (double)naive.Count, order.NextHigher("tv", "search"), 1e-12);
        Agreement.Within(1e-12, tvFirst ? [tvHigher, 1 - tvHigher] : [1 - tvHigher, tvHigher], order.Best);
        Assert.Equal(order.Best.Reverse(), order.Worst);
        Assert.Equal(0.5, order.RoiHigher[0][0]);
        Assert.Throws<ArgumentException>(() => order.Higher("email", "tv"));
    }

    [Fact]
    public void Of_OnePaidChannel_HasNoOrder()
    {
        var spec = SmallWorld.Full() with { Channels = [SmallWorld.Full().Channels[0], SmallWorld.Full().Channels[2]] };

        Assert.Null(FitAnalyzer.Analyze(HandMadeFit.Create(spec, SmallWorld.Panel(), iterations: 4).Fit).Order);
    }

    [Fact]
    public void Channels_Shares_AreThoseOfTheDraws()
    {
        var naive = Hand.Naive;
        var search = Analysis.Channels[1];

        Agreement.Within(1e-10, naive.Average(static n => n.Contribution(1).Sum() / n.Expected().Sum()), search.Share!.Value.Mean);
        Agreement.Within(1e-10, naive.Average(static n => n.Contribution(1).Sum() / (n.Contribution(0).Sum() + n.Contribution(1).Sum())), search.EffectShare!.Value.Mean);
        Agreement.Within(1e-10, 1, Analysis.Channels.Take(2).Sum(static c => c.EffectShare!.Value.Mean));
        Assert.Null(Analysis.Channels[2].EffectShare);
    }

    [Fact]
    public void Channels_PerExposure_IsTheEffectOverTheExposureAndMissingWhereThatIsMoney()
    {
        var clicks = Hand.Fit.Model.Panel.WindowOf("clicks").Sum();
        var search = Analysis.Channels[1];

        Agreement.Within(1e-10, clicks, search.Exposure);
        Agreement.Within(1e-10, Hand.Naive.Average(n => n.WindowEffect(1) / clicks), search.PerExposure!.Value.Mean);
        Assert.Null(Analysis.Channels[0].PerExposure);
        Assert.NotNull(Analysis.Channels[2].PerExposure);
    }

    [Fact]
    public void Baseline_Band_IsWhatIsLeftWithoutMedia()
    {
        var naive = Hand.Naive;
        double Without(NaiveOutcome n, int t) => n.Expected()[t] - Enumerable.Range(0, 3).Sum(m => n.Contribution(m)[t]);

        Agreement.Within(1e-9, [.. Enumerable.Range(0, SmallWorld.Periods).Select(t => naive.Average(n => Without(n, t)))], Analysis.Baseline!.Mean);
        Agreement.Within(1e-9, naive.Average(n => Enumerable.Range(0, SmallWorld.Periods).Sum(t => Without(n, t)) / n.Expected().Sum()), Analysis.BaselineShare!.Value.Mean);
        Agreement.Within(1e-9, 1, Analysis.BaselineShare.Value.Mean + Analysis.Channels.Sum(static c => c.Share!.Value.Mean));
    }

    [Fact]
    public void Carryover_Prior_IsThatOfTheParametersOfThePrior()
    {
        // A fixed decay leaves nothing to draw: prior and posterior are the same weights.
        var fit = HandMadeFit.Create(SmallWorld.Linear(new HalfNormalPrior(0.5)), SmallWorld.Panel(), iterations: 4).Fit;
        var curve = FitAnalyzer.Analyze(fit).Carryover[0];

        Agreement.Within(1e-12, curve.Weight.Mean, curve.Prior!.Mean);
        Agreement.Within(1e-12, (1 - 0.4) / (1 - Math.Pow(0.4, 5)), curve.Immediate.Mean);
        Agreement.Within(1e-12, 1, curve.Prior.Mean.Sum());
    }
}
