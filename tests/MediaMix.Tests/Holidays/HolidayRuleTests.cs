using System.Globalization;

namespace MediaMix.Tests.Holidays;

/// <summary>Every form of a rule against dates from a calendar on the wall.</summary>
public class HolidayRuleTests
{
    [Theory]
    [InlineData("12-25", 2023, "2023-12-25")]
    [InlineData("02-29", 2024, "2024-02-29")]
    [InlineData("02-29", 2023, "")]
    [InlineData("11-22>thu", 2023, "2023-11-23")]
    [InlineData("11-22>thu", 2018, "2018-11-22")]
    [InlineData("05-25>mon", 2024, "2024-05-27")]
    [InlineData("11-22>thu+1", 2024, "2024-11-29")]
    [InlineData("easter-2", 2024, "2024-03-29")]
    [InlineData("pascha+1", 2024, "2024-05-06")]
    [InlineData("12-25?sun+1", 2022, "2022-12-26")]
    [InlineData("12-25?sun+1", 2023, "")]
    [InlineData("01-01?sat-1", 2021, "2021-12-31")]
    [InlineData("01-01?sat-1", 2022, "")]
    [InlineData("2022-09-19", 2022, "2022-09-19")]
    [InlineData("2022-09-19", 2023, "")]
    [InlineData("06-19@2021-", 2020, "")]
    [InlineData("06-19@2021-", 2021, "2021-06-19")]
    [InlineData("06-19@-2003", 2003, "2003-06-19")]
    [InlineData("06-19@-2003", 2004, "")]
    [InlineData("06-19@1999-2003", 1998, "")]
    [InlineData("06-19@1999", 1999, "1999-06-19")]
    [InlineData("06-19@1999", 2000, "")]
    // Lunar new years and feasts as they were kept.
    [InlineData("chinese01-01", 2024, "2024-02-10")]
    [InlineData("chinese01-01", 2023, "2023-01-22")]
    [InlineData("chinese01-01-1", 2024, "2024-02-09")]
    [InlineData("chinese08-15", 2020, "2020-10-01")]
    [InlineData("islamic10-01", 2024, "2024-04-10")]
    [InlineData("islamic10-01", 2000, "2000-01-08 2000-12-27")]
    [InlineData("hebrew01-15", 2024, "2024-04-23")]
    [InlineData("hebrew07-10", 2023, "2023-09-25")]
    [InlineData("hebrew12-14", 2024, "2024-03-24")]
    [InlineData("hebrew12-14", 2023, "2023-03-07")]
    [InlineData("hebrew09-25", 2023, "2023-12-08")]
    public void Dates_RuleInAYear_AreThoseOfTheCalendar(string rule, int year, string expected)
    {
        var dates = HolidayRule.Parse(rule).Dates(year).Select(static date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(expected, string.Join(' ', dates));
    }
}
