using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// A simulated national advertiser with known truth: 156 weeks of revenue, four paid channels with different habits,
/// a price index and promotions. The truth is drawn anew for every seed.
/// </summary>
/// <param name="Panel">What an analyst would see.</param>
/// <param name="Truth">What only the simulation knows, per channel.</param>
public sealed record DemoWorld(Panel Panel, IReadOnlyList<DemoTruth> Truth)
{
    const int Weeks = 156;
    const double MeanRevenue = 1_000_000;

    /// <summary>Model of the analyst: columns and nothing else, every prior at its default.</summary>
    public static ModelSpec AnalystModel { get; } = new()
    {
        Name = "demo",
        Outcome = "revenue",
        Channels =
        [
            new ChannelSpec { Name = "tv", Spend = "tv_spend", Adstock = new DelayedAdstock() },
            new ChannelSpec { Name = "search", Spend = "search_spend" },
            new ChannelSpec { Name = "social", Spend = "social_spend" },
            new ChannelSpec { Name = "radio", Spend = "radio_spend" },
        ],
        Controls = [new ControlSpec { Column = "price_index" }, new ControlSpec { Column = "promotion" }],
    };

    /// <summary>Simulates a world.</summary>
    /// <param name="seed">Draws truth, spend, controls and noise.</param>
    public static DemoWorld Create(ulong seed)
    {
        var media = DemoMedia.Simulate(Rng.Create(seed, 0, 0, (int)RngPurpose.DemoMedia), Weeks);
        var controls = Controls(Rng.Create(seed, 0, 0, (int)RngPurpose.DemoControls));
        // A world needs some outcome to be bound to; none of its fixed parameters depends on it.
        var placeholder = Enumerable.Range(0, Weeks).Select(static t => MeanRevenue + t).ToArray();
        var rng = Rng.Create(seed, 0, 0, (int)RngPurpose.DemoTruth);
        var spec = TrueModel(ref rng);
        var world = BoundModel.Bind(spec, Observe(placeholder, media, controls));
        var values = world.AllocateValues();
        var revenue = SimulatedOutcome.Draw(world, values, seed).Select(static y => Math.Round(y)).ToArray();
        return new DemoWorld(Observe(revenue, media, controls), Measure(world, spec, values));
    }

    static Panel Observe(double[] revenue, IReadOnlyList<Series> media, IReadOnlyList<Series> controls) => new(
        TimeAxis.FromDates(new DateOnly(2022, 1, 3), TimeStep.Week, Weeks),
        ["national"],
        new Series("revenue", SeriesUnit.Outcome, revenue),
        [.. media, .. controls]);

    static IReadOnlyList<Series> Controls(Rng rng)
    {
        var (price, promotion) = (new double[Weeks], new double[Weeks]);
        var level = 0.0;
        for (var t = 0; t < Weeks; t++)
        {
            level = 0.85 * level + rng.NextNormal();
            price[t] = Math.Round(100 + 1.6 * level, 2);
            promotion[t] = rng.NextDouble() < 0.1 ? 1 : 0;
        }
        // A promotion there always is; otherwise the column would say nothing.
        promotion[20] = promotion[97] = 1;
        return [new Series("price_index", SeriesUnit.Plain, price), new Series("promotion", SeriesUnit.Plain, promotion)];
    }

    /// <summary>Draws the true parameters and states them as a model with only fixed priors.</summary>
    static ModelSpec TrueModel(ref Rng rng)
    {
        var channels = new List<ChannelSpec>();
        foreach (var channel in AnalystModel.Channels)
        {
            Adstock adstock = channel.Adstock is DelayedAdstock
                ? new DelayedAdstock { Decay = Fixed(0.35 + 0.4 * rng.NextDouble()), Peak = Fixed(2.5 * rng.NextDouble()) }
                : new GeometricAdstock { Decay = Fixed(0.15 + 0.5 * rng.NextDouble()) };
            channels.Add(channel with
            {
                Adstock = adstock,
                Saturation = new HillSaturation
                {
                    Half = Fixed(Math.Exp(0.2 + 0.5 * rng.NextNormal())),
                    Slope = Fixed(Math.Exp(0.1 + 0.25 * rng.NextNormal())),
                },
                Strength = new RoiStrength(Fixed(Math.Exp(0.4 + 0.45 * rng.NextNormal()))),
            });
        }
        return AnalystModel with
        {
            Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.None) },
            Channels = [.. channels],
            Controls =
            [
                new ControlSpec { Column = "price_index", Prior = Fixed(-MeanRevenue * (0.02 + 0.02 * rng.NextDouble())) },
                new ControlSpec { Column = "promotion", Prior = Fixed(MeanRevenue * (0.05 + 0.05 * rng.NextDouble())) },
            ],
            Baseline = new BaselineSpec
            {
                Intercept = Fixed(0.7 * MeanRevenue),
                Trend = new LinearTrend(Fixed(MeanRevenue * (0.15 * rng.NextDouble() - 0.03))),
                Seasonality = [new FourierSpec { Cycle = FourierCycle.Yearly, Order = 2, Prior = Fixed(MeanRevenue * 0.04) }],
            },
            Noise = new NoiseSpec { Prior = Fixed(0.025 * MeanRevenue) },
        };
    }

    static IReadOnlyList<DemoTruth> Measure(BoundModel world, ModelSpec spec, double[] values)
    {
        var simulator = world.CreateSimulator();
        simulator.Load(values);
        return
        [
            .. spec.Channels.Select((channel, m) =>
            {
                var effect = new double[Weeks];
                simulator.Effect(m, ChannelPlan.Actual(world, m), effect);
                return new DemoTruth(channel.Name, ((FixedPrior)channel.Strength!.Prior).Value, Kernels.Sum(effect));
            }),
        ];
    }

    static FixedPrior Fixed(double value) => new(value);
}

/// <summary>What is true of one channel of a simulated world.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="Roi">Outcome per unit of spend over the window, later carryover included.</param>
/// <param name="Contribution">Effect inside the window.</param>
public sealed record DemoTruth(string Channel, double Roi, double Contribution);
