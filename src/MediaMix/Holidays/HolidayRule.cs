using System.Globalization;

namespace MediaMix;

/// <summary>What a rule counts from.</summary>
enum HolidayAnchor
{
    /// <summary>A month and day of the Gregorian calendar.</summary>
    Gregorian,

    /// <summary>A month and day of the Um al-Qura calendar.</summary>
    Islamic,

    /// <summary>A month and day of the Chinese calendar; leap months are not counted.</summary>
    Chinese,

    /// <summary>A month and day of the Hebrew calendar, months counted from Nisan; Adar is the last, the second one of a leap year.</summary>
    Hebrew,

    /// <summary>Western Easter Sunday.</summary>
    Easter,

    /// <summary>Orthodox Easter Sunday.</summary>
    Pascha,

    /// <summary>One date of one year.</summary>
    Once,
}

/// <summary>
/// When a holiday falls, year by year. In text: <c>12-25</c>; <c>11-22&gt;thu</c>, the first Thursday from 22 November on;
/// <c>easter-2</c>, <c>pascha+1</c>; <c>islamic10-01</c>, <c>chinese01-01-1</c>, <c>hebrew07-10</c> with days added or
/// taken away; <c>12-25?sun+1</c>, the day after a 25 December that is a Sunday and else no day; <c>2022-09-19</c>, once.
/// <c>@2021-</c> or <c>@1995-2003</c> at the end limits the years.
/// </summary>
sealed record HolidayRule(HolidayAnchor Anchor, int Month, int Day)
{
    /// <summary>The year of <see cref="HolidayAnchor.Once"/>.</summary>
    public int Year { get; init; }

    /// <summary>Moves on to this day of the week, unless the date has it already; null = stays.</summary>
    public DayOfWeek? MovesTo { get; init; }

    /// <summary>Counts only if the date has this day of the week; null = always.</summary>
    public DayOfWeek? OnlyOn { get; init; }

    /// <summary>Days added.</summary>
    public int Offset { get; init; }

    /// <summary>First and last year of the dates.</summary>
    public (int First, int Last) Years { get; init; } = (int.MinValue, int.MaxValue);

    /// <summary>The dates in a Gregorian year; of lunar calendars there may be none or two.</summary>
    public IEnumerable<DateOnly> Dates(int year)
    {
        if (year < Years.First || year > Years.Last)
            yield break;
        // An offset may lead out of the year that the anchor lies in.
        for (var of = year - 1; of <= year + 1; of++)
        {
            foreach (var anchor in Anchors(of))
            {
                if (Move(anchor) is { } date && date.Year == year)
                    yield return date;
            }
        }
    }

    DateOnly? Move(DateOnly date)
    {
        if (OnlyOn is { } weekday && date.DayOfWeek != weekday)
            return null;
        var wait = MovesTo is { } wanted ? ((int)wanted - (int)date.DayOfWeek + 7) % 7 : 0;
        return date.AddDays(wait + Offset);
    }

    IEnumerable<DateOnly> Anchors(int year) => Anchor switch
    {
        HolidayAnchor.Easter => [Easter.Western(year)],
        HolidayAnchor.Pascha => [Easter.Orthodox(year)],
        HolidayAnchor.Once => year == Year ? [new DateOnly(Year, Month, Day)] : [],
        HolidayAnchor.Gregorian => Day <= DateTime.DaysInMonth(year, Month) ? [new DateOnly(year, Month, Day)] : [],
        _ => OtherCalendars.Dates(Anchor, year, Month, Day),
    };

    public static HolidayRule Parse(string text)
    {
        var (body, years) = Cut(text, '@');
        var (start, condition) = Cut(body, '?');
        var (anchor, rest) = Start(start);
        var (offset, onlyOn) = condition is { } only ? (Number(only[3..]), Weekday(only[..3])) : (0, (DayOfWeek?)null);
        if (rest.StartsWith('>'))
            anchor = anchor with { MovesTo = Weekday(rest[1..4]), Offset = Number(rest[4..]) };
        else
            anchor = anchor with { Offset = Number(rest) };
        return anchor with { OnlyOn = onlyOn, Offset = anchor.Offset + offset, Years = Range(years) };
    }

    static (HolidayRule Rule, string After) Start(string text)
    {
        var word = new string([.. text.TakeWhile(char.IsAsciiLetter)]);
        var rest = text[word.Length..];
        if (word.Length == 0 && rest.Length == 10 && rest[4] == '-')
            return (new HolidayRule(HolidayAnchor.Once, Number(rest[5..7]), Number(rest[8..])) { Year = Number(rest[..4]) }, "");
        var anchor = word.Length == 0 ? HolidayAnchor.Gregorian : Enum.Parse<HolidayAnchor>(word, ignoreCase: true);
        return anchor is HolidayAnchor.Easter or HolidayAnchor.Pascha
            ? (new HolidayRule(anchor, 0, 0), rest)
            : (new HolidayRule(anchor, Number(rest[..2]), Number(rest[3..5])), rest[5..]);
    }

    static (string Before, string? After) Cut(string text, char mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);

    static (int First, int Last) Range(string? years)
    {
        if (years is null)
            return (int.MinValue, int.MaxValue);
        var (first, last) = Cut(years, '-');
        return (first.Length == 0 ? int.MinValue : Number(first), last is null ? Number(first) : last.Length == 0 ? int.MaxValue : Number(last));
    }

    static int Number(string text) => text.Length == 0 ? 0 : int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    static DayOfWeek Weekday(string word) => Enum.GetValues<DayOfWeek>().First(day => day.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase));
}
