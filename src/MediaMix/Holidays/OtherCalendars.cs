using System.Globalization;

namespace MediaMix;

/// <summary>Days of lunar calendars as Gregorian dates, from the tables and rules of .NET.</summary>
static class OtherCalendars
{
    /// <summary>The dates of a month and day in a Gregorian year: one, none or two.</summary>
    public static IEnumerable<DateOnly> Dates(HolidayAnchor anchor, int year, int month, int day) => anchor switch
    {
        HolidayAnchor.Islamic => Islamic(year, month, day),
        HolidayAnchor.Chinese => Chinese(year, month, day),
        _ => Hebrew(year, month, day),
    };

    static List<DateOnly> Islamic(int year, int month, int day)
    {
        var calendar = new UmAlQuraCalendar();
        var first = calendar.GetYear(new DateTime(year, 1, 1));
        return InYear(year, calendar, Enumerable.Range(first, 3).Select(of => (of, month)), day);
    }

    static List<DateOnly> Chinese(int year, int month, int day)
    {
        var calendar = new ChineseLunisolarCalendar();
        // The calendar counts a leap month as a month of its own, so that later months move up by one.
        return InYear(year, calendar, Enumerable.Range(year - 1, 2).Select(of => (of, Number(calendar.GetLeapMonth(of)))), day);

        int Number(int leap) => leap > 0 && leap <= month ? month + 1 : month;
    }

    static List<DateOnly> Hebrew(int year, int month, int day)
    {
        var calendar = new HebrewCalendar();
        var first = calendar.GetYear(new DateTime(year, 1, 1));
        return InYear(year, calendar, Enumerable.Range(first, 2).Select(of => (of, Number(of))), day);

        // Months of the civil year run from Tishri; Nisan comes after the last Adar.
        int Number(int of)
        {
            var months = calendar.GetMonthsInYear(of);
            return month >= 7 && month < 12 ? month - 6 : month == 12 ? months - 6 : month + months - 6;
        }
    }

    static List<DateOnly> InYear(int year, Calendar calendar, IEnumerable<(int Year, int Month)> months, int day)
    {
        var dates = new List<DateOnly>();
        foreach (var (of, month) in months)
        {
            if (day > calendar.GetDaysInMonth(of, month))
                continue;
            var date = DateOnly.FromDateTime(calendar.ToDateTime(of, month, day, 0, 0, 0, 0));
            if (date.Year == year)
                dates.Add(date);
        }
        return dates;
    }
}
