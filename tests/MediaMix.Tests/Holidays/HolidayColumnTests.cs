namespace MediaMix.Tests.Holidays;

/// <summary>Columns of holidays against rows by hand.</summary>
public class HolidayColumnTests
{
    // Friday 2023-12-22 to Wednesday 2024-01-03.
    static readonly TimeAxis Days = TimeAxis.FromDates(new DateOnly(2023, 12, 22), TimeStep.Day, 13);

    // Mondays 2023-12-11, 18, 25, 2024-01-01, 08.
    static readonly TimeAxis Weeks = TimeAxis.FromDates(new DateOnly(2023, 12, 11), TimeStep.Week, 5);

    [Fact]
    public void Of_DailyRows_TellsTheDayFromThoseBeforeAndAfter() => Assert.Equal(
        ["holiday[a] 3", "holiday[before a] 1 2", "holiday[after a] 4", "holiday[b] 10", "holiday[before b] 8 9", "holiday[after b] 11"],
        Rows(Days, 2, 1, ("A", "2023-12-25"), ("b", "2024-01-01")));

    [Fact]
    public void Of_DayThatIsAHolidayItself_IsThatAlone() => Assert.Equal(
        ["holiday[eve] 2", "holiday[before eve] 1", "holiday[christmas day] 3", "holiday[boxing day] 4", "holiday[after boxing day] 5"],
        Rows(Days, 1, 1, ("Eve", "2023-12-24"), ("Christmas Day", "2023-12-25"), ("Boxing Day", "2023-12-26")));

    [Fact]
    public void Of_SeveralDaysOfOneName_ShareAnEffect() => Assert.Equal(
        ["holiday[sale] 2 3 8", "holiday[before sale] 1 7"],
        Rows(Days, 1, 0, ("sale", "2023-12-24 2023-12-25 2023-12-30")));

    [Fact]
    public void Of_WeeklyRows_CountWhereAnyDayOfTheWindowLies()
    {
        // Christmas was the first day of its row, so that the day before lies in the row before.
        Assert.Equal(["holiday[x] 2"], Rows(Weeks, 0, 0, ("x", "2023-12-25")));
        Assert.Equal(["holiday[x] 1 2"], Rows(Weeks, 1, 1, ("x", "2023-12-25")));
        Assert.Equal(["holiday[x] 2"], Rows(Weeks, 0, 0, ("x", "2023-12-31")));
        Assert.Equal(["holiday[x] 2 3"], Rows(Weeks, 0, 1, ("x", "2023-12-31")));
        Assert.Equal(["holiday[x] 0 1 2"], Rows(Weeks, 8, 0, ("x", "2023-12-25")));
    }

    [Fact]
    public void Of_HolidaysThatAlwaysCoincide_AreOneEffect() => Assert.Equal(
        ["holiday[christmas day + boxing day] 2", "holiday[new year] 3"],
        Rows(Weeks, 0, 0, ("Christmas Day", "2023-12-25"), ("Boxing Day", "2023-12-26"), ("New Year", "2024-01-01")));

    [Fact]
    public void Of_HolidayOutsideTheRows_CountsByItsWindowOnly()
    {
        Assert.Empty(Rows(Weeks, 0, 0, ("x", "2024-01-15")));
        Assert.Equal(["holiday[x] 4"], Rows(Weeks, 1, 0, ("x", "2024-01-15")));
        Assert.Equal(["holiday[x] 0"], Rows(Weeks, 0, 1, ("x", "2023-12-10")));
        Assert.Equal(["holiday[before x] 12"], Rows(Days, 1, 0, ("x", "2024-01-04")));
    }

    static IEnumerable<string> Rows(TimeAxis window, int before, int after, params (string Name, string Dates)[] holidays)
    {
        var spec = new HolidaysSpec
        {
            DaysBefore = before,
            DaysAfter = after,
            Dates = [.. holidays.Select(static h => new DatedHoliday(h.Name, [.. h.Dates.Split(' ').Select(static d => DateOnly.ParseExact(d, "yyyy-MM-dd"))]))],
        };
        foreach (var (use, column) in HolidayColumns.Of(spec, window).Effects)
        {
            var rows = Enumerable.Range(0, window.Count).Where(t => column[t] == 1).ToArray();
            Assert.Equal(rows.Length, use.Rows);
            Assert.Equal(rows.Length, column.Sum());
            yield return $"{use.Effect} {string.Join(' ', rows)}";
        }
    }
}
