using System.Globalization;

namespace MediaMix;

/// <summary>The levels of a season of months or weekdays, and the level of every row.</summary>
static class CalendarLevels
{
    /// <summary>January to December, or Monday to Sunday, in lower case.</summary>
    public static string[] Names(CalendarUnit by)
    {
        var calendar = CultureInfo.InvariantCulture.DateTimeFormat;
        string[] names = by == CalendarUnit.Month
            ? calendar.MonthNames[..12]
            : [.. Enumerable.Range(1, 7).Select(day => calendar.DayNames[day % 7])];
        return Array.ConvertAll(names, static name => name.ToLowerInvariant());
    }

    /// <summary>0-based level of every row.</summary>
    /// <param name="window">A dated axis.</param>
    /// <param name="by">Month or weekday.</param>
    public static int[] Codes(TimeAxis window, CalendarUnit by)
    {
        var codes = new int[window.Count];
        for (var t = 0; t < codes.Length; t++)
            codes[t] = by == CalendarUnit.Month ? window.Date(t).Month - 1 : ((int)window.Date(t).DayOfWeek + 6) % 7;
        return codes;
    }
}
