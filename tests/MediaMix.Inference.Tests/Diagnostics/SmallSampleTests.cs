using MediaMix.Inference.Diagnostics;

namespace MediaMix.Inference.Tests.Diagnostics;

/// <summary>Short chains with ties: expected values computed with the R package posterior.</summary>
public class SmallSampleTests
{
    const double Relative = 1e-12;

    static readonly double[] first = [1, 3, 2, 5, 4, 6, 8, 7, 9, 2, 4, 4];
    static readonly double[] second = [2, 1, 3, 3, 6, 5, 9, 9, 7, 8, 1, 0];

    [Fact]
    public void TwoChains_TwelveIterations_EqualPosterior()
    {
        ChainDraws draws = ChainDraws.FromChains([first, second]);
        Numbers.AreClose(1.224327375176229, Rhat.Rank(draws), Relative, "R-hat");
        Numbers.AreClose(16.131383495317923, Ess.Bulk(draws), Relative, "bulk");
        Numbers.AreClose(14.610423205601352, Ess.Mean(draws), Relative, "mean");
        Numbers.AreClose(0.957641657250966, Rhat.Basic(draws), Relative, "basic R-hat");
        Assert.Equal(1, Mcse.Quantile(draws, 0.5));
    }

    [Fact]
    public void OneChain_TwelveIterations_EqualsPosterior()
    {
        ChainDraws draws = ChainDraws.FromChains([first]);
        Numbers.AreClose(1.11224583569698, Rhat.Rank(draws), Relative, "R-hat");
        Numbers.AreClose(6.78462397425387, Ess.Bulk(draws), Relative, "bulk");
        Numbers.AreClose(6.38507016169243, Ess.Mean(draws), Relative, "mean");
        Assert.Equal(double.NaN, Rhat.Basic(draws));
    }

    [Fact]
    public void TwoChains_ThirteenIterations_EqualPosterior()
    {
        ChainDraws draws = ChainDraws.FromChains([[.. first, 5], [.. second, 5]]);
        Numbers.AreClose(1.03616559314605, Rhat.Rank(draws), Relative, "R-hat");
        Numbers.AreClose(18.87250892407797, Ess.Bulk(draws), Relative, "bulk");
        Numbers.AreClose(17.93132416255382, Ess.Mean(draws), Relative, "mean");
        Numbers.AreClose(14.48319524639014, Ess.Basic(draws), Relative, "basic");
        Summary summary = Summary.Of(draws);
        Assert.Equal((Rhat.Rank(draws), Ess.Bulk(draws)), (summary.Rhat, summary.EssBulk));
        Numbers.AreClose(Mcse.Mean(draws), summary.McseMean, Relative, "MCSE");
    }

    [Fact]
    public void QuantileEss_LargestDrawIsTheDroppedMiddle_IsNaN()
    {
        // The 9 is the only draw above the 99 % quantile and the one the split drops: the indicator is constant.
        double[] chain = [1, 2, 3, 4, 5, 6, 9, 5, 4, 3, 2, 1, 6];
        Assert.Equal(double.NaN, Ess.Quantile(ChainDraws.FromChains([chain]), 0.99));
    }

    [Fact]
    public void Ess_AlternatingChain_IsCappedAtDrawsTimesLog10()
    {
        double[] alternating = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 1.0 : -1.0)];
        Assert.Equal(200, Ess.Basic(ChainDraws.FromChains([alternating])), 1e-10);
    }

    [Fact]
    public void BulkAndRhat_IncreasingTransform_DoNotChange()
    {
        ChainDraws draws = ChainDraws.FromChains([first, second]);
        ChainDraws cubed = ChainDraws.FromChains([Array.ConvertAll(first, x => x * x * x), Array.ConvertAll(second, x => x * x * x)]);
        Assert.Equal(Ess.Bulk(draws), Ess.Bulk(cubed));
        Assert.Equal(Ess.Tail(draws), Ess.Tail(cubed));
    }

    [Fact]
    public void Basic_ThreeDrawsEach_EqualsHandCalculation()
    {
        // Means 2 and 4, variances 1: B = 3 · 2, W = 1, R² = (6/1 + 2)/3.
        ChainDraws draws = ChainDraws.FromChains([[1, 2, 3], [3, 4, 5]]);
        Assert.Equal(Math.Sqrt(8.0 / 3), Rhat.Basic(draws), 1e-15);
    }

    [Fact]
    public void Rank_TwoValuesSymmetricAboutTheMedian_UsesTheBulkAlone()
    {
        // Folded about 0 the draws are constant; the bulk has chain means 1/3, −1/3 per half chain.
        ChainDraws draws = ChainDraws.FromChains([[1, -1, 1, -1, 1, -1], [-1, 1, -1, 1, -1, 1]]);
        Assert.Equal(Rhat.Split(draws), Rhat.Rank(draws), 1e-14);
        Assert.True(double.IsFinite(Rhat.Rank(draws)));
    }

    [Fact]
    public void Basic_ChainsStuckAtDifferentPlaces_IsInfinite() =>
        Assert.Equal(double.PositiveInfinity, Rhat.Basic(ChainDraws.FromChains([[1, 1, 1], [2, 2, 2]])));

    [Fact]
    public void Nested_TwoSuperchains_EqualsHandCalculation()
    {
        // Superchain means 2 and 4: B = 2. Within each: chain means 1, 3 and 3, 5 (variance 2), chain variances 2: W = 4.
        ChainDraws draws = ChainDraws.FromChains([[0, 2], [2, 4], [2, 4], [4, 6]]);
        Assert.Equal(Math.Sqrt(1.5), NestedRhat.Of(draws, [7, 7, 3, 3]), 1e-15);
        // One chain each: B = 2 (means 1 and 3), W = 2.
        Assert.Equal(Math.Sqrt(2), NestedRhat.Of(ChainDraws.FromChains([[0, 2], [2, 4]]), [0, 1]), 1e-15);
        // Single draws: superchain means 1 and 4, B = 4.5, W = 2.
        Assert.Equal(Math.Sqrt(3.25), NestedRhat.Of(ChainDraws.FromChains([[0], [2], [3], [5]]), [0, 0, 1, 1]), 1e-15);
    }

    [Fact]
    public void Nested_UnequalSuperchains_Throws()
    {
        ChainDraws draws = ChainDraws.FromChains([[0, 2], [2, 4], [2, 4]]);
        Assert.Throws<ArgumentException>(() => NestedRhat.Of(draws, [0, 0, 1]));
        Assert.Throws<ArgumentException>(() => NestedRhat.Of(draws, [0, 1]));
    }

    [Fact]
    public void Ebfmi_ThreeEnergies_EqualsHandCalculation()
    {
        // Steps 1 + 4; squares about 7/3 sum to 14/3.
        Assert.Equal(15.0 / 14, Ebfmi.Of([1, 2, 4]), 1e-14);
        Assert.Equal([Ebfmi.Of([1, 2, 4]), Ebfmi.Of([5, 2, 1])], Ebfmi.PerChain(ChainDraws.FromChains([[1, 2, 4], [5, 2, 1]])));
    }
}
