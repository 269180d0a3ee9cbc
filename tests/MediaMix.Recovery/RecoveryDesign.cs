using MediaMix.Numerics;

namespace MediaMix.Recovery;

/// <summary>
/// The data of the study, under the column names of the component catalogue: two and a half years of an advertiser with a
/// flighted channel, one that is always on, one of known reach and frequency, and mailings. The outcome serves the constants only: scales and default priors.
/// </summary>
static class RecoveryDesign
{
    public const int Rows = 130;

    /// <summary>The panel with another outcome.</summary>
    public static Panel With(Panel panel, double[] outcome) => new(
        panel.Axis, panel.Geos, panel.Outcome with { Values = [.. new double[panel.History], .. outcome] },
        [.. panel.Series.Values], [.. panel.Categorical.Values], panel.History, panel.OutcomeKind, panel.Exclusions);

    /// <summary>Simulates the design.</summary>
    /// <param name="step">Distance of the rows.</param>
    /// <param name="history">Rows before the fitted ones that carry media only.</param>
    public static Panel Panel(TimeStep step, int history = 0)
    {
        var rng = Rng.Create(20_240_101, 0, 0, 950);
        var rows = history + Rows;
        var tv = Flights(ref rng, rows, 100);
        var (search, clicks) = AlwaysOn(ref rng, rows);
        var emails = Mailings(ref rng, rows);
        var (reach, frequency) = Video(Rng.Create(20_240_101, 0, 0, 951), rows);
        var (price, promotion, region) = (new double[rows], new double[rows], new int[rows]);
        var outcome = new double[rows];
        var level = 0.0;
        for (var t = 0; t < rows; t++)
        {
            level = 0.8 * level + 0.3 * rng.NextNormal();
            price[t] = 10 + level;
            promotion[t] = rng.NextDouble() < 0.1 ? 1 : 0;
            region[t] = (int)(3 * rng.NextDouble());
            outcome[t] = 1000 + 80 * Math.Sin(2 * Math.PI * t / 52) + 120 * rng.NextNormal();
        }
        return new Panel(
            TimeAxis.FromDates(new DateOnly(2023, 1, 2), step, rows),
            ["national"],
            new Series("sales", SeriesUnit.Outcome, outcome),
            [
                new Series("tv_spend", SeriesUnit.Spend, tv), new Series("search_spend", SeriesUnit.Spend, search),
                new Series("clicks", SeriesUnit.Exposure, clicks), new Series("emails", SeriesUnit.Exposure, emails),
                new Series("price", SeriesUnit.Plain, price), new Series("promotion", SeriesUnit.Plain, promotion),
                new Series("reach", SeriesUnit.Exposure, reach), new Series("frequency", SeriesUnit.Exposure, frequency),
                new Series("video_spend", SeriesUnit.Spend, [.. reach.Zip(frequency, static (people, times) => 0.005 * people * times)]),
                new Series("stores", SeriesUnit.Weight, [.. Enumerable.Range(0, rows).Select(static t => 40.0 + t / 26 * 10)]),
            ],
            [new CategoricalSeries("region", ["east", "north", "west"], region)],
            history);
    }

    /// <summary>Weeks on air at varying weight, then weeks of silence.</summary>
    static double[] Flights(ref Rng rng, int rows, double weight)
    {
        var spend = new double[rows];
        for (var t = 1 + (int)(3 * rng.NextDouble()); t < rows; t += 2 + (int)(6 * rng.NextDouble()))
        {
            var flight = weight * Math.Exp(0.5 * rng.NextNormal());
            for (var end = Math.Min(rows, t + 3 + (int)(4 * rng.NextDouble())); t < end; t++)
                spend[t] = flight * (0.7 + 0.6 * rng.NextDouble());
        }
        return spend;
    }

    /// <summary>Never off, drifting; the price of a click drifts, too.</summary>
    static (double[] Spend, double[] Clicks) AlwaysOn(ref Rng rng, int rows)
    {
        var (spend, clicks) = (new double[rows], new double[rows]);
        var (drift, cost) = (0.0, 0.0);
        for (var t = 0; t < rows; t++)
        {
            drift = 0.7 * drift + 0.35 * rng.NextNormal();
            cost = 0.9 * cost + 0.05 * rng.NextNormal();
            clicks[t] = 2000 * Math.Exp(drift);
            spend[t] = 0.02 * Math.Exp(cost) * clicks[t];
        }
        return (spend, clicks);
    }

    /// <summary>People reached and how often, with pauses.</summary>
    static (double[] Reach, double[] Frequency) Video(Rng rng, int rows)
    {
        var (reach, frequency) = (new double[rows], new double[rows]);
        for (var t = 0; t < rows; t++)
        {
            if (t / 4 % 5 != 3)
                (reach[t], frequency[t]) = (3000 * Math.Exp(0.4 * rng.NextNormal()), 1 + 3 * rng.NextDouble());
        }
        return (reach, frequency);
    }

    /// <summary>Every third or fourth row.</summary>
    static double[] Mailings(ref Rng rng, int rows)
    {
        var sent = new double[rows];
        for (var t = 2; t < rows; t += 3 + (int)(2 * rng.NextDouble()))
            sent[t] = 500 * Math.Exp(0.4 * rng.NextNormal());
        return sent;
    }
}
