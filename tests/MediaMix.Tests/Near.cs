using System.Globalization;

namespace MediaMix.Tests;

/// <summary>Comparisons of doubles with a stated tolerance.</summary>
static class Near
{
    /// <summary>Equal to within <paramref name="relative"/>·|expected|; NaN equals NaN and infinities equal themselves.</summary>
    public static void Equal(double expected, double actual, double relative)
    {
        if (double.IsFinite(expected))
            EqualWithin(expected, actual, relative * Math.Abs(expected));
        else
            Assert.Equal(expected, actual);
    }

    /// <summary>Equal to within an absolute tolerance; a NaN never is.</summary>
    public static void EqualWithin(double expected, double actual, double tolerance) =>
        Assert.True(
            Math.Abs(actual - expected) <= tolerance,
            string.Create(CultureInfo.InvariantCulture, $"expected {expected:R}, got {actual:R}, off by {actual - expected:R}, allowed {tolerance:R}"));
}
