namespace MediaMix.Analysis.Tests.Design;

/// <summary>Columns that know the answer, and amounts that are far from all others.</summary>
public class WrongAmountTests
{
    [Fact]
    public void Review_ClicksCountedFromTheOutcome_AreAnError()
    {
        var world = new DesignWorld();
        var sales = Enumerable.Range(0, world.Periods).Select(_ => 100 + 10 * world.Noise()).ToArray();
        world.Outcome((_, t) => sales[t]).Channel("tv", (_, t) => Math.Round(10 * sales[t]), (_, _) => 0.1);

        var finding = Assert.Single(world.Review(), static f => f.Code == "outcome-copy" && f.Sentence.Contains("(tv_seen)", StringComparison.Ordinal));

        Assert.Equal(DesignSeverity.Error, finding.Severity);
        Assert.StartsWith("The media of tv (tv_seen) moves with sales almost exactly (correlation 1.000, limit 0.98)", finding.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.02, true)]
    [InlineData(0.5, false)]
    public void Review_ControlNearlyTheOutcome_IsAnError(double noise, bool isFound)
    {
        var world = new DesignWorld();
        var sales = Enumerable.Range(0, world.Periods).Select(_ => world.Noise()).ToArray();
        world.Outcome((_, t) => 10 + sales[t]).Channel("tv", (_, _) => world.Noise()).Control("orders", (_, t) => -3 * (sales[t] + noise * world.Noise()));

        if (isFound)
            Assert.StartsWith("The control orders moves with sales", world.Only("outcome-copy").Sentence, StringComparison.Ordinal);
        else
            world.None("outcome-copy");
    }

    [Fact]
    public void Review_ControlThatOnlyGrowsAlong_SaysNothing()
    {
        var world = new DesignWorld();
        world.Outcome((_, t) => 100 + t + world.Noise()).Channel("tv", (_, _) => world.Noise()).Control("stores", (_, t) => 1000 + 2 * t + world.Noise());

        world.None("outcome-copy");
    }

    [Fact]
    public void Review_GeosOfDifferentSize_AreNoCopies()
    {
        var world = new DesignWorld(geos: 10);
        world.Outcome((g, _) => world.SizeOf(g) * (100 + world.Noise())).Channel("tv", (g, _) => world.SizeOf(g) * (50 + world.Noise()));

        world.None("outcome-copy");
    }

    /// <summary>Sales without what a channel brought, as a simulation leaves them behind.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(3, false)]
    public void Review_ControlContainedInTheOutcome_NeedsAttention(double scale, bool isFound)
    {
        var world = new DesignWorld();
        var rest = Enumerable.Range(0, world.Periods).Select(_ => 100 + 50 * world.Noise()).ToArray();
        world.Outcome((_, t) => rest[t] + 15 * world.Noise()).Channel("tv", (_, _) => world.Noise()).Control("counterfactual", (_, t) => scale * rest[t]);

        if (isFound)
            Assert.Equal(DesignSeverity.Attention, world.Only("outcome-part").Severity);
        else
            world.None("outcome-part");
    }

    [Fact]
    public void Review_TypoInASpend_IsAnErrorThatNamesIt()
    {
        var world = new DesignWorld();
        world.Channel("tv", (_, t) => t == 17 ? 100_000_000_000 : 1000 + t, (_, _) => 1);

        var finding = Assert.Single(world.Review(), static f => f.Code == "spend-outliers" && f.Sentence.Contains("spend (tv_spend)", StringComparison.Ordinal));

        Assert.Equal(DesignSeverity.Error, finding.Severity);
        Assert.Contains("in 1 period its spend (tv_spend) is far from the usual, most of all on 2022-05-02: 100 billion, 94.3 million times the usual 1,060. This one amount is more than all others together.", finding.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(4, false)]
    public void Review_TenfoldSpend_NeedsAttention(double times, bool isFound)
    {
        var world = new DesignWorld();
        world.Channel("tv", (_, t) => t % 3 == 0 ? 0 : (t == 17 ? times : 1) * (100 + 50 * world.Noise()), (_, _) => 1);

        if (isFound)
            Assert.All(world.Review().Where(static f => f.Code == "spend-outliers"), static f => Assert.Equal(DesignSeverity.Attention, f.Severity));
        Assert.Equal(isFound ? 2 : 0, world.Review().Count(static f => f.Code == "spend-outliers"));
    }

    /// <summary>Bursts that come again and again are how some channels are bought.</summary>
    [Fact]
    public void Review_BurstsOfSpend_SayNothing()
    {
        var world = new DesignWorld();
        world.Channel("tv", (_, t) => t % 6 == 0 ? 3000 + 500 * world.Noise() : 100 + 50 * world.Noise(), (_, _) => 1);

        Assert.DoesNotContain(world.Review(), static f => f.Code == "spend-outliers" && f.Severity == DesignSeverity.Error);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(0)]
    public void Review_OneWildOutcome_NeedsAttentionAndIsNamed(double value)
    {
        var world = new DesignWorld();
        world.Outcome((_, t) => t == 17 ? value : 100 + 10 * world.Noise()).Channel("tv", (_, _) => world.Noise());

        Assert.Equal(DesignSeverity.Attention, world.Only("outcome-spike").Severity);
        Assert.StartsWith("sales is far from everything else on 2022-05-02 (", world.Only("outcome-spike").Sentence, StringComparison.Ordinal);
        world.Baseline = world.Baseline with { Events = [new EventSpec { Name = "strike", Start = "2022-05-02" }] };
        world.None("outcome-spike");
    }

    [Fact]
    public void Review_PeakOfEveryYear_IsNoSpike()
    {
        var world = new DesignWorld();
        world.Outcome((_, t) => t is 50 or 102 ? 300 + t : 100 + 20 * world.Noise()).Channel("tv", (_, _) => world.Noise());

        world.None("outcome-spike");
    }
}
