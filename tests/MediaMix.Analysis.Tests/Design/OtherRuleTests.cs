using MathNet.Numerics.Statistics;

namespace MediaMix.Analysis.Tests.Design;

/// <summary>Number of coefficients, scales of geos, costs, outcomes, and their order.</summary>
public class OtherRuleTests
{
    [Theory]
    [InlineData(60, 20, "60 known outcomes for 22 coefficients (1 intercept, 20 trend, 1 channels): 2.7 each", DesignSeverity.Attention)]
    [InlineData(60, 8, "60 known outcomes for 10 coefficients (1 intercept, 8 trend, 1 channels): 6.0 each", DesignSeverity.Info)]
    public void Review_FewOutcomesPerCoefficient_AreCounted(int periods, int knots, string part, DesignSeverity severity)
    {
        var world = new DesignWorld(periods: periods) { Baseline = new BaselineSpec { Trend = new KnotTrend(knots) { Value = new NormalPrior(0, 5) }, Seasonality = [] } };
        world.Channel("tv", (_, _) => world.Noise());

        var finding = world.Only("data-per-coefficient");

        Assert.Contains(part, finding.Sentence, StringComparison.Ordinal);
        Assert.Equal(severity, finding.Severity);
    }

    [Fact]
    public void Review_KnotsThatShareAnInnovation_CountAsOnePerHalfYear()
    {
        var world = new DesignWorld(periods: 53) { Baseline = new BaselineSpec { Trend = new RandomWalkTrend(1), Seasonality = [] } };
        foreach (var name in new[] { "a", "b", "c", "d" })
            world.Channel(name, (_, _) => world.Noise());

        Assert.Contains("53 known outcomes for 8 coefficients (1 intercept, 3 trend, 4 channels)", world.Only("data-per-coefficient").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Review_EnoughOutcomes_SaysNothing()
    {
        var world = new DesignWorld();
        world.Channel("tv", (_, _) => world.Noise()).Control("price", (_, _) => world.Noise());

        Assert.Empty(world.Review());
    }

    [Fact]
    public void Review_AutomaticKnotsOfOneGeo_NeedAttention()
    {
        var world = new DesignWorld { Baseline = new BaselineSpec { Trend = new KnotTrend { Choice = KnotChoice.Automatic }, Seasonality = [] } };
        world.Channel("tv", (_, _) => world.Noise());

        Assert.Equal(DesignSeverity.Attention, world.Only("automatic-knots").Severity);
    }

    [Fact]
    public void RankCorrelation_WithTies_IsSpearmans()
    {
        double[] x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3], y = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8];

        Assert.Equal(Correlation.Spearman(x, y), RankCorrelation.Of(x, y), 1e-14);
    }

    [Fact]
    public void Review_AmountsThatAreScaledAlready_AreSuspected()
    {
        var world = new DesignWorld(geos: 10);
        world.Outcome((g, _) => 50 - g + world.Noise());
        world.Channel("tv", (g, _) => 20 - g + world.Noise()).Channel("search", (g, _) => world.SizeOf(g) * world.Noise());
        world.Control("stores", (g, _) => 3 * g + 8 * world.Noise());

        Assert.StartsWith("sales does not grow with the population of the geos (rank correlation -1.00", world.Only("outcome-scale").Sentence, StringComparison.Ordinal);
        Assert.StartsWith("The exposure of tv does not grow", world.Only("media-scale").Sentence, StringComparison.Ordinal);
        Assert.StartsWith("stores follows the population", world.Only("control-scale").Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(9, false)]
    public void Review_GeosOfVeryDifferentSizeWithoutPopulation_AreSuspected(double ratio, bool isFound)
    {
        var world = new DesignWorld(geos: 3) { Population = null };
        world.Outcome((g, t) => (g == 0 ? ratio : 1) * (t % 2 == 0 ? 9 : 11)).Channel("tv", (_, _) => world.Noise());

        if (isFound)
        {
            Assert.StartsWith("The largest geo has 12 times the outcome of the smallest", world.Only("geo-sizes").Sentence, StringComparison.Ordinal);
            Assert.Equal(DesignSeverity.Info, world.Only("geo-sizes").Severity);
            world.Scaling = new ScalingSpec { Geos = GeoScale.None };
            Assert.Equal(DesignSeverity.Attention, world.Only("geo-sizes").Severity);
        }
        else
            world.None("geo-sizes");
    }

    /// <summary>The intercept, normal(−1, 2) in units of the largest outcome, is all there is of the baseline: it is negative with probability 0.69, give or take 0.1 in 200 draws.</summary>
    [Fact]
    public void Review_PriorsThatAllowANegativeBaseline_SaysHowOften()
    {
        var world = new DesignWorld { Baseline = new BaselineSpec { Intercept = new NormalPrior(-1, 2), Trend = new NoTrend(), Seasonality = [] } };
        world.Channel("tv", (_, _) => world.Noise(), (_, _) => 1);
        var model = BoundModel.Bind(world.Spec, world.Panel);
        var prior = PriorPass.Run(model, 1);

        Assert.Equal(0.69, prior.NegativeBaselineProbability, 0.1);
        Assert.Contains(DesignReview.Of(model.Spec, model.Panel, prior), static f => f.Code == "prior-baseline" && f.Severity == DesignSeverity.Attention);
        Assert.DoesNotContain(DesignReview.Of(model.Spec, model.Panel), static f => f.Code == "prior-baseline");
    }

    [Fact]
    public void Review_APeriodWithAnotherPrice_IsNamed()
    {
        var world = new DesignWorld();
        world.Channel("tv", (_, _) => 100 + world.Noise(), (_, t) => t == 17 ? 0.5 : 0.02 + 0.002 * (t % 3));

        var finding = world.Only("cost-outliers");

        Assert.Contains("in 1 period a unit of exposure cost unusually much or little, most of all on 2022-05-02 (0.5 where 0.022 is usual)", finding.Sentence, StringComparison.Ordinal);
        Assert.Equal(DesignSeverity.Attention, finding.Severity);
    }

    [Fact]
    public void Review_PricesThatMoveByARoundingOnly_SaysNothing()
    {
        var world = new DesignWorld();
        world.Channel("tv", (_, _) => 100 + world.Noise(), (_, t) => t == 17 ? 0.0201 : 0.02);

        world.None("cost-outliers");
    }

    [Fact]
    public void Review_OutcomesThatStandOut_AreNamed()
    {
        var world = new DesignWorld();
        world.Outcome((_, t) => t is 50 or 102 ? 300 + t : 100 + 20 * world.Noise()).Channel("tv", (_, _) => world.Noise());

        Assert.StartsWith("sales stands out in 2 periods, most of all on 2023-12-18 and 2022-12-19 (more than 1.5", world.Only("outcome-outliers").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Review_AGeoWhoseOutcomeNeverChanges_IsAnError()
    {
        var world = new DesignWorld(geos: 3);
        world.Outcome((g, _) => g == 1 ? 7 : world.SizeOf(g) * (10 + world.Noise())).Channel("tv", (g, _) => world.SizeOf(g) * world.Noise());

        Assert.Contains("sales hardly changes in 1 of 3 geos (geo2)", world.Only("constant-outcome").Sentence, StringComparison.Ordinal);
        Assert.Equal("constant-outcome", world.Review()[0].Code);
    }

    [Fact]
    public void Review_ReachAndFrequency_AreComparedAsContacts()
    {
        var panel = MediaMix.Testing.SmallWorld.Panel(100);
        var spec = MediaMix.Testing.SmallWorld.WithReach(null, new HillSaturation());

        // The spend of the channel is 0.02 per contact in every row, whatever the reach.
        Assert.DoesNotContain(DesignReview.Of(spec, panel), static f => f.Code == "cost-outliers" && f.Sentence.StartsWith("video", StringComparison.Ordinal));
    }
}
