using MediaMix.Numerics;

namespace MediaMix.Scaling;

/// <summary>A simulated national model of a given size: delayed adstock and Hill per channel, seven linear coefficients.</summary>
/// <param name="Periods">Fitted weeks T.</param>
/// <param name="Channels">Channels M.</param>
/// <param name="Lags">Lag weights L per channel.</param>
sealed record WorldSize(int Periods, int Channels, int Lags)
{
    /// <summary>Intercept, trend, two harmonics of a year, one control.</summary>
    public const int LinearColumns = 7;

    /// <summary>Decay, peak, half-saturation, slope and amplitude.</summary>
    public const int CoordinatesPerChannel = 5;

    /// <summary>Simulates the data and binds the model.</summary>
    public BoundModel Bind()
    {
        var spec = new ModelSpec
        {
            Outcome = "sales",
            Channels =
            [
                .. Enumerable.Range(1, Channels).Select(m => new ChannelSpec
                {
                    Name = $"channel {m}",
                    Spend = $"spend {m}",
                    Adstock = new DelayedAdstock { MaxLag = Lags - 1 },
                }),
            ],
            Controls = [new ControlSpec { Column = "price" }],
            Baseline = new BaselineSpec
            {
                Trend = new LinearTrend(),
                Seasonality = [new FourierSpec { Cycle = FourierCycle.Yearly, Order = 2 }],
            },
        };
        return BoundModel.Bind(spec, Simulate());
    }

    Panel Simulate()
    {
        var axis = TimeAxis.FromDates(new DateOnly(1990, 1, 1), TimeStep.Week, Periods);
        var sales = Column(0, static z => 1000 + 100 * z);
        return new Panel(
            axis,
            ["national"],
            new Series("sales", SeriesUnit.Outcome, sales),
            [
                .. Enumerable.Range(1, Channels).Select(m => new Series($"spend {m}", SeriesUnit.Spend, Column(m, static z => 50 + 40 * Math.Tanh(z)))),
                new Series("price", SeriesUnit.Plain, Column(Channels + 1, static z => 10 + z)),
            ]);
    }

    double[] Column(int number, Func<double, double> value)
    {
        var rng = Rng.Create(2025, Periods, number, 1);
        var column = new double[Periods];
        rng.NextNormals(column);
        return Array.ConvertAll(column, z => value(z));
    }
}
