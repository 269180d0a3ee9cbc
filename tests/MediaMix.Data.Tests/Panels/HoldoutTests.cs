namespace MediaMix.Data.Tests;

/// <summary>Cells that are held out enter no fitted outcome, and every statement that holds out nothing or too much is refused.</summary>
public class HoldoutTests
{
    static DataSpec With(HoldoutSpec holdout) => GeoText.WithPeople with { Holdout = holdout, MediaHistory = 2 };

    static int[] HeldOut(HoldoutSpec holdout)
    {
        var panel = GeoText.Read(GeoText.Lines(), With(holdout)).Panel;
        var cells = Enumerable.Range(0, panel.Cells).Where(cell => panel.Marks.HeldOut![cell]).ToArray();
        Assert.All(cells, cell => Assert.True(double.IsNaN(panel.FittedOutcome[cell]) && double.IsFinite(panel.ObservedOutcome()[cell])));
        return cells;
    }

    [Fact]
    public void Read_LastPeriods_AreHeldOutInEveryGeo() =>
        Assert.Equal([9, 10, 11, 21, 22, 23, 33, 34, 35], HeldOut(new LastPeriodsHeldOut(3)));

    [Fact]
    public void Read_Dates_AreHeldOutInEveryGeo() =>
        Assert.Equal([0, 5, 12, 17, 24, 29], HeldOut(new DatesHeldOut(["2021-01-18", "2021-02-22"])));

    [Fact]
    public void Read_Span_IsHeldOutInEveryGeo() =>
        Assert.Equal([1, 2, 13, 14, 25, 26], HeldOut(new SpanHeldOut(new PeriodSpan("2021-01-20", "2021-02-07"))));

    [Fact]
    public void Read_Column_HoldsSingleCellsOut()
    {
        var lines = GeoText.Lines(14, static (geo, week) => GeoText.With(GeoText.Line(geo, week), 2, (geo, week) is (0, 3) or (1, 4) ? "1" : "0"));

        var marks = GeoText.Read(lines, GeoText.Data with { Holdout = new ColumnHeldOut("people"), MediaHistory = 2 }).Panel.Marks.HeldOut!;

        Assert.Equal([1, 14], Enumerable.Range(0, marks.Length).Where(cell => marks[cell]));
    }

    [Theory]
    [InlineData(12, "keeps the last 12 periods back, and the window has 12")]
    [InlineData(40, "keeps the last 40 periods back, and the window has 12")]
    public void Read_WholeWindow_IsRefused(int periods, string expected) =>
        Assert.Contains(expected, GeoText.Faults(GeoText.Lines(), With(new LastPeriodsHeldOut(periods)))[0].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2021-01-04", "belongs to the media history")]
    [InlineData("2021-01-19", "no row has the date 2021-01-19")]
    [InlineData("someday", "\"someday\", which is not a date")]
    public void Read_WrongDate_IsRefused(string date, string expected)
    {
        var fault = GeoText.Fault(GeoText.Lines(), With(new DatesHeldOut([date])));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal("data.holdout", fault.Subject);
    }

    [Theory]
    [InlineData("2021-01-04", "2021-02-22", "belongs to the media history")]
    [InlineData("2021-02-22", "2021-02-01", "which is earlier")]
    [InlineData("2030-01-07", "2030-02-04", "keeps nothing back")]
    public void Read_WrongSpan_IsRefused(string from, string to, string expected) =>
        Assert.Contains(expected, GeoText.Faults(GeoText.Lines(), With(new SpanHeldOut(new PeriodSpan(from, to))))[0].Message, StringComparison.Ordinal);

    [Fact]
    public void Read_WholeGeo_IsRefused()
    {
        var lines = GeoText.Lines(14, static (geo, week) => GeoText.With(GeoText.Line(geo, week), 2, geo == 1 && week > 1 ? "1" : "0"));

        Assert.Contains("All outcomes of the geo south are held out", GeoText.Fault(lines, GeoText.Data with { Holdout = new ColumnHeldOut("people"), MediaHistory = 2 }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", "\"yes\" is neither 0 nor 1")]
    [InlineData("", "a value is missing")]
    public void Read_WrongMark_NamesItsLine(string cell, string expected)
    {
        var lines = GeoText.Lines(14, (geo, week) => GeoText.With(GeoText.Line(geo, week), 2, geo == 0 && week == 4 ? cell : week == 7 ? "1" : "0"));

        var fault = GeoText.Fault(lines, GeoText.Data with { Holdout = new ColumnHeldOut("people") });

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal(6, fault.Where!.Line);
    }

    [Fact]
    public void Read_NationalRows_CanBeHeldOut()
    {
        var panel = PanelText.Read(PanelText.Weekly(20), data: PanelText.Data with { Holdout = new LastPeriodsHeldOut(4) }).Panel;

        Assert.Equal([16, 17, 18, 19], Enumerable.Range(0, 20).Where(cell => double.IsNaN(panel.FittedOutcome[cell])));
    }
}
