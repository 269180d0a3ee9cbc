using System.Buffers;
using System.Globalization;
using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Reads one number from a cell and explains why it cannot.</summary>
static class NumberCell
{
    // Squares and sums of larger numbers would leave the range of a double.
    const double LargestMagnitude = 1e100;

    static readonly SearchValues<char> SeparatedDigits = SearchValues.Create("0123456789.,' \u00A0\u202F_");

    /// <summary>True for the ways in which tools write "no value".</summary>
    public static bool IsMissing(string text) =>
        text.Length == 0
        || text.Equals("NA", StringComparison.OrdinalIgnoreCase)
        || text.Equals("N/A", StringComparison.OrdinalIgnoreCase)
        || text.Equals("NaN", StringComparison.OrdinalIgnoreCase)
        || text.Equals("null", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a finite number with a decimal point, exponent allowed.</summary>
    public static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && Math.Abs(value) <= LargestMagnitude;

    /// <summary>True for a number, and for a text that is one to people: with another decimal sign, separators, a currency, a percent sign, or infinite.</summary>
    public static bool LooksLikeOne(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || IsInfinity(text))
            return true;
        var bare = string.Concat(text.Where(static c => char.GetUnicodeCategory(c) != UnicodeCategory.CurrencySymbol)).Trim(' ', '%', '+', '-', '\u00A0', '\u202F');
        return bare.Any(char.IsAsciiDigit) && !bare.AsSpan().ContainsAnyExcept(SeparatedDigits);
    }

    /// <summary>What is wrong with a text that <see cref="TryParse"/> refused, and what would be right.</summary>
    public static (string Problem, string Remedy) Explain(string text)
    {
        var shown = FaultText.Quote(text);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return double.IsFinite(value) || text.Any(char.IsAsciiDigit)
                ? ($"{shown} is too large", Invariant($"Numbers up to {LargestMagnitude:0e0} are read."))
                : ($"{shown} is not a finite number", "Write a number; look for a division by zero where the data come from.");
        }
        if (text.Any(static c => char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol))
            return ($"{shown} has a currency sign", "Write the bare number.");
        if (text.EndsWith('%'))
            return ($"{shown} has a percent sign", "Write the bare number.");
        if (IsInfinity(text))
            return ($"{shown} is not a finite number", "Write a number; look for a division by zero where the data come from.");
        return ExplainSeparators(text, shown) ?? ($"{shown} is not a number", "Write a number with a decimal point, such as 1234.5.");
    }

    static (string, string)? ExplainSeparators(string text, string shown)
    {
        var digits = text.AsSpan().TrimStart("+-");
        if (digits.IsEmpty || digits.ContainsAnyExcept(SeparatedDigits))
            return null;
        var (commas, points) = (digits.Count(','), digits.Count('.'));
        var afterComma = digits.Length - digits.LastIndexOf(',') - 1;
        if (commas == 1 && points == 0 && afterComma != 3)
            return ($"{shown} has a decimal comma", $"Write {FaultText.Shown(text.Replace(',', '.'))}.");
        if (commas == 1 && points == 0)
            return ($"{shown} has a comma, for decimals or for thousands", $"Write {FaultText.Shown(text.Replace(",", "", StringComparison.Ordinal))} or {FaultText.Shown(text.Replace(',', '.'))}.");
        return ($"{shown} has thousands separators", "Write the digits without separators and a decimal point, such as 1234567.8.");
    }

    static bool IsInfinity(string text) =>
        text.TrimStart('+', '-').ToUpperInvariant() is "INF" or "INFINITY" or "∞" or "1.#INF";
}
