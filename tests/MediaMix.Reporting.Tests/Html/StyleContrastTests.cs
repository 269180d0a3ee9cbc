using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaMix.Reporting.Tests;

/// <summary>Contrast as WCAG 2.2 defines it: 4.5 for text, 3 for graphics, in the light and in the dark scheme.</summary>
public partial class StyleContrastTests
{
    [Theory]
    [InlineData("ink", "surface", 4.5)]
    [InlineData("ink", "bg", 4.5)]
    [InlineData("muted", "surface", 4.5)]
    [InlineData("muted", "bg", 4.5)]
    [InlineData("accent", "surface", 4.5)]
    [InlineData("accent", "bg", 4.5)]
    [InlineData("trust", "trust-bg", 4.5)]
    [InlineData("caution", "caution-bg", 4.5)]
    [InlineData("danger", "danger-bg", 4.5)]
    [InlineData("loss", "surface", 3)]
    [InlineData("faint", "surface", 3)]
    public void Variables_BothSchemes_EnoughContrast(string color, string ground, double least)
    {
        foreach (var scheme in Schemes())
            Assert.InRange(Contrast(scheme[color], scheme[ground]), least, 21);
    }

    [Fact]
    public void Series_BothSchemes_EnoughContrastToTheSurface()
    {
        foreach (var scheme in Schemes())
        {
            var series = scheme.Where(v => v.Key.StartsWith("series-", StringComparison.Ordinal)).ToArray();
            Assert.Equal(14, series.Length);
            Assert.All(series, v => Assert.True(Contrast(v.Value, scheme["surface"]) >= 3, v.Key));
        }
    }

    static IEnumerable<Dictionary<string, string>> Schemes() => Root().Matches(PageResources.Style)
        .Select(block => Variable().Matches(block.Value).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value))
        .Take(2);

    static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    static double Luminance(string hex) => 0.2126 * Channel(hex, 0) + 0.7152 * Channel(hex, 2) + 0.0722 * Channel(hex, 4);

    static double Channel(string hex, int at)
    {
        var c = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@":root \{[^}]*\}")]
    private static partial Regex Root();

    [GeneratedRegex(@"--([\w-]+): #([0-9a-f]{6});")]
    private static partial Regex Variable();
}
