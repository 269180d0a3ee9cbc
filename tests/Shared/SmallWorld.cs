using MediaMix.Numerics;

namespace MediaMix.Testing;

/// <summary>Small panels and models with everything a model can hold: weeks without media, history, exposure apart from spend, organic media, all kinds of controls.</summary>
static class SmallWorld
{
    public const int Periods = 30;

    public const int History = 5;

    /// <summary>A panel with weeks without media, two controls and a categorical column; history rows come on top of the periods.</summary>
    public static Panel Panel(
        int periods = Periods,
        int history = 0,
        ulong seed = 1,
        TimeAxis? axis = null,
        double spendUnit = 1,
        double outcomeUnit = 1,
        OutcomeKind kind = OutcomeKind.Unstated,
        Func<int, bool>? isMissing = null,
        IReadOnlyList<Exclusion>? exclusions = null)
    {
        var rows = history + periods;
        var rng = Rng.Create(seed, 0, 0, 900);
        var (tv, search, clicks, email) = (new double[rows], new double[rows], new double[rows], new double[rows]);
        var (price, promotion, outcome, region) = (new double[rows], new double[rows], new double[rows], new int[rows]);
        for (var t = 0; t < rows; t++)
        {
            tv[t] = (t % 5 is 1 or 2 ? 0 : Math.Exp(4 + 0.6 * rng.NextNormal())) * spendUnit;
            clicks[t] = Math.Exp(7 + 0.4 * rng.NextNormal());
            search[t] = clicks[t] * (0.02 + 0.005 * rng.NextDouble()) * spendUnit;
            email[t] = t % 3 == 0 ? 0 : Math.Exp(2 + 0.3 * rng.NextNormal());
            price[t] = 10 + rng.NextNormal();
            promotion[t] = t % 7 == 3 ? 1 : 0;
            region[t] = t % 4 % 3;
            outcome[t] = (1000 + 100 * rng.NextNormal() + 5 * t) * outcomeUnit;
        }
        var (reach, frequency) = ReachAndFrequency(rows, seed);
        var stores = Array.ConvertAll([.. Enumerable.Range(0, rows)], static t => 20.0 + 15 * (t % 4));
        for (var t = 0; t < periods; t++)
        {
            if (isMissing?.Invoke(t) ?? false)
                outcome[history + t] = stores[history + t] = double.NaN;
        }
        return new Panel(
            axis ?? TimeAxis.FromDates(new DateOnly(2023, 1, 2), TimeStep.Week, rows),
            ["national"],
            new Series("sales", SeriesUnit.Outcome, outcome),
            [
                new Series("tv_spend", SeriesUnit.Spend, tv), new Series("search_spend", SeriesUnit.Spend, search),
                new Series("clicks", SeriesUnit.Exposure, clicks), new Series("emails", SeriesUnit.Exposure, email),
                new Series("price", SeriesUnit.Plain, price), new Series("promotion", SeriesUnit.Plain, promotion),
                new Series("reach", SeriesUnit.Exposure, reach), new Series("frequency", SeriesUnit.Exposure, frequency),
                new Series("video_spend", SeriesUnit.Spend, [.. reach.Select((r, t) => 0.02 * r * frequency[t] * spendUnit)]),
                new Series("stores", SeriesUnit.Weight, stores),
            ],
            [new CategoricalSeries("region", ["east", "north", "west"], region)],
            history, kind, exclusions);
    }

    /// <summary>People reached, nobody in some rows, and how often, from a stream of their own.</summary>
    static (double[] Reach, double[] Frequency) ReachAndFrequency(int rows, ulong seed)
    {
        var rng = Rng.Create(seed, 0, 0, 903);
        var (reach, frequency) = (new double[rows], new double[rows]);
        for (var t = 0; t < rows; t++)
        {
            if (t % 6 != 4)
                (reach[t], frequency[t]) = (Math.Exp(8 + 0.5 * rng.NextNormal()), 1 + 2 * rng.NextDouble());
        }
        return (reach, frequency);
    }

    /// <summary>A model of one channel with reach and frequency beside the others.</summary>
    public static ModelSpec WithReach(Strength? strength, Saturation saturation, Adstock? adstock = null) => Full() with
    {
        Channels =
        [
            new ChannelSpec
            {
                Name = "video",
                Spend = strength is RoiStrength or MarginalRoiStrength or null ? "video_spend" : null,
                Reach = "reach",
                Frequency = "frequency",
                Saturation = saturation,
                Adstock = adstock ?? new GeometricAdstock { MaxLag = 5 },
                Strength = strength,
            },
            .. Full().Channels,
        ],
    };

    /// <summary>The full model whose first channel has nothing to sample but its coefficient.</summary>
    public static ModelSpec Linear(Prior coefficient) => Full(new ChannelSpec
    {
        Name = "tv",
        Spend = "tv_spend",
        Adstock = new GeometricAdstock { MaxLag = 4, Decay = new FixedPrior(0.4) },
        Saturation = new HillSaturation { Half = new FixedPrior(1.2), Slope = new FixedPrior(1) },
        Strength = new CoefficientStrength(coefficient),
    });

    /// <summary>The full model with channels whose effectiveness moves.</summary>
    public static ModelSpec WithTimeVarying(TimeVaryingSpec group) => Full() with { TimeVarying = [group] };

    /// <summary>A model whose first channel states its strength over some rows only.</summary>
    public static ModelSpec WithWindow(string strength, TransformOrder order = TransformOrder.AdstockFirst)
    {
        var spec = Of("delayed", "hill", order, strength);
        var window = new PeriodSpan("2023-03-06", "2023-05-01");
        return spec with { Channels = [spec.Channels[0] with { Strength = StrengthOf(strength) with { Window = window } }, spec.Channels[1]] };
    }

    /// <summary>Three channels (spend; clicks with spend; organic), controls of every kind, trend and two harmonics of a year.</summary>
    public static ModelSpec Full(ChannelSpec? tv = null) => new()
    {
        Outcome = "sales",
        Channels =
        [
            tv ?? new ChannelSpec { Name = "tv", Spend = "tv_spend", Adstock = new DelayedAdstock { MaxLag = 6 } },
            new ChannelSpec { Name = "search", Spend = "search_spend", Exposure = "clicks", Adstock = new GeometricAdstock { MaxLag = 4 } },
            new ChannelSpec { Name = "email", Exposure = "emails", Saturation = new LogisticSaturation() },
        ],
        Controls =
        [
            new ControlSpec { Column = "price" },
            new ControlSpec { Column = "promotion" },
            new ControlSpec { Column = "region", IsCategorical = true },
        ],
        Baseline = new BaselineSpec { Seasonality = [new FourierSpec { Cycle = FourierCycle.Yearly, Order = 2 }] },
    };

    /// <summary>Events of every shape, one of them after the last row.</summary>
    public static SpecList<EventSpec> Events { get; } =
    [
        new EventSpec { Name = "launch", Start = "2023-03-15", Shape = EventShape.Step },
        new EventSpec { Name = "tax", Start = "2023-04-03", End = "2023-05-07", Shape = EventShape.Step },
        new EventSpec { Name = "strike", Start = "2023-05-14", End = "2023-05-15" },
        new EventSpec { Name = "sale", Start = "2023-06-20", Shape = EventShape.Bump, Lead = 2, Decay = 0.6 },
        new EventSpec { Name = "next", Start = "2030-01-01" },
    ];

    /// <summary>The full model with every kind of level that a treatment can be counted against.</summary>
    public static ModelSpec Treatments() => Full() with
    {
        Controls =
        [
            new ControlSpec { Column = "price", Baseline = new ControlBaseline(ControlBaselineKind.Max) },
            new ControlSpec { Column = "price", Lag = 2, Baseline = new ControlBaseline(ControlBaselineKind.Number, 11.5) },
            new ControlSpec { Column = "price", Lag = 3, Baseline = new ControlBaseline(ControlBaselineKind.Mean) },
            new ControlSpec { Column = "price", Lag = 4 },
            new ControlSpec { Column = "promotion", Baseline = new ControlBaseline(ControlBaselineKind.Min) },
            new ControlSpec { Column = "region", IsCategorical = true, Baseline = new ControlBaseline(ControlBaselineKind.Level, 0, "north") },
        ],
    };

    /// <summary>The full model with another baseline.</summary>
    public static ModelSpec WithBaseline(BaselineSpec baseline) => Full() with { Baseline = baseline };

    /// <summary>One channel made of the named components beside a second, plain one.</summary>
    public static ModelSpec Of(string adstock, string saturation, TransformOrder order, string strength, int maxLag = 8) => new()
    {
        Outcome = "sales",
        Channels =
        [
            new ChannelSpec
            {
                Name = "tv",
                Spend = "tv_spend",
                Adstock = WithLag(ComponentCatalog.Adstock(adstock).Create(), maxLag),
                Saturation = ComponentCatalog.Saturation(saturation).Create(),
                Order = order,
                Strength = StrengthOf(strength),
            },
            new ChannelSpec { Name = "search", Spend = "search_spend", Exposure = "clicks" },
        ],
        Controls = [new ControlSpec { Column = "price" }],
    };

    public static Strength StrengthOf(string name) => name switch
    {
        "coefficient" => new CoefficientStrength(new HalfNormalPrior(0.5)),
        "roi" => new RoiStrength(new LogNormalPrior(0.5, 0.7)),
        "marginal_roi" => new MarginalRoiStrength(new LogNormalPrior(0, 0.5)),
        _ => new ContributionStrength(new BetaPrior(2, 15)),
    };

    // Without carryover there is nothing to lag; the component says so itself.
    static Adstock WithLag(Adstock adstock, int maxLag) => adstock is NoAdstock ? adstock : adstock with { MaxLag = maxLag };
}
