using System.Globalization;
using MediaMix.Testing;

namespace MediaMix.Tests.Holidays;

/// <summary>The calendar of holidays against public lists.</summary>
public class HolidayCalendarTests
{
    [Fact]
    public void Between_UnitedStates2023_AreTheFederalHolidays() => Assert.Equal(
        // U.S. Office of Personnel Management, federal holidays of 2023; 1 January was a Sunday, 11 November a Saturday.
        [
            "New Year's Day 2023-01-01", "New Year's Day (Observed) 2023-01-02", "Martin Luther King Jr. Day 2023-01-16", "Washington's Birthday 2023-02-20",
            "Memorial Day 2023-05-29", "Juneteenth National Independence Day 2023-06-19", "Independence Day 2023-07-04", "Labor Day 2023-09-04",
            "Columbus Day 2023-10-09", "Veterans Day (Observed) 2023-11-10", "Veterans Day 2023-11-11", "Thanksgiving 2023-11-23", "Christmas Day 2023-12-25",
        ],
        Lines("US", 2023));

    [Fact]
    public void Between_Germany2024_AreTheHolidaysOfAllStates() => Assert.Equal(
        [
            "New Year's Day 2024-01-01", "Good Friday 2024-03-29", "Easter Monday 2024-04-01", "Labor Day 2024-05-01", "Ascension Day 2024-05-09",
            "Whit Monday 2024-05-20", "German Unity Day 2024-10-03", "Christmas Day 2024-12-25", "Second Day of Christmas 2024-12-26",
        ],
        Lines("DE", 2024));

    [Fact]
    public void Between_SpanInsideAYear_LeavesOutOtherDays() => Assert.Equal(
        ["Labor Day 2024-05-01"],
        Lines(HolidayCalendar.Between("de", new DateOnly(2024, 4, 2), new DateOnly(2024, 5, 8))));

    [Fact]
    public void Knows_Countries_UpperAndLowerCaseAndUk()
    {
        Assert.Equal(121, HolidayCalendar.Countries.Count);
        Assert.True(HolidayCalendar.Knows("gb") && HolidayCalendar.Knows("UK"));
        Assert.False(HolidayCalendar.Knows("XX"));
        Assert.DoesNotContain("UK", HolidayCalendar.Countries);
        Assert.Equal((1995, 2022), HolidayCalendar.Years("UA"));
        Assert.Throws<ArgumentException>(static () => HolidayCalendar.Names("XX"));
    }

    /// <summary>All 85,000 facts, both ways: nothing is missing and nothing is added.</summary>
    [Fact]
    public void Between_EveryCountry_AreTheFactsOfTheSource()
    {
        var facts = File.ReadLines(ReferenceData.Require("datasets/robyn/dt_prophet_holidays.csv")).Skip(1)
            .Select(static line => line.Split('"'))
            .Select(static cells => (Date: cells[1], Name: Clean(string.Join('"', cells[3..^3]).Replace("\"\"", "\"")), Country: cells[^2]))
            // Sundays are no holidays; UK is GB, and TU is Turkey once more.
            .Where(static fact => fact.Name != "Sunday" && fact.Country is not ("UK" or "TU"))
            .GroupBy(static fact => fact.Country)
            .ToDictionary(static g => g.Key, static g => g.Select(static f => $"{f.Name} {f.Date}").ToHashSet());

        Assert.Equal(facts.Keys.Order(StringComparer.Ordinal), HolidayCalendar.Countries);
        foreach (var (country, expected) in facts)
        {
            var actual = Lines(HolidayCalendar.Between(country, new DateOnly(1900, 1, 1), new DateOnly(2099, 12, 31)));
            Assert.Empty(expected.Except(actual).Select(line => $"missing in {country}: {line}"));
            Assert.Empty(actual.Except(expected).Select(line => $"added in {country}: {line}"));
        }
    }

    static string Clean(string name) => string.Join(' ', name.Replace("* (*estimated)", "").Replace('[', '(').Replace(']', ')').Split(' ', StringSplitOptions.RemoveEmptyEntries));

    static IEnumerable<string> Lines(string country, int year) =>
        Lines(HolidayCalendar.Between(country, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31))).OrderBy(static line => line[^10..]);

    static IEnumerable<string> Lines(IEnumerable<DatedHoliday> holidays) =>
        holidays.SelectMany(static h => h.Dates.Select(date => $"{h.Name} {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"));
}
