using System.Diagnostics;
using System.Globalization;
using MediaMix.Numerics;

namespace MediaMix.Scaling;

/// <summary>
/// What one gradient of a panel costs, and how much memory its density takes, against geos, periods and channels: default priors, two
/// controls and a knot every 4 weeks, everything pooled, linear terms integrated out.
/// </summary>
static class PanelSweep
{
    static readonly (string Name, (int Geos, int Periods, int Channels)[] Sizes)[] Sweeps =
    [
        ("geos", [(10, 104, 6), (20, 104, 6), (40, 104, 6), (80, 104, 6), (160, 104, 6)]),
        ("periods", [(40, 52, 6), (40, 104, 6), (40, 208, 6), (40, 416, 6)]),
        ("channels", [(40, 104, 2), (40, 104, 4), (40, 104, 8), (40, 104, 16), (40, 104, 32)]),
        ("the largest", [(200, 156, 36)]),
    ];

    /// <summary>Prints Markdown.</summary>
    /// <param name="repetitions">Gradients of each size, of which the median counts.</param>
    public static void Run(int repetitions)
    {
        foreach (var (name, sizes) in Sweeps)
        {
            Console.WriteLine($"| {name} | geos × periods × channels | sampled | integrated out | µs per gradient | ns per cell and channel | MB of model and one density |");
            Console.WriteLine("|---|---|---|---|---|---|---|");
            foreach (var size in sizes)
                Console.WriteLine(Row(size, repetitions));
            Console.WriteLine();
        }
    }

    static string Row((int Geos, int Periods, int Channels) size, int repetitions)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var model = BoundModel.Bind(Spec(size), Panel(size));
        var density = model.CreateSamplingDensity();
        var (position, gradient) = (new double[density.Dimension], new double[density.Dimension]);
        var rng = Rng.Create(1, 0, 0, 1);
        for (var i = 0; i < position.Length; i++)
            position[i] = 0.1 * rng.NextNormal();
        var times = new double[repetitions];
        for (var r = -repetitions / 4; r < repetitions; r++)
        {
            var start = Stopwatch.GetTimestamp();
            density.Evaluate(position, gradient);
            if (r >= 0)
                times[r] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        var median = Statistics.Median(times);
        GC.KeepAlive(density);
        return string.Create(CultureInfo.InvariantCulture,
            $"| | {size.Geos} × {size.Periods} × {size.Channels} | {density.Dimension} | {density.FullDimension - density.Dimension} | {median:0} | {1000 * median / (size.Geos * size.Periods * size.Channels):0.0} | {memory:0} |");
    }

    static ModelSpec Spec((int Geos, int Periods, int Channels) size) => new()
    {
        Outcome = "sales",
        Channels = [.. Enumerable.Range(0, size.Channels).Select(static c => new ChannelSpec { Name = $"c{c}", Spend = $"c{c}", Adstock = new GeometricAdstock { MaxLag = 8 } })],
        Controls = [new ControlSpec { Column = "price" }, new ControlSpec { Column = "weather" }],
        Baseline = new BaselineSpec { Trend = new KnotTrend(Math.Max(2, size.Periods / 4)) },
    };

    static Panel Panel((int Geos, int Periods, int Channels) size)
    {
        var (rng, cells) = (Rng.Create(2, 0, 0, 1), size.Geos * size.Periods);
        double[] people = new double[size.Geos], outcome = new double[cells];
        for (var g = 0; g < people.Length; g++)
            people[g] = 1e5 * Math.Exp(0.7 * rng.NextNormal());
        var series = new List<Series>();
        for (var c = 0; c < size.Channels; c++)
            series.Add(new($"c{c}", SeriesUnit.Spend, Column(ref rng, static (ref Rng rng, double size) => rng.NextDouble() < 0.2 ? 0 : size * Math.Exp(0.5 * rng.NextNormal()))));
        foreach (var name in new[] { "price", "weather" })
            series.Add(new(name, SeriesUnit.Plain, Column(ref rng, static (ref Rng rng, double _) => rng.NextNormal())));
        for (var cell = 0; cell < cells; cell++)
            outcome[cell] = people[cell / size.Periods] * (1 + 0.1 * rng.NextNormal());
        return new Panel(
            TimeAxis.FromDates(new DateOnly(2018, 1, 1), TimeStep.Week, size.Periods), [.. Enumerable.Range(1, size.Geos).Select(static g => $"geo {g}")],
            new Series("sales", SeriesUnit.Outcome, outcome), series, population: people);

        double[] Column(ref Rng rng, Draw draw)
        {
            var values = new double[cells];
            for (var cell = 0; cell < cells; cell++)
                values[cell] = draw(ref rng, people[cell / size.Periods]);
            return values;
        }
    }

    delegate double Draw(ref Rng rng, double size);
}
