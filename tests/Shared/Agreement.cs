namespace MediaMix.Testing;

/// <summary>Comparison of numbers up to rounding.</summary>
static class Agreement
{
    /// <summary>Fails unless the numbers differ by at most the tolerance, relative to the larger of the expected magnitude and the scale.</summary>
    public static void Within(double tolerance, double expected, double actual, double scale = 0)
    {
        var limit = tolerance * Math.Max(Math.Abs(expected), scale);
        Assert.True(Math.Abs(actual - expected) <= limit, $"Expected {expected:R}, found {actual:R}: off by {Math.Abs(actual - expected):E2}, allowed {limit:E2}.");
    }

    /// <summary>As <see cref="Within(double, double, double, double)"/> for every element, relative to the largest magnitude among the expected ones.</summary>
    public static void Within(double tolerance, ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = 0.0;
        foreach (var value in expected)
            scale = Math.Max(scale, Math.Abs(value));
        for (var i = 0; i < expected.Length; i++)
            Within(tolerance, expected[i], actual[i], scale);
    }
}
