namespace MediaMix.Scaling;

/// <summary>Statistics of the tables.</summary>
static class Statistics
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : 0.5 * (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]);
    }

    /// <summary>Least-squares slope of ln y on ln x: the exponent of a power law.</summary>
    public static double LogLogSlope(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        double[] u = [.. x.Select(static value => Math.Log(value))], v = [.. y.Select(static value => Math.Log(value))];
        var (a, b) = (u.Average(), v.Average());
        return u.Zip(v, (s, t) => (s - a) * (t - b)).Sum() / u.Sum(s => (s - a) * (s - a));
    }
}
