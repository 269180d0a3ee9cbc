using System.Globalization;

namespace MediaMix.Analysis;

/// <summary>Numbers in sentences: as many digits as they deserve, the same in every culture.</summary>
static class Figures
{
    /// <summary>Three significant digits with separators, a true minus sign: <c>12,300</c>, <c>0.0456</c>, <c>1.23 million</c>.</summary>
    public static string Number(double value, int digits = 3)
    {
        if (!double.IsFinite(value))
            return "–";
        var (scaled, unit) = Math.Abs(value) switch
        {
            >= 999.5e9 => (value / 1e12, " trillion"),
            >= 999.5e6 => (value / 1e9, " billion"),
            >= 999_500 => (value / 1e6, " million"),
            _ => (value, ""),
        };
        if (scaled == 0)
            return "0";
        var rounded = double.Parse(scaled.ToString($"E{digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var decimals = Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(rounded)) + 1e-12), 0, 12);
        return (rounded < 0 ? "−" : "") + Math.Abs(rounded).ToString($"N{decimals}", CultureInfo.InvariantCulture) + unit;
    }

    public static string Percent(double share) => Number(100 * share, Math.Abs(share) < 0.0995 ? 2 : Math.Abs(share) < 0.995 ? 2 : 3) + " %";

    /// <summary>The 90 % interval.</summary>
    public static string Range(Estimate estimate) =>
        Rounded(estimate, estimate.Q5) + (estimate.Q5 < 0 ? " to " : "–") + Rounded(estimate, estimate.Q95);

    /// <summary>Mean and 90 % interval: <c>1.8 (90 %: 1.2–2.6)</c>.</summary>
    public static string WithRange(Estimate estimate) => $"{Rounded(estimate, estimate.Mean)} (90 %: {Range(estimate)})";

    /// <summary>To a unit between 1/60 and 1/6 of the width of the interval, so that no number claims more than is known.</summary>
    static string Rounded(Estimate estimate, double value)
    {
        var width = (estimate.Q95 - estimate.Q5) / 6;
        if (!(width > 0) || !double.IsFinite(width) || value == 0)
            return Number(value);
        var unit = Math.Pow(10, Math.Floor(Math.Log10(width)));
        var rounded = Math.Round(value / unit) * unit;
        var digits = rounded == 0 ? 1 : (int)Math.Floor(Math.Log10(Math.Abs(rounded)) + 1e-9) - (int)Math.Floor(Math.Log10(width)) + 1;
        return Number(rounded, Math.Clamp(digits, 1, 4));
    }

    /// <summary>A change: <c>+3.1 %</c>, <c>−12 %</c>.</summary>
    public static string Signed(double share) => (share < 0 ? "" : "+") + Percent(share);

    /// <summary>A correlation or a probability.</summary>
    public static string Two(double value) => (value < 0 ? "−" : "") + Math.Abs(value).ToString("0.00", CultureInfo.InvariantCulture);
}
