using System.Globalization;

namespace MediaMix.Data;

/// <summary>Amounts as people write them and as this program prints them: a number with a decimal point, and <c>k</c>, <c>M</c> or <c>bn</c> behind it.</summary>
public static class AmountText
{
    /// <summary>What is said where an amount cannot be read.</summary>
    public const string Example = "1500000, 1500k or 1.5M";

    static readonly (string Suffix, double Factor)[] Suffixes =
        [("mn", 1e6), ("bn", 1e9), ("k", 1e3), ("K", 1e3), ("m", 1e6), ("M", 1e6), ("B", 1e9), ("T", 1e12)];

    /// <summary>Reads an amount.</summary>
    /// <param name="text">Such as <c>50000</c>, <c>50k</c>, <c>1.81M</c>, <c>2bn</c> or <c>4.5B</c>; a blank before the letters is allowed.</param>
    /// <param name="value">The amount; finite where the text was read.</param>
    public static bool TryParse(string text, out double value)
    {
        ArgumentNullException.ThrowIfNull(text);
        var number = text.AsSpan().Trim();
        var factor = 1.0;
        foreach (var (suffix, times) in Suffixes)
        {
            if (!number.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            number = number[..^suffix.Length].TrimEnd();
            factor = times;
            break;
        }
        var isRead = double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        value *= factor;
        return isRead && double.IsFinite(value);
    }
}
