namespace MediaMix.Data.Tests;

/// <summary>Panels of several geos: cells in their places, whatever the order of the rows, and what is missing marked.</summary>
public class GeoPanelTests
{
    [Fact]
    public void Read_RowsOfThreeGeos_GiveACellEach()
    {
        var reading = GeoText.Read(GeoText.Lines());
        var panel = reading.Panel;

        Assert.Equal(GeoText.Geos, panel.Geos);
        Assert.Equal([100.5, 201, 301.5], panel.Population!);
        Assert.Equal((14, 42, TimeStep.Week), (panel.Periods, panel.Cells, panel.Axis.Step));
        for (var geo = 0; geo < 3; geo++)
        {
            for (var week = 0; week < 14; week++)
                Assert.Equal(GeoText.Cell(geo, week), (panel.Outcome.Values[14 * geo + week], panel.Series["tv"].Values[14 * geo + week], panel.Series["price"].Values[14 * geo + week]));
        }
        Assert.Null(panel.Marks.Absent);
        Assert.Equal(["3 geos (north, south, west) over 14 periods from 2021-01-04 to 2021-04-05: 42 cells, all with a row."], reading.Notes);
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Read_RowsInAnyOrder_GiveTheSamePanel(int seed)
    {
        // The first row of each geo stays in front, since geos come in the order of their first rows.
        var lines = GeoText.Lines(20, static (geo, week) => (geo, week) is (1, < 3) or (2, 7) or (0, > 17) ? null : GeoText.Line(geo, week));
        var first = GeoText.Geos.Select(geo => lines.First(line => line.Contains(geo, StringComparison.Ordinal))).ToList();
        var shuffled = lines.Except(first).ToArray();
        new Random(seed).Shuffle(shuffled);

        SamePanel.Check(GeoText.Read([.. first, .. lines.Except(first)]).Panel, GeoText.Read([.. first, .. shuffled]).Panel);
    }

    [Fact]
    public void Read_Geos_ComeInTheOrderOfTheirFirstRows()
    {
        var lines = GeoText.Lines();
        lines.Reverse();

        Assert.Equal(["west", "south", "north"], GeoText.Read(lines).Panel.Geos);
    }

    [Fact]
    public void Read_UnbalancedRows_AreAbsentCells()
    {
        var reading = GeoText.Read(GeoText.Lines(14, static (geo, week) => (geo, week) is (1, < 3) or (2, 7) or (0, 13) ? null : GeoText.Line(geo, week)));
        var panel = reading.Panel;

        int[] expected = [13, 14, 15, 16, 35];
        Assert.Equal(expected, Enumerable.Range(0, 42).Where(cell => panel.Marks.Absent![cell]));
        foreach (var cell in expected)
        {
            Assert.True(double.IsNaN(panel.Outcome.Values[cell]));
            Assert.Equal(0, panel.Series["tv"].Values[cell]);
        }
        // Weeks 0 and 7: the mean price of the two other geos.
        Assert.Equal((10 + 12) / 2.0, panel.Series["price"].Values[14]);
        Assert.Equal((10.5 + 11.5) / 2, panel.Series["price"].Values[35]);
        Assert.Equal(
            [
                "3 geos (north, south, west) over 14 periods from 2021-01-04 to 2021-04-05: 42 cells, 5 without a row, which count for nothing.",
                "1 geo with a late start: south (2021-01-25).",
                "1 geo with an early end: north (2021-03-29).",
            ],
            reading.Notes);
    }

    [Fact]
    public void Read_MissingOutcomeInARow_IsPresent()
    {
        var panel = GeoText.Read(GeoText.Lines(14, static (geo, week) => GeoText.With(GeoText.Line(geo, week), 3, geo == 1 && week < 2 ? "" : $"{50 + week}"))).Panel;

        Assert.Null(panel.Marks.Absent);
        Assert.Equal([14, 15], Enumerable.Range(0, 42).Where(cell => double.IsNaN(panel.FittedOutcome[cell])));
        Assert.Equal(GeoText.Cell(1, 1).Tv, panel.Series["tv"].Values[15]);
    }

    [Fact]
    public void Read_CategoricalControl_TakesTheFirstLevelWhereAGeoIsAbsent()
    {
        var lines = GeoText.Lines(14, static (geo, week) => (geo, week) == (1, 4) ? null : GeoText.With(GeoText.Line(geo, week), 5, week % 2 == 0 ? "rain" : "dry"));

        var series = GeoText.Read(lines, model: PanelText.Model with { Controls = [new ControlSpec { Column = "price", IsCategorical = true }] }).Panel.Categorical["price"];

        Assert.Equal(["dry", "rain"], series.Levels);
        Assert.Equal((0, 1), (series.Codes[18], series.Codes[16]));
    }

    [Fact]
    public void Read_HistoryAndUntil_CutAllGeos()
    {
        var data = GeoText.WithPeople with { From = "2021-01-18", Until = "2021-03-29" };

        var panel = GeoText.Read(GeoText.Lines(14, static (geo, week) => geo == 2 && week == 0 ? null : GeoText.Line(geo, week)), data).Panel;

        Assert.Equal((2, 11, 13), (panel.History, panel.Periods, panel.Axis.Count));
        Assert.Equal(GeoText.Cell(2, 12).Outcome, panel.Outcome.Values[^1]);
        Assert.Null(panel.Marks.Absent);
    }

    [Fact]
    public void Read_TwoRowsOfACell_NamesBothLines()
    {
        var fault = GeoText.Fault([.. GeoText.Lines(), GeoText.Line(1, 3)]);

        Assert.Equal("The date 2021-01-25 of south stands also in line 19.", fault.Message);
        Assert.Equal("sales.csv:44:1", fault.Where!.ToString());
        Assert.Contains("geo: [region, product]", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DateThatNoGeoHas_IsAGap() =>
        Assert.Contains("1 week is missing (2021-02-01)", GeoText.Fault(GeoText.Lines(14, static (geo, week) => week == 4 ? null : GeoText.Line(geo, week))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_TwoGeoColumns_AreCrossed()
    {
        var lines = GeoText.Lines(14, static (geo, week) => GeoText.With(GeoText.Line(geo, week), 2, geo == 1 ? "shoes" : "hats"));

        Assert.Equal(["north | hats", "south | shoes", "west | hats"], GeoText.Read(lines, GeoText.Data with { Geo = ["region", "people"] }).Panel.Geos);
    }

    [Theory]
    [InlineData("no[rth", "square brackets")]
    [InlineData("nor\u0007th", "control characters")]
    [InlineData("", "The geo is missing in the column region.")]
    [InlineData("NORTH", "is written in another case in line 2")]
    [InlineData("all", "stands for all geos together")]
    [InlineData("All", "stands for all geos together")]
    public void Read_UnusableGeo_IsAFaultWithItsLine(string name, string expected)
    {
        var fault = GeoText.Faults(GeoText.Lines(14, (geo, week) => (geo, week) == (0, 5) ? GeoText.With(GeoText.Line(geo, week), 1, name) : GeoText.Line(geo, week)))[0];

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal(7, fault.Where!.Line);
    }

    [Fact]
    public void Read_LongGeo_IsAFault() =>
        Assert.Contains("longer than 100 characters", GeoText.Fault([.. GeoText.Lines(), GeoText.With(GeoText.Line(0, 0), 1, new string('n', 101))]).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_TooManyGeos_IsAFault() =>
        Assert.Contains("more than 1,000 geos", GeoText.Fault(Enumerable.Range(0, 1001).Select(static i => GeoText.With(GeoText.Line(0, i % 14), 1, $"g{i}"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_MoreCellsThanMemory_IsAFaultBeforeTheyAreMade()
    {
        // One row per geo and date on a diagonal: few rows, many cells.
        var lines = Enumerable.Range(0, 9000).Select(static i => FormattableString.Invariant($"{new DateOnly(1990, 1, 1).AddDays(i):yyyy-MM-dd},g{i % 1000},1,{i},{i % 5},{i % 7}"));

        Assert.Contains("1000 geos × 9000 periods × 3 columns are more than 20,000,000 numbers", GeoText.Fault(lines).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99", "The population of south is 201 in line 16 and 99 here.")]
    [InlineData("", "The population is missing.")]
    [InlineData("0", "0 is not above 0")]
    [InlineData("many", "\"many\" is not a number")]
    public void Read_WrongPopulation_NamesItsLine(string cell, string expected)
    {
        var fault = GeoText.Fault(GeoText.Lines(14, (geo, week) => (geo, week) == (1, 5) ? GeoText.With(GeoText.Line(geo, week), 2, cell) : GeoText.Line(geo, week)));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal(21, fault.Where!.Line);
    }

    [Fact]
    public void Read_GeoWithoutOutcome_IsAFault()
    {
        var fault = GeoText.Fault(GeoText.Lines(14, static (geo, week) => geo == 1 ? GeoText.With(GeoText.Line(geo, week), 3, "") : GeoText.Line(geo, week)));

        Assert.Equal(("The geo south has no outcome in the fitted rows.", "data.geo"), (fault.Message, fault.Subject));
    }

    [Fact]
    public void Read_OutcomeOfZeros_IsAFaultOnlyWhereItIsTheSize()
    {
        var lines = GeoText.Lines(14, static (geo, week) => geo == 1 ? GeoText.With(GeoText.Line(geo, week), 3, "0") : GeoText.Line(geo, week));

        Assert.Contains("The mean outcome of the geo south is 0, which cannot be its size.", GeoText.Fault(lines, GeoText.Data).Message, StringComparison.Ordinal);
        Assert.Single(GeoText.Read(lines, GeoText.Data, GeoText.Model with { Scaling = new ScalingSpec { Geos = GeoScale.None } }).Warnings);
        Assert.Contains("is 0 in every fitted row", Assert.Single(GeoText.Read(lines).Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneGeo_IsSaidToBeNational()
    {
        var reading = GeoText.Read(GeoText.Lines(14, static (geo, week) => geo == 0 ? GeoText.Line(geo, week) : null));

        Assert.Equal(["north"], reading.Panel.Geos);
        Assert.Contains("There is one geo, north", Assert.Single(reading.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SpendWithoutExposure_NamesGeoAndPeriod()
    {
        var model = PanelText.Model with { Channels = [new ChannelSpec { Name = "tv", Spend = "tv", Exposure = "price" }] };
        var lines = GeoText.Lines(14, static (geo, week) => (geo, week) == (1, 3) ? GeoText.With(GeoText.Line(geo, week), 5, "0") : GeoText.Line(geo, week));

        var warning = GeoText.Read(lines, model: model).Warnings[0];

        Assert.Contains("in 1 row money was spent without any exposure", warning.Message, StringComparison.Ordinal);
        Assert.EndsWith("first here (south, 2021-01-25).", warning.Message, StringComparison.Ordinal);
        Assert.Equal(19, warning.Where!.Line);
    }

    [Theory]
    [InlineData(4, "-2", "is negative (-2) (south, 2021-01-25).")]
    [InlineData(4, "", "is missing (south, 2021-01-25).")]
    [InlineData(5, "dear", "\"dear\" is not a number (south, 2021-01-25).")]
    public void Read_BadCell_NamesGeoAndPeriod(int column, string cell, string expected)
    {
        var fault = GeoText.Fault(GeoText.Lines(14, (geo, week) => (geo, week) == (1, 3) ? GeoText.With(GeoText.Line(geo, week), column, cell) : GeoText.Line(geo, week)));

        Assert.EndsWith(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal(19, fault.Where!.Line);
    }

    [Fact]
    public void Read_HistoryOfExposure_NeedsNoSpend()
    {
        var model = PanelText.Model with { Channels = [new ChannelSpec { Name = "tv", Spend = "tv", Exposure = "price" }] };
        var lines = GeoText.Lines(14, static (geo, week) => week < 2 ? GeoText.With(GeoText.Line(geo, week), 4, "") : GeoText.Line(geo, week));

        Assert.Equal([0, 0, GeoText.Cell(0, 2).Tv], GeoText.Read(lines, GeoText.WithPeople with { MediaHistory = 2 }, model).Panel.Series["tv"].Values[..3]);
        Assert.Contains("is missing", GeoText.Faults(lines, model: model)[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GeoColumnAsControl_IsUsedTwice() =>
        Assert.Contains(
            GeoText.Faults(GeoText.Lines(), model: PanelText.Model with { Controls = [new ControlSpec { Column = "region", IsCategorical = true }] }),
            static fault => fault.Message.Contains("is used twice, as the geo and as a control", StringComparison.Ordinal));
}
