using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>Everything about a sample fit that is not a channel: baseline, controls, actual against fitted.</summary>
internal static class SampleDrivers
{
    const double Level = 220_000;
    const double Noise = 9_000;

    public static IEnumerable<Contribution> Baseline(int periods)
    {
        yield return Driver("intercept", ComponentKind.Baseline, periods, _ => Level);
        yield return Driver("trend", ComponentKind.Baseline, periods, t => 30_000.0 * t / periods);
        yield return Driver("seasonality", ComponentKind.Baseline, periods, t => 26_000 * Math.Cos(2 * Math.PI * (t + 4) / 52));
        yield return Driver("control[price]", ComponentKind.Control, periods, t => -14_000 - 6_000 * Math.Sin(0.13 * t));
        yield return Driver("control[promotion]", ComponentKind.Control, periods, t => t % 13 == 6 ? 32_000 : 0);
        yield return Driver("control[discount]", ComponentKind.Treatment, periods, t => t % 9 == 2 ? 12_000 : 0) with { Against = "0 (min)" };
    }

    public static FittedSeries Fitted(double[] expected, bool hasGaps)
    {
        var actual = new double[expected.Length];
        for (var t = 0; t < actual.Length; t++)
            actual[t] = hasGaps && t % 17 is 3 or 4 && hasGaps ? double.NaN : expected[t] + Noise * Wobble(t);
        var band = new Band(
            Array.ConvertAll(expected, e => e + 12),
            Array.ConvertAll(expected, e => e - 1.645 * Noise),
            (double[])expected.Clone(),
            Array.ConvertAll(expected, e => e + 1.645 * Noise));
        return new FittedSeries(actual, expected, band, 0.934, 0.0231, 0.913, 0.12);
    }

    static Contribution Driver(string name, ComponentKind kind, int periods, Func<int, double> value)
    {
        var mean = Enumerable.Range(0, periods).Select(value).ToArray();
        return new Contribution(name, kind, SampleChannel.Around(mean), SampleChannel.Around(mean.Sum()));
    }

    // Three incommensurable waves look like noise and are the same on every machine to the digits shown.
    static double Wobble(int t) => Math.Sin(12.9898 * t) + 0.6 * Math.Sin(4.1414 * t + 1) + 0.4 * Math.Sin(7.7 * t + 2);
}
