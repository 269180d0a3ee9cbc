namespace MediaMix.Data.Tests;

/// <summary>National totals are divided over the geos in fixed shares, and said to be.</summary>
public class NationalMediaTests
{
    static readonly ModelSpec Model = PanelText.Model with { Channels = [new ChannelSpec { Name = "tv", Spend = "tv", IsNational = true }] };

    static List<string> Lines(Func<int, int, string?> tv) => GeoText.Lines(14, (geo, week) => tv(geo, week) is { } cell ? GeoText.With(GeoText.Line(geo, week), 4, cell) : null);

    static string Total(int week) => FormattableString.Invariant($"{week % 5 * 60}");

    [Fact]
    public void Read_RepeatedTotals_AreDividedByPopulation()
    {
        var reading = GeoText.Read(Lines(static (_, week) => Total(week)), model: Model);

        // Populations are in the ratio 1 : 2 : 3.
        for (var geo = 0; geo < 3; geo++)
            Assert.Equal(60 * 3 * (geo + 1) / 6.0, reading.Panel.Series["tv"].Values[14 * geo + 3], 12);
        Assert.Equal("tv is national: every period's total is divided over the 3 geos by population.", reading.Notes[0]);
    }

    [Fact]
    public void Read_TotalsInTheRowsOfOneGeo_AreTheSame() =>
        SamePanel.Check(
            GeoText.Read(Lines(static (_, week) => Total(week)), model: Model).Panel,
            GeoText.Read(Lines(static (geo, week) => geo == week % 3 ? Total(week) : ""), model: Model).Panel);

    [Fact]
    public void Read_WithoutPopulation_DividesByMeanOutcomeOfFittedCells()
    {
        var lines = Lines(static (_, week) => Total(week)).Select(static line => GeoText.With(line, 3, line.Contains("2021-04-05", StringComparison.Ordinal) ? "999999" : line.Contains("north", StringComparison.Ordinal) ? "20" : "40"));

        var reading = GeoText.Read(lines, GeoText.Data with { Holdout = new LastPeriodsHeldOut(1) }, Model);

        Assert.Equal([36, 72, 72], new[] { 3, 17, 31 }.Select(cell => Math.Round(reading.Panel.Series["tv"].Values[cell], 10)));
        Assert.Contains("by their mean outcome, since no population is given", reading.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AbsentGeo_LosesItsShare()
    {
        var reading = GeoText.Read(Lines(static (geo, week) => (geo, week) == (2, 3) ? null : Total(week)), model: Model);

        Assert.Equal([30, 60, 0], new[] { 3, 17, 31 }.Select(cell => Math.Round(reading.Panel.Series["tv"].Values[cell], 10)));
        Assert.Contains("what falls to geos without a row is left out", reading.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Frequency_HoldsInEveryGeo()
    {
        var model = PanelText.Model with { Channels = [new ChannelSpec { Name = "video", Reach = "tv", Frequency = "price", IsNational = true }] };
        var lines = Lines(static (_, week) => Total(week)).Select(static line => GeoText.With(line, 5, "2.5"));

        var series = GeoText.Read(lines, model: model).Panel.Series;

        Assert.Equal((2.5, 30.0, 90.0), (series["price"].Values[17], Math.Round(series["tv"].Values[3], 10), Math.Round(series["tv"].Values[31], 10)));
    }

    [Fact]
    public void Read_TotalsThatDiffer_NameBothPlaces()
    {
        var fault = GeoText.Fault(Lines(static (geo, week) => (geo, week) == (1, 3) ? "7" : Total(week)), model: Model);

        Assert.Contains("it is 180 in line 5 (north, 2021-01-25) and 7 here (south, 2021-01-25)", fault.Message, StringComparison.Ordinal);
        Assert.Equal(19, fault.Where!.Line);
    }

    [Fact]
    public void Read_NoTotal_IsAFault() =>
        Assert.Contains("is missing in every row of north, 2021-01-25", GeoText.Fault(Lines(static (_, week) => week == 3 ? "" : Total(week)), model: Model).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_NationalChannelOfANationalTable_IsReadAsItIs() =>
        SamePanel.Check(PanelText.Read(PanelText.Weekly(14)).Panel, PanelText.Read(PanelText.Weekly(14), Model).Panel);
}
