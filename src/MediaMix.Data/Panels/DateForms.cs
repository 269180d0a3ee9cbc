using System.Buffers;
using System.Globalization;

namespace MediaMix.Data;

/// <summary>The ways in which a date column may be written; the first two are read without a stated format.</summary>
static class DateForms
{
    /// <summary>Bit of ISO dates, <c>yyyy-MM-dd</c> with or without a time.</summary>
    public const uint Iso = 1;

    /// <summary>Bit of whole numbers.</summary>
    public const uint Whole = 2;

    /// <summary>The format of dates as spreadsheets count them: days, 1 being 1 January 1900 and 60 a day that never was.</summary>
    public const string Excel = "excel";

    const int FirstFormat = 2;

    static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789:.+-Z");

    // One-letter fields accept two digits, too. Day first stands before month first only by convention.
    static readonly string[] Formats =
    [
        "d/M/yyyy", "M/d/yyyy", "d/M/yy", "M/d/yy", "d.M.yyyy", "d.M.yy", "d-M-yyyy", "M-d-yyyy", "yyyy/M/d", "yyyy.M.d",
        "yyyyMMdd", "yyyy-M-d", "yyyy-MM", "yyyy/MM", "MM/yyyy", "d MMM yyyy", "d-MMM-yyyy", "d-MMM-yy", "MMM d, yyyy", "MMM yyyy", "MMM-yy",
    ];

    /// <summary>The .NET formats among the bits of <paramref name="forms"/>.</summary>
    public static IEnumerable<string> FormatsOf(uint forms) =>
        Formats.Where((_, i) => (forms & (1u << (i + FirstFormat))) != 0);

    /// <summary>One bit per form in which the text can be read.</summary>
    public static uint Match(string text)
    {
        if (TryIso(text, out _))
            return Iso;
        var forms = TryWhole(text, out _) ? Whole : 0;
        for (var i = 0; i < Formats.Length; i++)
        {
            if (TryFormat(text, Formats[i], out _))
                forms |= 1u << (i + FirstFormat);
        }
        return forms;
    }

    /// <summary>Name of the first form among the bits.</summary>
    public static string Name(uint forms) => (forms & Iso) != 0 ? "yyyy-MM-dd"
        : (forms & Whole) != 0 ? "whole number"
        : FormatsOf(forms).First();

    /// <summary>Reads <c>yyyy-MM-dd</c>, the time of day that may follow is dropped.</summary>
    public static bool TryIso(string text, out DateOnly date)
    {
        date = default;
        if (text.Length < 10 || !DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
            return false;
        return text.Length == 10 || IsTime(text.AsSpan(10));
    }

    /// <summary>Reads a whole number of at most nine digits.</summary>
    public static bool TryWhole(string text, out int number)
    {
        number = 0;
        return text.Length is > 0 and <= 10
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            && Math.Abs((long)number) < 1_000_000_000;
    }

    /// <summary>True for a format that names year and month: without them the date would depend on the clock.</summary>
    public static bool IsComplete(string format) =>
        format == Excel || (format.Contains('y', StringComparison.Ordinal) && format.Contains('M', StringComparison.Ordinal));

    /// <summary>Reads a date in a complete .NET format.</summary>
    public static bool TryFormat(string text, string format, out DateOnly date)
    {
        date = default;
        if (format == Excel)
            return ExcelDates.TryRead(text, out date);
        if (!IsComplete(format))
            return false;
        var isRead = DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        date = DateOnly.FromDateTime(time);
        return isRead;
    }

    static bool IsTime(ReadOnlySpan<char> rest)
    {
        if (rest[0] is not ('T' or ' ') || rest.Length is < 3 or > 40)
            return false;
        return !rest[1..].ContainsAnyExcept(TimeCharacters);
    }
}
