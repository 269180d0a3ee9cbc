namespace MediaMix.Data.Tests;

public class PanelDateTests
{
    static string Dated(params string[] dates) =>
        PanelText.Rows("week,y,tv", dates.Length, row => FormattableString.Invariant($"{dates[row]},{row * row % 13},{row % 3}"));

    static string[] Days(DateOnly first, int count, int step) =>
        [.. Enumerable.Range(0, count).Select(i => first.AddDays(i * step).ToString("yyyy-MM-dd", null))];

    [Fact]
    public void Read_DailyRows_FindsTheStep() =>
        Assert.Equal(TimeStep.Day, PanelText.Read(Dated(Days(new(2021, 1, 1), 12, 1))).Panel.Axis.Step);

    [Fact]
    public void Read_MonthEnds_KeepTheirDates()
    {
        string[] dates = [.. Enumerable.Range(1, 12).Select(m => new DateOnly(2021, m, 1).AddMonths(1).AddDays(-1).ToString("yyyy-MM-dd", null))];

        var axis = PanelText.Read(Dated([.. dates[1..], "2022-01-31"])).Panel.Axis;

        Assert.Equal(TimeStep.Month, axis.Step);
        Assert.Equal(("2021-02-28", "2021-03-31"), (axis.Label(0), axis.Label(1)));
    }

    [Fact]
    public void Read_FirstsOfMonths_AreMonthly() =>
        Assert.Equal(TimeStep.Month, PanelText.Read(Dated([.. Enumerable.Range(1, 12).Select(m => $"2021-{m:00}-01")])).Panel.Axis.Step);

    [Fact]
    public void Read_TimesOfDay_AreDropped() =>
        Assert.Equal("2021-01-02", PanelText.Read(Dated([.. Days(new(2021, 1, 1), 12, 1).Select(d => d + "T00:00:00Z")])).Panel.Axis.Label(1));

    [Fact]
    public void Read_WholeNumbers_AreAnIndex()
    {
        var axis = PanelText.Read(Dated([.. Enumerable.Range(0, 12).Select(i => $"{i}")])).Panel.Axis;

        Assert.False(axis.HasDates);
        Assert.Equal("0", axis.Label(0));
    }

    [Fact]
    public void Read_StatedFormat_IsUsed()
    {
        string[] dates = [.. Enumerable.Range(0, 12).Select(i => new DateOnly(2021, 3, 1).AddDays(7 * i).ToString("dd/MM/yyyy", null))];

        var axis = PanelText.Read(Dated(dates), data: PanelText.Data with { DateFormat = "dd/MM/yyyy" }).Panel.Axis;

        Assert.Equal("2021-03-08", axis.Label(1));
    }

    [Theory]
    [InlineData("$")]
    [InlineData("d")]
    [InlineData("dd/MM")]
    [InlineData("yyyy-%")]
    public void Read_UselessFormat_IsAFaultOfEveryRow(string format)
    {
        var faults = PanelText.Faults(Dated([.. Enumerable.Range(1, 5).Select(i => $"01/0{i}/2021")]), data: PanelText.Data with { DateFormat = format });

        Assert.Equal(5, faults.Count(f => f.Message.Contains("stated format", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_UnstatedFormat_IsOffered()
    {
        var fault = PanelText.Fault(Dated([.. Enumerable.Range(0, 12).Select(i => new DateOnly(2021, 3, 1).AddDays(7 * i).ToString("dd/MM/yyyy", null))]));

        Assert.Contains("format: \"d/M/yyyy\"", fault.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("M/d/yyyy", fault.Remedy, StringComparison.Ordinal);
        Assert.Equal(2, fault.Where!.Line);
    }

    [Fact]
    public void Read_AmbiguousFormat_OffersBoth()
    {
        var fault = PanelText.Fault(Dated([.. Enumerable.Range(1, 12).Select(i => $"01/{i:00}/2021")]));

        Assert.Contains("d/M/yyyy\" } or date:", fault.Remedy, StringComparison.Ordinal);
        Assert.Contains("M/d/yyyy", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OutOfOrder_NamesBothDates()
    {
        var dates = Days(new(2021, 1, 4), 12, 7);
        (dates[4], dates[5]) = (dates[5], dates[4]);

        var fault = PanelText.Fault(Dated(dates));

        Assert.Equal("The date 2021-02-01 comes after 2021-02-08.", fault.Message);
        Assert.Equal("sales.csv:7:1", fault.Where!.ToString());
    }

    [Fact]
    public void Read_Duplicate_NamesTheOtherLine()
    {
        var dates = Days(new(2021, 1, 4), 12, 7);
        dates[5] = dates[4];

        var faults = PanelText.Faults(Dated(dates));

        Assert.Contains(faults, f => f.Where!.Line == 7 && f.Message == "The date 2021-02-01 stands also in line 6.");
    }

    [Fact]
    public void Read_Gap_ListsTheMissing()
    {
        var dates = Days(new(2021, 1, 4), 14, 7);

        var fault = PanelText.Fault(Dated([.. dates[..4], .. dates[6..]]));

        Assert.Contains("2 weeks are missing (2021-02-01, 2021-02-08)", fault.Message, StringComparison.Ordinal);
        Assert.Equal(6, fault.Where!.Line);
    }

    [Fact]
    public void Read_MonthGap_ListsTheMissing()
    {
        string[] dates = [.. Enumerable.Range(1, 12).Where(m => m != 5).Select(m => $"2021-{m:00}-01")];

        Assert.Contains("1 month is missing (2021-05)", PanelText.Fault(Dated(dates)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_IrregularStep_NamesTheRow()
    {
        var dates = Days(new(2021, 1, 4), 12, 7);
        dates[11] = "2021-03-24";

        var fault = PanelText.Fault(Dated(dates));

        Assert.Contains("2021-03-24 is 9 days after 2021-03-15", fault.Message, StringComparison.Ordinal);
        Assert.Equal(13, fault.Where!.Line);
    }

    [Fact]
    public void Read_TwoWeeklyStep_IsRefused() =>
        Assert.Contains("14 days apart", PanelText.Fault(Dated(Days(new(2021, 1, 4), 12, 14))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_TwoFormats_NamesBothPlaces()
    {
        var dates = Days(new(2021, 1, 4), 12, 7);
        dates[6] = "15/02/2021";

        var fault = PanelText.Fault(Dated(dates));

        Assert.Contains("two formats: \"2021-01-04\" in line 2 (yyyy-MM-dd), \"15/02/2021\" here (d/M/yyyy)", fault.Message, StringComparison.Ordinal);
        Assert.Equal(8, fault.Where!.Line);
    }

    [Fact]
    public void Read_NotADate_QuotesTheText()
    {
        var dates = Days(new(2021, 1, 4), 12, 7);
        dates[6] = "Q1";

        Assert.Contains("\"Q1\" is not a date", PanelText.Fault(Dated(dates)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_IndexWithGap_ListsTheMissing() =>
        Assert.Contains("1 period is missing (5)", PanelText.Fault(Dated([.. Enumerable.Range(0, 13).Where(i => i != 5).Select(i => $"{i}")])).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_EveryDateRepeated_SpeaksOfGeos()
    {
        var dates = Days(new(2021, 1, 4), 12, 7);

        Assert.Contains("data.geo: region for geos", PanelText.Fault(Dated([.. dates, .. dates])).Remedy, StringComparison.Ordinal);
    }
}
