using MediaMix.Numerics;

namespace MediaMix.Testing;

/// <summary>
/// A small panel with all that real ones have: geos of very different size, one that starts late, missing outcomes, a channel that
/// reaches only some geos, weeks without media, media before the window.
/// </summary>
static class SmallPanel
{
    public const int Periods = 21, History = 3;

    public static readonly string[] Geos = ["north", "south", "east", "west"];

    public static readonly double[] Population = [50_000, 400_000, 120_000, 1_000_000];

    /// <summary>The panel; history rows come on top of the periods.</summary>
    /// <param name="history">Rows of media before the window.</param>
    /// <param name="withPopulation">False to leave the population out.</param>
    /// <param name="withGaps">True for missing outcomes and a geo that starts late.</param>
    /// <param name="heldOut">Cells that are held out.</param>
    public static Panel Create(int history = History, bool withPopulation = true, bool withGaps = true, bool[]? heldOut = null)
    {
        var rows = history + Periods;
        var rng = Rng.Create(7, 0, 0, 904);
        var columns = new[] { "sales", "tv_spend", "search_spend", "clicks", "emails", "price", "promotion", "reach", "frequency", "stores" }.ToDictionary(static name => name, _ => new double[Geos.Length * rows]);
        var absent = new bool[Geos.Length * Periods];
        var codes = new int[Geos.Length * rows];
        for (var g = 0; g < Geos.Length; g++)
        {
            for (var t = 0; t < rows; t++)
            {
                var (cell, size) = (g * rows + t, Population[g] / 100_000);
                codes[cell] = (t + g) % 3;
                columns["tv_spend"][cell] = t % 5 is 1 or 2 ? 0 : Math.Exp(4 + 0.6 * rng.NextNormal()) * size;
                columns["clicks"][cell] = g == 2 ? 0 : Math.Exp(7 + 0.4 * rng.NextNormal()) * size;
                columns["search_spend"][cell] = columns["clicks"][cell] * (0.02 + 0.005 * rng.NextDouble());
                columns["emails"][cell] = t % 3 == 0 ? 0 : Math.Exp(2 + 0.3 * rng.NextNormal()) * size;
                columns["price"][cell] = 10 + g + rng.NextNormal();
                columns["promotion"][cell] = (t + 2 * g) % 7 == 3 ? 1 : 0;
                columns["frequency"][cell] = 1 + (t * t + 3 * g) % 11 / 4.0;
                columns["reach"][cell] = t % 4 == 2 || g == 1 ? 0 : (500 + 37 * ((t + 5 * g) * t % 13)) * size;
                columns["stores"][cell] = 3 + g + t / 6;
                columns["sales"][cell] = (1000 + 50 * g + 100 * rng.NextNormal() + 5 * t) * size;
            }
        }
        if (withGaps)
        {
            // The east opens in the fifth period of the window; two outcomes were lost.
            for (var t = 0; t < 4; t++)
                absent[2 * Periods + t] = true;
            for (var t = 0; t < history + 4; t++)
            {
                foreach (var name in new[] { "tv_spend", "emails", "reach" })
                    columns[name][2 * rows + t] = 0;
            }
            columns["sales"][history + 2] = columns["sales"][3 * rows + history + 20] = double.NaN;
        }
        return new Panel(
            TimeAxis.FromDates(new DateOnly(2023, 1, 2), TimeStep.Week, rows), Geos,
            new Series("sales", SeriesUnit.Outcome, columns["sales"]),
            [
                new Series("tv_spend", SeriesUnit.Spend, columns["tv_spend"]), new Series("search_spend", SeriesUnit.Spend, columns["search_spend"]),
                new Series("clicks", SeriesUnit.Exposure, columns["clicks"]), new Series("emails", SeriesUnit.Exposure, columns["emails"]),
                new Series("reach", SeriesUnit.Exposure, columns["reach"]), new Series("frequency", SeriesUnit.Exposure, columns["frequency"]), new Series("stores", SeriesUnit.Weight, columns["stores"]),
                new Series("price", SeriesUnit.Plain, columns["price"]), new Series("promotion", SeriesUnit.Plain, columns["promotion"]),
            ],
            [new CategoricalSeries("mood", ["bad", "fair", "good"], codes)],
            history, population: withPopulation ? Population : null, marks: new CellMarks(heldOut, withGaps ? absent : null));
    }

    /// <summary>Panels of every kind.</summary>
    public static IReadOnlyDictionary<string, Func<Panel>> Panels { get; } = new Dictionary<string, Func<Panel>>
    {
        ["with gaps and history"] = static () => Create(),
        ["complete"] = static () => Create(history: 0, withGaps: false),
        ["without population"] = static () => Create(withPopulation: false),
        ["held out"] = static () => Create(heldOut: [.. Enumerable.Range(0, 4 * Periods).Select(static cell => cell * cell % 7 == 2)]),
    };

    /// <summary>A panel of many geos, large enough to be worked on in several blocks, with the columns of the small one.</summary>
    public static Panel Large(int geos = 40, int periods = 104)
    {
        var (small, rng) = (Create(history: 0, withGaps: false), Rng.Create(8, 0, 0, 905));
        double[] Repeat(Series series) => [.. Enumerable.Range(0, geos * periods).Select(cell =>
            series.Values[cell / periods % Geos.Length * Periods + cell % periods % Periods] * (series.Unit == SeriesUnit.Plain ? 1 : Math.Exp(0.1 * rng.NextNormal())))];
        return new Panel(
            TimeAxis.FromDates(new DateOnly(2021, 1, 4), TimeStep.Week, periods), [.. Enumerable.Range(1, geos).Select(static g => $"geo {g}")],
            small.Outcome with { Values = Repeat(small.Outcome) }, [.. small.Series.Values.Select(series => series with { Values = Repeat(series) })],
            [small.Categorical["mood"] with { Codes = [.. Enumerable.Range(0, geos * periods).Select(static cell => cell % 3)] }],
            population: [.. Enumerable.Range(0, geos).Select(static g => Population[g % Population.Length])]);
    }

    /// <summary>Three channels of different strengths, controls of all kinds, trend and season; everything pooled as by default.</summary>
    public static ModelSpec Spec() => new()
    {
        Outcome = "sales",
        Channels =
        [
            new ChannelSpec { Name = "tv", Spend = "tv_spend", Adstock = new GeometricAdstock { MaxLag = 4 } },
            new ChannelSpec { Name = "search", Spend = "search_spend", Exposure = "clicks", Adstock = new GeometricAdstock { MaxLag = 2 }, Saturation = new LogisticSaturation() },
            new ChannelSpec { Name = "email", Exposure = "emails", Adstock = new NoAdstock() },
        ],
        Controls = [new ControlSpec { Column = "price" }, new ControlSpec { Column = "promotion", Baseline = new ControlBaseline(ControlBaselineKind.Min) }, new ControlSpec { Column = "mood", IsCategorical = true }],
        Baseline = new BaselineSpec { Trend = new KnotTrend(4), Seasonality = [new FourierSpec { Cycle = FourierCycle.Rows, PeriodRows = 13, Order = 1 }] },
    };

    /// <summary>Models that pool in every way there is.</summary>
    public static IReadOnlyList<(string Name, ModelSpec Spec)> Models { get; } =
    [
        ("pooled returns", Spec() with { Groups = [new ChannelGroup { Name = "paid", Channels = ["tv", "search"], Pooled = new PooledReturns(new LogNormalPrior(0.2, 0.9), new HalfNormalPrior(0.5)) }] }),
        ("pooled by default", Spec()),
        ("one size", Spec() with { Scaling = new ScalingSpec { Geos = GeoScale.None } }),
        ("sizes by outcome", Spec() with { Scaling = new ScalingSpec { Geos = GeoScale.Outcome } }),
        ("standardised outcome", Spec() with { Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.Standardize) } }),
        ("effects add", Effects(static channel => channel.Spend is null ? new ContributionStrength(new BetaPrior(2, 20)) : new RoiStrength(new LogNormalPrior(0, 0.7)), new HierarchicalPooling(new HalfNormalPrior(0.05), PoolingLink.Identity))),
        ("stated coefficients", Effects(static _ => new CoefficientStrength(new HalfNormalPrior(0.2)))),
        ("coefficients of any sign", Effects(static _ => new CoefficientStrength(new NormalPrior(0, 0.2)))),
        ("marginal returns", Effects(static channel => channel.Spend is null ? null : new MarginalRoiStrength(new LogNormalPrior(0, 0.5)))),
        ("returns of some weeks", Effects(static channel => channel.Spend is null ? null : new RoiStrength(new LogNormalPrior(0, 0.5)) { Window = new PeriodSpan("2023-02-20", "2023-04-10") })),
        ("nothing pooled", Effects(static channel => channel.Spend is null ? new ContributionStrength(new BetaPrior(1, 20)) : new RoiStrength(new LogNormalPrior(0, 0.7)), Pooling.Unpooled) with
        {
            Controls = [new ControlSpec { Column = "price", Pooling = Pooling.Unpooled }],
            Baseline = Spec().Baseline with { InterceptPooling = Pooling.Unpooled },
            Noise = new NoiseSpec { Pooling = Pooling.Unpooled },
        }),
        ("everything shared", Effects(static channel => channel.Spend is null ? new ContributionStrength(new BetaPrior(1, 20)) : new RoiStrength(new LogNormalPrior(0, 0.7)), Pooling.Shared) with
        {
            Controls = [new ControlSpec { Column = "price", Pooling = Pooling.Shared }],
            Baseline = Spec().Baseline with { InterceptPooling = Pooling.Shared },
            Noise = new NoiseSpec { Pooling = Pooling.Shared },
        }),
        ("patterns of their own", Spec() with
        {
            Controls = [new ControlSpec { Column = "price", IsPerCapita = true }, new ControlSpec { Column = "mood", IsCategorical = true, Pooling = new HierarchicalPooling() }],
            Baseline = new BaselineSpec
            {
                Trend = new KnotTrend(4) { Pooling = new HierarchicalPooling() },
                Seasonality = [new FourierSpec { Cycle = FourierCycle.Rows, PeriodRows = 13, Order = 1, Pooling = new HierarchicalPooling(new HalfNormalPrior(0.3)) }],
            },
        }),
        ("deviations from what is sampled", Spec() with
        {
            Controls = [new ControlSpec { Column = "price", Prior = new LaplacePrior(0, 0.2), Pooling = new HierarchicalPooling() }],
            Baseline = Spec().Baseline with { Intercept = new StudentTPrior(4, 0.5, 0.5), InterceptPooling = new HierarchicalPooling() },
        }),
        ("lines of their own", Spec() with { Baseline = Spec().Baseline with { Trend = new LinearTrend { Pooling = new HierarchicalPooling() } } }),
        ("transforms of their own", Spec() with
        {
            Channels =
            [
                Spec().Channels[0] with { GeoParameters = [new GeoParameter("adstock.decay", new HierarchicalPooling()), new GeoParameter("saturation.half", new HierarchicalPooling(new HalfNormalPrior(0.3)))] },
                Spec().Channels[1] with { GeoParameters = [new GeoParameter("adstock.decay", Pooling.Unpooled), new GeoParameter("saturation.rate", Pooling.Unpooled)], SaturationUnits = SaturationUnits.Natural },
                Spec().Channels[2],
            ],
        }),
        ("a coefficient of any sign, and a fixed transform that differs", Spec() with
        {
            Channels =
            [
                Spec().Channels[0] with
                {
                    Strength = new CoefficientStrength(new NormalPrior(0, 0.2)), Pooling = Pooling.Shared, Saturation = new NoSaturation(),
                    Adstock = new GeometricAdstock { MaxLag = 4, Decay = new FixedPrior(0.5) }, GeoParameters = [new GeoParameter("adstock.decay", new HierarchicalPooling())],
                },
                .. Spec().Channels.Skip(1),
            ],
        }),
        ("a level per week", Spec() with
        {
            Baseline = new BaselineSpec { Trend = new KnotTrend(Periods) { Value = new NormalPrior(0, 5) }, Intercept = new NormalPrior(0, 5), InterceptPooling = Pooling.Unpooled, Seasonality = [] },
            Noise = new NoiseSpec { IsVariance = true, Prior = new HalfNormalPrior(0.05) },
        }),
        ("Student-t errors", Spec() with { Likelihood = new StudentTErrors() }),
        ("reach and frequency", Spec() with
        {
            Channels =
            [
                new ChannelSpec { Name = "video", Spend = "tv_spend", Reach = "reach", Frequency = "frequency", Adstock = new GeometricAdstock { MaxLag = 4 }, Scale = new MediaScale(MediaScaleKind.MedianNonZero) },
                .. Spec().Channels,
            ],
        }),
        ("effectiveness that moves", Spec() with { TimeVarying = [new TimeVaryingSpec { Channels = ["tv", "email"], IsShared = true, Effectiveness = new EffectivenessKnots(4) }] }),
        ("rows that weigh", Spec() with { Likelihood = new NormalErrors { Weights = "stores" } }),
        ("errors with memory", Spec() with { Noise = new NoiseSpec { Autoregression = new AutoregressionSpec() } }),
        ("errors with memory of one size, rows that weigh", Spec() with
        {
            Likelihood = new NormalErrors { Weights = "stores" },
            Noise = new NoiseSpec { Autoregression = new AutoregressionSpec(new UniformPrior(-1, 1)), Pooling = Pooling.Shared, IsVariance = true, Prior = new HalfNormalPrior(0.05) },
        }),
        ("errors with memory, nothing pooled", Spec() with
        {
            Controls = [new ControlSpec { Column = "price", Pooling = Pooling.Unpooled, Prior = new LaplacePrior(0, 0.2) }],
            Baseline = Spec().Baseline with { InterceptPooling = Pooling.Unpooled },
            Noise = new NoiseSpec { Autoregression = new AutoregressionSpec(), Pooling = Pooling.Unpooled },
        }),
        ("rows that weigh, Student-t errors", Spec() with { Likelihood = new StudentTErrors { Weights = "stores" } }),
    ];

    public static ModelSpec Of(string name) => Models.Single(m => m.Name == name).Spec;

    static ModelSpec Effects(Func<ChannelSpec, Strength?> strength, Pooling? pooling = null) =>
        Spec() with { Channels = [.. Spec().Channels.Select(channel => channel with { Strength = strength(channel), Pooling = pooling })] };
}
