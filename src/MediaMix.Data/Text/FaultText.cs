using System.Globalization;
using System.Text;

namespace MediaMix.Data;

/// <summary>Makes untrusted text fit for a message: short, on one line, without control characters.</summary>
static class FaultText
{
    const int LongestShown = 40;

    /// <summary>The value in quotation marks.</summary>
    public static string Quote(string value) => $"\"{Shown(value)}\"";

    /// <summary>The value cut to 40 characters, control characters spelt out.</summary>
    public static string Shown(string value) => Shown(value, LongestShown);

    /// <summary>A sentence of another library, cut to 200 characters, control characters spelt out.</summary>
    public static string Long(string value) => Shown(value, 200);

    /// <summary>The whole text on one line, control characters spelt out.</summary>
    public static string OneLine(string value) => Shown(value, int.MaxValue);

    static string Shown(string value, int longest)
    {
        var text = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            if (text.Length >= longest)
                return text.Append('…').ToString();
            if (IsPrintable(rune))
                text.Append(rune.ToString());
            else
                text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        }
        return text.ToString();
    }

    /// <summary>Up to <paramref name="most"/> items separated by commas, then how many are left.</summary>
    public static string Some(IReadOnlyCollection<string> items, int most = 12)
    {
        var shown = string.Join(", ", items.Take(most).Select(static item => Shown(item)));
        var left = items.Count - most;
        return left > 0 ? string.Create(CultureInfo.InvariantCulture, $"{shown} and {left} more") : shown;
    }

    /// <summary>True when the text holds no control, format or unpaired surrogate character.</summary>
    public static bool IsPrintable(string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (!IsPrintable(rune))
                return false;
        }
        return true;
    }

    static bool IsPrintable(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
