namespace MediaMix.Data.Tests;

/// <summary>Monthly numbers in rows of weeks or days are flagged; what merely looks regular is not.</summary>
public class MonthlyMediaTests
{
    static IReadOnlyList<Fault> Warnings(int rows, int step, Func<DateOnly, int> tv) => PanelText.Read(PanelText.Rows("week,y,tv", rows, row =>
    {
        var date = new DateOnly(2021, 1, 4).AddDays(step * row);
        return FormattableString.Invariant($"{date:yyyy-MM-dd},{100 + 7 * row % 11},{tv(date)}");
    })).Warnings;

    [Theory]
    [InlineData(7)]
    [InlineData(1)]
    public void Read_SameNumberAllMonth_IsFlagged(int step) =>
        Assert.Contains("tv, the spend of channel tv, is the same in all rows of a month", Assert.Single(Warnings(200 / step, step, static date => 100 + 7 * date.Month)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(7)]
    [InlineData(1)]
    public void Read_OneRowPerMonth_IsFlagged(int step) =>
        Assert.Contains("above zero in one row per month", Assert.Single(Warnings(200 / step, step, date => date.Day <= step ? 400 : 0)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_BudgetThatStepsOnce_IsNotFlagged() =>
        Assert.Empty(Warnings(52, 7, static date => date.Month < 7 ? 100 : 120));

    [Fact]
    public void Read_RareFlights_AreNotFlagged() =>
        Assert.Empty(Warnings(52, 7, static date => date.Month % 4 == 0 && date.Day <= 7 ? 500 : 0));

    [Fact]
    public void Read_WeeklyNumbers_AreNotFlagged() =>
        Assert.Empty(Warnings(52, 7, static date => date.DayNumber / 7 % 9));

    [Fact]
    public void Read_FirstDatesOfTheCalendar_AreNoTrouble()
    {
        var rows = PanelText.Rows("week,y,tv", 20, static row => FormattableString.Invariant($"{DateOnly.MinValue.AddDays(7 * row):yyyy-MM-dd},{100 + 7 * row % 11},{row % 3}"));

        Assert.Empty(PanelText.Read(rows).Warnings);
    }
}
