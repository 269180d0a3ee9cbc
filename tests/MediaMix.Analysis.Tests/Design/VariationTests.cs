namespace MediaMix.Analysis.Tests.Design;

/// <summary>What hardly varies: over time, over geos, beyond geos and periods.</summary>
public class VariationTests
{
    [Theory]
    [InlineData(1e-5, true)]
    [InlineData(1e-3, false)]
    public void Review_NationalColumn_NeedsAttentionBelowTheLimit(double sd, bool isFound)
    {
        var world = new DesignWorld();
        world.Channel("tv", (_, _) => world.Noise()).Control("price", (_, t) => 10 * (1 + (t % 2 == 0 ? sd : -sd)));

        if (isFound)
            Assert.StartsWith("price hardly varies: its standard deviation is 1.0e-5 of its size", world.Only("constant-over-time").Sentence, StringComparison.Ordinal);
        else
            world.None("constant-over-time");
    }

    [Fact]
    public void Review_ChannelNeverUsedInSomeGeos_IsGoodToKnow()
    {
        var world = new DesignWorld(geos: 5);
        world.Channel("radio", (g, _) => g is 1 or 3 ? 0 : world.SizeOf(g) * world.Noise());

        var finding = world.Only("unused-in-geos");

        Assert.Equal(DesignSeverity.Info, finding.Severity);
        Assert.Equal("radio was never used in 2 of 5 geos (geo2 and geo4).", finding.Sentence);
        world.None("constant-over-time");
    }

    [Fact]
    public void Review_MediaKnownOnlyNationally_SaysThatGeosAddNothing()
    {
        var world = new DesignWorld(geos: 4);
        double[] wave = [.. Enumerable.Range(0, 120).Select(_ => world.Noise())];
        world.Channel("tv", (g, t) => world.SizeOf(g) * wave[t]).Channel("search", (g, _) => world.SizeOf(g) * world.Noise());

        var finding = world.Only("constant-over-geos");

        Assert.Equal(DesignSeverity.Attention, finding.Severity);
        Assert.StartsWith("tv is the same per inhabitant in every geo", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Review_EventOfAllGeos_IsWorthNoMoreThanAnInfo()
    {
        var world = new DesignWorld(geos: 4);
        world.Channel("tv", (g, _) => world.SizeOf(g) * world.Noise()).Control("launch", (_, t) => t % 13 == 0 ? 1 : 0);

        var finding = world.Only("constant-over-geos");

        Assert.Equal(DesignSeverity.Info, finding.Severity);
        Assert.StartsWith("launch marks the same periods in every geo", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Review_ControlAlikeInAllGeosBesideAKnotPerPeriod_CannotBeToldFromTheKnots()
    {
        var world = new DesignWorld(geos: 4) { Baseline = new BaselineSpec { Trend = new KnotTrend { Choice = KnotChoice.EveryPeriod }, Seasonality = [] } };
        world.Channel("tv", (g, _) => world.SizeOf(g) * world.Noise()).Control("inflation", (_, t) => Math.Sqrt(t));

        Assert.Equal(DesignSeverity.Error, world.Only("constant-over-geos").Severity);
        world.Baseline = new BaselineSpec { Trend = new KnotTrend(20), Seasonality = [] };
        Assert.Equal(DesignSeverity.Attention, world.Only("constant-over-geos").Severity);
    }

    [Fact]
    public void Review_ControlThatNeverChangesWithinGeos_CannotBeToldFromTheirLevel()
    {
        var world = new DesignWorld(geos: 4);
        world.Channel("tv", (g, _) => world.SizeOf(g) * world.Noise()).Control("age", (g, _) => 40 - g * g);

        Assert.StartsWith("age differs from geo to geo but hardly changes over time", world.Only("constant-over-time").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Review_ControlThatStandsStillInOneGeo_NamesIt()
    {
        var world = new DesignWorld(geos: 4);
        world.Channel("tv", (g, _) => world.SizeOf(g) * world.Noise()).Control("price", (g, _) => g == 2 ? 9 : 8 + 2 * world.Noise());

        Assert.Contains("in 1 of 4 geos (geo3)", world.Only("constant-over-time").Sentence, StringComparison.Ordinal);
    }

    /// <summary>
    /// Two geos, three periods, values 0 1 5 and 0 1 6. Total sum of squares 34 + 5/6 with 5 degrees of freedom; around periods 1/2 with 3, so the
    /// adjusted R² is 1 − (0.5/3)/(34.8333/5) = 0.9761.
    /// </summary>
    [Fact]
    public void Review_ColumnNearlyAlikeInAllGeos_SaysHowMuchThePeriodExplains()
    {
        double[] values = [0, 1, 5, 0, 1, 6];
        var world = new DesignWorld(geos: 2, periods: 3) { Population = [1, 1] };
        world.Control("x", (g, t) => values[3 * g + t]);

        Assert.StartsWith("x goes up and down nearly alike in all geos: the period alone explains 98 % of it", world.Only("same-over-geos").Sentence, StringComparison.Ordinal);
        world.None("same-over-time");
    }

    [Fact]
    public void Review_ColumnThatDiffersMostlyBetweenGeos_IsGoodToKnow()
    {
        var world = new DesignWorld(geos: 6);
        world.Control("stores", (g, _) => 100 * g * g + world.Noise());

        Assert.StartsWith("stores differs mostly from geo to geo: the geo alone explains 100 %", world.Only("same-over-time").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Review_CellsOfAbsentGeos_HaveNoSay()
    {
        var world = new DesignWorld(geos: 3);
        world.Marks = new CellMarks(Absent: [.. Enumerable.Range(0, 360).Select(static i => i is >= 240 and < 300)]);
        world.Channel("radio", (g, t) => g == 2 && t >= 60 ? 0 : world.SizeOf(g) * world.Noise());

        Assert.Contains("(geo3)", world.Only("unused-in-geos").Sentence, StringComparison.Ordinal);
    }
}
