using MediaMix.Numerics;

namespace MediaMix;

/// <summary>How the channels of the demo spend: campaigns, always on, steps.</summary>
static class DemoMedia
{
    public static IReadOnlyList<Series> Simulate(Rng rng, int weeks) =>
    [
        Series("tv_spend", Campaigns(ref rng, weeks, 140_000, 4, 6)),
        Series("search_spend", AlwaysOn(ref rng, weeks, 40_000, 0.35)),
        Series("social_spend", Steps(ref rng, weeks, 32_000)),
        Series("radio_spend", Campaigns(ref rng, weeks, 45_000, 3, 5)),
    ];

    static Series Series(string name, double[] values) => new(name, SeriesUnit.Spend, values);

    /// <summary>Weeks on air at varying weight, then weeks of silence.</summary>
    static double[] Campaigns(ref Rng rng, int weeks, double level, int meanOn, int meanOff)
    {
        var spend = new double[weeks];
        var t = (int)(meanOff * rng.NextDouble());
        while (t < weeks)
        {
            var weight = level * Math.Exp(0.45 * rng.NextNormal());
            var end = Math.Min(weeks, t + 2 + (int)(2 * (meanOn - 2) * rng.NextDouble() + 1));
            for (; t < end; t++)
                spend[t] = Round(weight * (0.7 + 0.6 * rng.NextDouble()));
            t += 1 + (int)(2 * (meanOff - 1) * rng.NextDouble());
        }
        return spend;
    }

    /// <summary>Never off, drifting and noisy.</summary>
    static double[] AlwaysOn(ref Rng rng, int weeks, double level, double spread)
    {
        var spend = new double[weeks];
        var drift = 0.0;
        for (var t = 0; t < weeks; t++)
        {
            drift = 0.7 * drift + spread * rng.NextNormal();
            spend[t] = Round(level * Math.Exp(drift));
        }
        return spend;
    }

    /// <summary>Budgets set for a quarter or so at a time, including pauses.</summary>
    static double[] Steps(ref Rng rng, int weeks, double level)
    {
        var spend = new double[weeks];
        var t = 0;
        while (t < weeks)
        {
            var budget = rng.NextDouble() < 0.15 ? 0 : level * (0.3 + 1.7 * rng.NextDouble());
            var end = Math.Min(weeks, t + 4 + (int)(9 * rng.NextDouble()));
            for (; t < end; t++)
                spend[t] = Round(budget * (0.85 + 0.3 * rng.NextDouble()));
        }
        return spend;
    }

    static double Round(double value) => Math.Round(value);
}
