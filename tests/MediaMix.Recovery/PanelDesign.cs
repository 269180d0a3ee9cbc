using MediaMix.Numerics;

namespace MediaMix.Recovery;

/// <summary>
/// An advertiser in several geos of different size: channels alternately on and off or always on, bought nationally and spread over
/// the geos not quite by population, and a price. The outcome serves the constants only.
/// </summary>
static class PanelDesign
{
    /// <summary>Simulates the design.</summary>
    /// <param name="geos">Number of geos.</param>
    /// <param name="weeks">Weeks.</param>
    /// <param name="channels">Number of channels.</param>
    public static Panel Create(int geos, int weeks, int channels)
    {
        var rng = Rng.Create(20_240_102, 0, 0, 952);
        double[] population = [.. Enumerable.Range(0, geos).Select(_ => Math.Exp(12 + 0.8 * rng.NextNormal()))];
        var spends = new List<Series>();
        for (var m = 0; m < channels; m++)
            spends.Add(new Series($"spend_{m + 1}", SeriesUnit.Spend, Spend(ref rng, population, weeks, isFlighted: m % 2 == 0, 0.02 * (1 + m))));
        var (price, sales) = (new double[geos * weeks], new double[geos * weeks]);
        for (var g = 0; g < geos; g++)
        {
            var level = 1 + 0.2 * rng.NextNormal();
            for (var t = 0; t < weeks; t++)
            {
                price[g * weeks + t] = 10 + rng.NextNormal();
                sales[g * weeks + t] = population[g] * Math.Max(0.1, level + 0.1 * Math.Sin(2 * Math.PI * t / 52) + 0.1 * rng.NextNormal());
            }
        }
        return new Panel(
            TimeAxis.FromDates(new DateOnly(2022, 1, 3), TimeStep.Week, weeks), [.. Enumerable.Range(1, geos).Select(static g => $"geo{g}")],
            new Series("sales", SeriesUnit.Outcome, sales), [.. spends, new Series("price", SeriesUnit.Plain, price)], population: population);
    }

    /// <summary>The panel with another outcome.</summary>
    public static Panel With(Panel panel, double[] outcome) => new(
        panel.Axis, panel.Geos, panel.Outcome with { Values = outcome }, [.. panel.Series.Values], population: panel.Population);

    /// <summary>All geos added up; the price is their mean by population.</summary>
    public static Panel National(Panel panel)
    {
        var (weeks, people) = (panel.Periods, panel.Population!);
        return new Panel(panel.Axis, ["national"], Sum(panel.Outcome), [.. panel.Series.Values.Select(Sum)]);

        Series Sum(Series series)
        {
            var isMean = series.Unit == SeriesUnit.Plain;
            return series with { Values = [.. Enumerable.Range(0, weeks).Select(t => Enumerable.Range(0, people.Count).Sum(g => series.Values[g * weeks + t] * (isMean ? people[g] / people.Sum() : 1)))] };
        }
    }

    /// <summary>Money per head and week that moves with the nation and with the geo.</summary>
    static double[] Spend(ref Rng rng, double[] population, int weeks, bool isFlighted, double perHead)
    {
        var spend = new double[population.Length * weeks];
        var (drift, isOn) = (0.0, true);
        double[] geo = [.. new double[population.Length]];
        foreach (ref var share in geo.AsSpan())
            share = 0.3 * rng.NextNormal();
        for (var t = 0; t < weeks; t++)
        {
            drift = 0.7 * drift + 0.3 * rng.NextNormal();
            isOn = rng.NextDouble() < 0.25 ? !isOn : isOn;
            for (var g = 0; g < geo.Length; g++)
                spend[g * weeks + t] = isFlighted && !isOn ? 0 : population[g] * perHead * Math.Exp(drift + geo[g] + 0.4 * rng.NextNormal());
        }
        return spend;
    }
}
