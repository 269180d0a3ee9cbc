namespace MediaMix;

/// <summary>Easter Sunday of the Western and of the Orthodox churches, by Meeus (1991, chapter 8).</summary>
static class Easter
{
    /// <summary>Western Easter Sunday.</summary>
    /// <param name="year">Gregorian year.</param>
    public static DateOnly Western(int year)
    {
        var (century, ofCentury) = Math.DivRem(year, 100);
        var golden = year % 19;
        var epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        var correction = (golden + 11 * epact + 22 * weekday) / 451;
        var (month, day) = Math.DivRem(epact + weekday - 7 * correction + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    /// <summary>Orthodox Easter Sunday as a Gregorian date; right from 1900 to 2099, where the calendars are 13 days apart.</summary>
    /// <param name="year">Gregorian year.</param>
    public static DateOnly Orthodox(int year)
    {
        const int daysBetweenCalendars = 13;
        var moon = (19 * (year % 19) + 15) % 30;
        var weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
        var (month, day) = Math.DivRem(moon + weekday + 114, 31);
        return new DateOnly(year, month, day + 1).AddDays(daysBetweenCalendars);
    }
}
