using MediaMix.Numerics;

namespace MediaMix.Analysis.Tests;

/// <summary>
/// Three and a half simulated years with what breaks samplers that scale by the data: a channel that is off for half of the
/// weeks in one piece, so that its carryover is exactly zero for long; a channel that starts in its third year; controls of zeros and ones,
/// one of them a single week.
/// </summary>
static class AwkwardWorld
{
    public const int Weeks = 182, Start = 104;

    public static readonly (string Channel, double Roi)[] Truth = [("tv", 1.2), ("half", 1.5), ("late", 2)];

    /// <summary>The channels with default components.</summary>
    public static SpecList<ChannelSpec> Channels { get; } = [.. Truth.Select(static t => new ChannelSpec { Name = t.Channel, Spend = t.Channel })];

    public static SpecList<ControlSpec> Controls { get; } = [new ControlSpec { Column = "promotion" }, new ControlSpec { Column = "strike" }];

    /// <summary>The data; the truth is geometric carryover and Hill saturation on a level with a yearly wave.</summary>
    public static Panel Panel(ulong seed)
    {
        var rng = Rng.Create(seed, 0, 0, 960);
        var (tv, half, late) = (new double[Weeks], new double[Weeks], new double[Weeks]);
        var (promotion, strike) = (new double[Weeks], new double[Weeks]);
        for (var t = 0; t < Weeks; t++)
        {
            tv[t] = t / 5 % 2 == 0 ? 100 * Math.Exp(0.4 * rng.NextNormal()) : 0;
            half[t] = t is >= 46 and < 46 + Weeks / 2 ? 0 : 60 * Math.Exp(0.5 * rng.NextNormal());
            late[t] = t < Start ? 0 : 40 * Math.Exp(0.5 * rng.NextNormal());
            promotion[t] = rng.NextDouble() < 0.15 ? 1 : 0;
        }
        strike[70] = 1;
        Series[] columns =
        [
            new("tv", SeriesUnit.Spend, tv), new("half", SeriesUnit.Spend, half), new("late", SeriesUnit.Spend, late),
            new("promotion", SeriesUnit.Plain, promotion), new("strike", SeriesUnit.Plain, strike),
        ];
        // A world needs some outcome to be bound to; none of its fixed parameters depends on it.
        var world = BoundModel.Bind(World(), Of(Enumerable.Range(0, Weeks).Select(static t => 1000.0 + t), columns));
        return Of(SimulatedOutcome.Draw(world, world.AllocateValues(), seed), columns);
    }

    static Panel Of(IEnumerable<double> outcome, Series[] columns) => new(
        TimeAxis.FromDates(new DateOnly(2021, 1, 4), TimeStep.Week, Weeks), ["national"], new Series("sales", SeriesUnit.Outcome, [.. outcome]), columns);

    static ModelSpec World() => new()
    {
        Outcome = "sales",
        Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.None) },
        Channels =
        [
            .. Truth.Select(static t => new ChannelSpec
            {
                Name = t.Channel,
                Spend = t.Channel,
                Adstock = new GeometricAdstock { Decay = new FixedPrior(0.5) },
                Saturation = new HillSaturation { Half = new FixedPrior(1.3), Slope = new FixedPrior(1.2) },
                Strength = new RoiStrength(new FixedPrior(t.Roi)),
            }),
        ],
        Controls =
        [
            new ControlSpec { Column = "promotion", Prior = new FixedPrior(60) },
            new ControlSpec { Column = "strike", Prior = new FixedPrior(-300) },
        ],
        Baseline = new BaselineSpec
        {
            Intercept = new FixedPrior(900),
            Trend = new NoTrend(),
            Seasonality = [new FourierSpec { Cycle = FourierCycle.Yearly, Order = 1, Prior = new FixedPrior(50) }],
        },
        Noise = new NoiseSpec { Prior = new FixedPrior(25) },
    };
}
