using MediaMix.Inference;

namespace MediaMix.Data.Tests;

public class ModelFileReaderTests
{
    [Fact]
    public void Read_MinimalFile_TakesDefaults()
    {
        var file = ModelText.Read(ModelText.Minimal);

        var expected = new ModelFile(
            new DataSpec { Source = "sales.csv", DateColumn = "week" },
            new ModelSpec { Outcome = "revenue", Channels = [new ChannelSpec { Name = "tv", Spend = "tv_spend" }] },
            new SamplerSpec());
        Assert.Equal(expected, file);
    }

    [Fact]
    public void Read_FullFile_ReadsEveryKey()
    {
        var file = ModelText.Read(ModelText.Full);

        var data = new DataSpec
        {
            Source = "sales.csv",
            DateColumn = "week",
            DateFormat = "dd/MM/yyyy",
            OutcomeSource = "stores.csv",
            Layout = new LongLayout { Channel = "medium", Spend = "cost", Exposure = "impressions" },
            Geo = ["region", "product"],
            Population = "inhabitants",
            WeekStart = DayOfWeek.Sunday,
            Holdout = new DatesHeldOut(["2024-03-03", "2024-06-02"]),
            OutcomeKind = OutcomeKind.Revenue,
            MediaHistory = 12,
            From = "2021-01-04",
            Until = "2024-12-30",
            Exclude = [new ExclusionSpec("2021-03-01", "2021-03-29", "strike"), new ExclusionSpec("2022-05-02", "2022-05-02", "tracker broken: no clicks")],
        };
        Assert.Equal(data, file.Data);
        Assert.Equal(new SamplerSpec { Chains = 2, Warmup = 300, Draws = 700, Seed = ulong.MaxValue, TargetAccept = 0.95, Collapse = false, Starts = StartKind.Dispersed, Retry = false }, file.Sampler);
        Assert.Equal(Channels(), file.Model.Channels);
        Assert.Equal(
            [
                new ControlSpec { Column = "price", Prior = new NormalPrior(0, 1) },
                new ControlSpec { Column = "covid", IsCategorical = true, Prior = new NormalPrior(0, 0.5) },
                new ControlSpec { Column = "holiday" },
            ],
            file.Model.Controls);
        Assert.Equal(Baseline(), file.Model.Baseline);
        Assert.Equal(new NoiseSpec { Prior = PriorText.Parse("inverse_gamma(0.05, 0.0005)"), IsVariance = true }, file.Model.Noise);
        Assert.Equal("acme", file.Model.Name);
    }

    static SpecList<ChannelSpec> Channels() =>
    [
        new ChannelSpec
        {
            Name = "tv",
            Spend = "tv_spend",
            Exposure = "tv_grp",
            Adstock = new DelayedAdstock { MaxLag = 12, Decay = new BetaPrior(3, 3), Peak = PriorText.Parse("uniform(0, 12)") },
            Saturation = new HillSaturation { Half = new BetaPrior(2, 2), Slope = PriorText.Parse("gamma(3, 1)") },
            Order = TransformOrder.SaturationFirst,
            Scale = new MediaScale(MediaScaleKind.Fixed, 250.5),
            Strength = new CoefficientStrength(PriorText.Parse("half_normal(1)")),
        },
        new ChannelSpec
        {
            Name = "youtube",
            Spend = "yt_spend",
            IsNational = true,
            Saturation = new LogisticSaturation(),
            Strength = new RoiStrength(PriorText.Parse("lognormal(mean: 1.5, sd: 1)")),
        },
        new ChannelSpec { Name = "newsletter", Exposure = "mails", Adstock = new NoAdstock(), Saturation = new NoSaturation() },
    ];

    static BaselineSpec Baseline() => new()
    {
        Intercept = new NormalPrior(0, 5),
        Trend = new LinearTrend(new NormalPrior(0, 1)),
        Seasonality =
        [
            new FourierSpec { Cycle = FourierCycle.Rows, PeriodRows = 52, Order = 2, Prior = new NormalPrior(0, 1) },
            new FourierSpec { Cycle = FourierCycle.Monthly, Order = 1 },
        ],
    };

    [Theory]
    [InlineData("{ type: knots, count: automatic }", "a whole number from 2 to 2000, auto or all")]
    [InlineData("{ type: knots, count: 1 }", "a whole number from 2 to 2000 is")]
    [InlineData("{ type: knots, count: auto, knots: [2023-05-01, 2023-06-05] }", "both knots and count are given")]
    public void Read_NumberOfKnotsThatIsNone_IsRefused(string trend, string part) =>
        Assert.Contains(part, Assert.Throws<InvalidInputException>(() => ModelText.Read(ModelText.Minimal + $"baseline: {{ trend: {trend} }}\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_Trend_IsWhatTheFileSays()
    {
        static TrendSpec? Trend(string text) => ModelText.Read(ModelText.Minimal + $"baseline: {{ trend: {text} }}\n").Model.Baseline.Trend;

        Assert.Equal(new KnotTrend(20, new HalfNormalPrior(0.2)), Trend("{ type: knots, count: 20, prior: { innovation: half_normal(0.2) } }"));
        Assert.Equal(new KnotTrend(Innovation: new FixedPrior(0.1)), Trend("{ type: knots, prior: { innovation: fixed(0.1) } }"));
        Assert.Equal(new KnotTrend(), Trend("{ type: knots }"));
        Assert.Equal(new KnotTrend(), Trend("knots"));
        Assert.Equal(new KnotTrend { At = ["2023-05-01", "2024-01-01"], Value = new NormalPrior(0, 5) }, Trend("{ type: knots, knots: [ 2023-05-01, 2024-01-01 ], prior: { value: \"normal(0, 5)\" } }"));
        Assert.Equal(new KnotTrend { Choice = KnotChoice.Automatic, Value = new NormalPrior(0, 5) }, Trend("{ type: knots, count: auto, prior: { value: \"normal(0, 5)\" } }"));
        Assert.Equal(new KnotTrend { Choice = KnotChoice.EveryPeriod }, Trend("{ type: knots, count: all }"));
        Assert.Equal(new RandomWalkTrend(), Trend("random_walk"));
        Assert.Equal(new RandomWalkTrend(4, new HalfNormalPrior(0.1)), Trend("{ type: random_walk, every: 4, prior: { innovation: half_normal(0.1) } }"));
        Assert.Equal(new GaussianProcessTrend(), Trend("hsgp"));
        Assert.Equal(
            new GaussianProcessTrend(new GaussianProcess(ProcessKernel.SquaredExponential) { Amplitude = new HalfNormalPrior(0.1), LengthScale = new LogNormalPrior(3, 0.5), Count = 30, Boundary = 1.5 }),
            Trend("{ type: hsgp, kernel: squared_exponential, count: 30, boundary: 1.5, prior: { amplitude: half_normal(0.1), length_scale: \"lognormal(3, 0.5)\" } }"));
        Assert.Equal(new PiecewiseTrend(), Trend("piecewise"));
        Assert.Equal(new PiecewiseTrend(Count: 4), Trend("{ type: piecewise, count: 4 }"));
        Assert.Equal(
            new PiecewiseTrend(["2023-05-01", "2024-01-01"], null, new NormalPrior(0, 1), new NormalPrior(0, 2)),
            Trend("{ type: piecewise, changes: [ 2023-05-01, 2024-01-01 ], prior: { slope: \"normal(0, 1)\", change: \"normal(0, 2)\" } }"));
    }

    [Fact]
    public void Read_CategoricalSeasonality_IsWhatTheFileSays() => Assert.Equal(
        [new FourierSpec { Cycle = FourierCycle.Yearly, Order = 2 }, new CategoricalSeasonSpec { By = CalendarUnit.Month }, new CategoricalSeasonSpec { By = CalendarUnit.Weekday, Prior = new NormalPrior(0, 0.1) }],
        ModelText.Read(ModelText.Minimal + """
            baseline:
              seasonality:
                - { type: fourier, period: yearly, order: 2 }
                - { type: categorical, by: month }
                - { type: categorical, by: weekday, prior: "normal(0, 0.1)" }

            """).Model.Baseline.Seasonality!);

    [Fact]
    public void Read_Events_AreWhatTheFileSays() => Assert.Equal(
        [
            new EventSpec { Name = "launch", Start = "2023-05-01", End = "2023-05-14", Shape = EventShape.Step },
            new EventSpec { Name = "sale", Start = "12", Shape = EventShape.Bump, Lead = 2, Decay = 0.5, Prior = new NormalPrior(0, 1) },
        ],
        ModelText.Read(ModelText.Minimal + """
            baseline:
              events:
                - { name: launch, start: 2023-05-01, end: 2023-05-14, shape: step }
                - { name: sale, start: 12, shape: bump, lead: 2, decay: 0.5, prior: "normal(0, 1)" }

            """).Model.Baseline.Events);

    [Fact]
    public void Read_ControlWithAContribution_IsATreatmentWithAShare() => Assert.Equal(
        [new ControlSpec { Column = "price", Baseline = new ControlBaseline(ControlBaselineKind.Max), Contribution = new NormalPrior(0.05, 0.02) }],
        ModelText.Read(ModelText.Minimal + "controls: [ { column: price, baseline: max, contribution: \"normal(0.05, 0.02)\" } ]\n").Model.Controls);

    [Fact]
    public void Read_ColumnAtSeveralLags_IsAControlForEach() => Assert.Equal(
        [new ControlSpec { Column = "price" }, new ControlSpec { Column = "price", Lag = 1 }, new ControlSpec { Column = "price", Lag = 4, Prior = new NormalPrior(0, 1) }],
        ModelText.Read(ModelText.Minimal + "controls: [ price, { column: price, lag: 1 }, { column: price, lag: 4, prior: \"normal(0, 1)\" } ]\n").Model.Controls);

    [Theory]
    [InlineData("none")]
    [InlineData("[]")]
    public void Read_NoSeasonality_IsEmptyNotDefault(string text) =>
        Assert.Equal([], ModelText.Read(ModelText.Minimal + $"baseline: {{ seasonality: {text} }}\n").Model.Baseline.Seasonality);

    [Fact]
    public void Read_KeyWithoutValue_CountsAsAbsent() =>
        Assert.Equal(ModelText.Read(ModelText.Minimal), ModelText.Read(ModelText.Minimal + "controls:\nbaseline:\n  trend: ~\n"));

    [Fact]
    public void Read_UnknownKey_SuggestsTheNearest()
    {
        var fault = ModelText.Fault("spend: tv_spend", "spent: tv_spend\n    exposure: tv_grp");

        Assert.Equal("channel tv: unknown key \"spent\".", fault.Message);
        Assert.StartsWith("Did you mean spend? Known here: name, spend, exposure,", fault.Remedy, StringComparison.Ordinal);
        Assert.Equal("model.yaml:7:5", fault.Where!.ToString());
    }

    [Fact]
    public void Read_DuplicateKey_NamesBothLines()
    {
        var fault = ModelText.FaultWith("data: { source: other.csv }\n");

        Assert.Equal("The key \"data\" is given twice, in lines 1 and 8.", fault.Message);
        Assert.Equal(8, fault.Where!.Line);
    }

    [Theory]
    [InlineData("normal(0)", 10, 14)]
    [InlineData("norml(0, 1)", 10, 14)]
    [InlineData("normal(0, x)", 10, 24)]
    public void Read_WrongPrior_PointsIntoTheText(string prior, int line, int column)
    {
        var fault = ModelText.FaultWith($"baseline:\n  # level\n  intercept: {prior}\n");

        Assert.StartsWith("baseline: intercept: ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(line, fault.Where!.Line);
        Assert.InRange(fault.Where.Column!.Value, column, column + prior.Length);
    }

    [Theory]
    [InlineData("    priors: { adstock.decay: \"normal(0, 1)\" }", "adstock.decay: normal(0, 1) allows values anywhere; the parameter lies between 0 and 1")]
    [InlineData("    priors: { saturation.slope: \"normal(0, 1)\" }", "the parameter lies above 0")]
    [InlineData("    priors: { roi: \"normal(0, 1)\" }", "the parameter lies above 0")]
    [InlineData("    priors: { adstock.decay: fixed(1.5) }", "the parameter lies between 0 and 1")]
    public void Read_PriorOutsideTheDomain_SaysBoth(string line, string expected) =>
        Assert.Contains(expected, ModelText.FaultWith(line + "\n").Message, StringComparison.Ordinal);

    [Fact]
    public void Read_FixedPriorInsideTheDomain_IsAccepted() =>
        Assert.NotNull(ModelText.Read(ModelText.Minimal + "    priors: { adstock.decay: fixed(0.5) }\n"));

    [Fact]
    public void Read_UnquotedPriorInBraces_AsksForQuotes()
    {
        var fault = ModelText.FaultWith("    priors: { adstock.decay: beta(2, 3) }\n");

        Assert.Contains("quotation marks", fault.Remedy, StringComparison.Ordinal);
        Assert.Equal(8, fault.Where!.Line);
    }

    [Fact]
    public void Read_PriorOfAnotherComponent_ListsTheKnown()
    {
        var fault = ModelText.FaultWith("    priors: { adstock.peak: half_normal(2) }\n");

        Assert.Equal("channel tv: priors: unknown key \"adstock.peak\".", fault.Message);
        Assert.Contains("adstock.decay, adstock.half_life, saturation.half, saturation.slope, units, coefficient, roi, marginal_roi, contribution", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    adstock: geometrc\n", "Did you mean geometric? Known are geometric, delayed, binomial, weibull_cdf, weibull_pdf, robyn_weibull_cdf, robyn_weibull_pdf, none.")]
    [InlineData("    saturation: step\n", "It is one of hill, logistic, inverse_scaled_logistic, tanh, michaelis_menten, exponential, root, log, hill_sigmoid, none.")]
    [InlineData("    priors: { roi: half_normal(1), coefficient: half_normal(1) }\n", "State the strength of a channel once.")]
    [InlineData("    priors: { adstock.half_life: half_normal(2), adstock.decay: \"beta(2, 3)\" }\n", "State the carryover once.")]
    [InlineData("    adstock: { type: none, max_lag: 3 }\n", null)]
    [InlineData("order: adstock_frist\n", "Did you mean adstock_first? Known are adstock_first, saturation_first.")]
    [InlineData("sampler: { chains: four }\n", null)]
    [InlineData("sampler: { target_accept: 1 }\n", null)]
    [InlineData("sampler: { seed: -1 }\n", null)]
    [InlineData("scaling: { media: 0 }\n", null)]
    [InlineData("scaling: { media: { tv: 3 } }\n", "Write the scale of one channel as scale: in that channel.")]
    [InlineData("baseline: { trend: quadratic }\n", "It is one of none, linear, piecewise, knots, random_walk, hsgp.")]
    [InlineData("baseline: { trend: { type: hsgp, kernel: matern } }\n", null)]
    [InlineData("baseline: { trend: { type: hsgp, boundary: 1 } }\n", "It must be above 1; leave it out to have it follow from the length scale.")]
    [InlineData("baseline: { trend: { type: hsgp, count: 0 } }\n", null)]
    [InlineData("baseline: { trend: { type: hsgp, prior: { lengthscale: half_normal(1) } } }\n", "Did you mean length_scale? Known here: amplitude, length_scale.")]
    [InlineData("baseline: { trend: { type: hsgp, prior: { length_scale: \"normal(0, 1)\" } } }\n", null)]
    [InlineData("baseline: { trend: { type: knots, count: 1 } }\n", null)]
    [InlineData("baseline: { trend: { type: knots, count: 2.5 } }\n", null)]
    [InlineData("baseline: { trend: { type: knots, prior: half_normal(1) } }\n", "Write key: value lines, indented.")]
    [InlineData("baseline: { trend: { type: knots, prior: { inovation: half_normal(1) } } }\n", "Did you mean innovation? Known here: innovation, value.")]
    [InlineData("baseline: { trend: { type: knots, prior: { innovation: \"normal(0, 1)\" } } }\n", null)]
    [InlineData("baseline: { trend: { type: linear, count: 3 } }\n", "Known here: type, prior, geos.")]
    [InlineData("baseline: { trend: { type: random_walk, every: 0 } }\n", null)]
    [InlineData("baseline: { trend: { type: random_walk, count: 20 } }\n", "Known here: type, every, prior, geos.")]
    [InlineData("baseline: { trend: { type: knots, knots: [ 5 ] } }\n", "Write at least two, or trend: none.")]
    [InlineData("baseline: { trend: { type: knots, knots: [ 5, 9 ], count: 2 } }\n", "Keep one of them.")]
    [InlineData("baseline: { trend: { type: knots, prior: { value: \"normal(0, 5)\", innovation: half_normal(1) } } }\n", "Keep innovation for a random walk, value for independent knots.")]
    [InlineData("baseline: { trend: { type: piecewise, changes: [] } }\n", "Write trend: linear.")]
    [InlineData("baseline: { trend: { type: piecewise, changes: [ 5, 5 ] } }\n", "List them in ascending order.")]
    [InlineData("baseline: { trend: { type: piecewise, changes: [ May ] } }\n", null)]
    [InlineData("baseline: { trend: { type: piecewise, changes: 5 } }\n", "Begin each element on its own line with \"- \".")]
    [InlineData("baseline: { trend: { type: piecewise, changes: [ 5 ], count: 3 } }\n", "Keep one of them.")]
    [InlineData("baseline: { trend: { type: piecewise, count: 0 } }\n", null)]
    [InlineData("baseline: { trend: { type: piecewise, prior: { slop: \"normal(0, 1)\" } } }\n", "Did you mean slope? Known here: slope, change.")]
    [InlineData("baseline: { trend: { type: piecewise, innovation: 3 } }\n", "Known here: type, changes, count, prior, geos.")]
    [InlineData("baseline: { seasonality: [ { type: fourier, period: 1, order: 2 } ] }\n", null)]
    [InlineData("baseline: { seasonality: [ { type: fourier, period: 4, order: 3 } ] }\n", "At most 2 waves fit.")]
    [InlineData("baseline: { seasonality: [ { type: fourrier, period: 4, order: 2 } ] }\n", "Did you mean fourier? Known are fourier, categorical.")]
    [InlineData("baseline: { seasonality: [ { type: categorical } ] }\n", "Write it as by: month, or by: weekday.")]
    [InlineData("baseline: { seasonality: [ { type: categorical, by: week } ] }\n", "It is one of month, weekday.")]
    [InlineData("baseline: { seasonality: [ { type: categorical, by: month, order: 2 } ] }\n", "Known here: type, by, prior, geos.")]
    [InlineData("baseline: { seasonality: [ { type: categorical, by: month }, { type: categorical, by: month } ] }\n", "Keep one of them.")]
    [InlineData("baseline: { events: [ { start: 2023-05-01 } ] }\n", "Write it as name: launch.")]
    [InlineData("baseline: { events: [ { name: a } ] }\n", "Write it as start: 2024-05-06.")]
    [InlineData("baseline: { events: [ { name: a, start: 01/05/2023 } ] }\n", null)]
    [InlineData("baseline: { events: [ { name: a, start: 2023-05-01, end: 2023-04-30 } ] }\n", "Swap the two.")]
    [InlineData("baseline: { events: [ { name: a, start: 5, end: 4 } ] }\n", "Swap the two.")]
    [InlineData("baseline: { events: [ { name: a, start: 5, shape: ramp } ] }\n", "It is one of pulse, step, bump.")]
    [InlineData("baseline: { events: [ { name: a, start: 5, lead: 2 } ] }\n", "Write shape: bump, or remove them.")]
    [InlineData("baseline: { events: [ { name: a, start: 5, shape: step, decay: 0.5 } ] }\n", "Write shape: bump, or remove them.")]
    [InlineData("baseline: { events: [ { name: a, start: 5, shape: bump, decay: 1 } ] }\n", null)]
    [InlineData("baseline: { events: [ { name: a, start: 5, shape: bump, lead: -1 } ] }\n", null)]
    [InlineData("baseline: { events: [ { name: a, start: 5, shape: bump } ] }\n", "State how many rows it builds up (lead: 2), or what share remains from row to row (decay: 0.5).")]
    [InlineData("baseline: { events: [ { name: a, start: 5 }, { name: a, start: 6 } ] }\n", "Give every event its own name.")]
    [InlineData("baseline: { events: [ { name: a, begin: 5, start: 5 } ] }\n", "Known here: name, start, end, shape, lead, decay, prior.")]
    [InlineData("baseline: { events: launch }\n", "Begin each element on its own line with \"- \".")]
    [InlineData("controls: price\n", "Begin each element on its own line with \"- \".")]
    [InlineData("controls: [ price, price ]\n", "Keep one of them.")]
    [InlineData("controls: [ { column: price, lag: 2 }, { column: price, lag: 2 } ]\n", "Keep one of them, or give them different lags.")]
    [InlineData("controls: [ { column: price, lag: -1 } ]\n", null)]
    [InlineData("controls: [ { column: price, lags: 2 } ]\n", "Did you mean lag? Known here: column, categorical, lag, prior, contribution, geos, per_capita, baseline.")]
    [InlineData("controls: [ { column: price, baseline: min, prior: \"normal(0, 1)\", contribution: \"normal(0, 0.1)\" } ]\n", "Keep one of them.")]
    [InlineData("controls: [ { column: price, categorical: true, lag: 2 } ]\n", "Only columns of numbers can have one: write the levels of earlier rows into a column.")]
    [InlineData("likelihood: poisson\n", "It is one of normal, student_t, log_normal.")]
    [InlineData("likelihood: { type: student_t, df: \"normal(0, 1)\" }\n", null)]
    [InlineData("likelihood: { type: student_t, nu: \"gamma(2, 0.1)\" }\n", "Known here: type, df, weights.")]
    [InlineData("likelihood: { type: normal, df: \"gamma(2, 0.1)\" }\n", "Known here: type, weights.")]
    [InlineData("likelihood: { type: normal, weights: [ 1, 2 ] }\n", null)]
    [InlineData("likelihood: { weights: stores }\n", "Write it as type: student_t.")]
    [InlineData("likelihood: { df: \"gamma(2, 0.1)\" }\n", null)]
    [InlineData("  - { name: TV, spend: other }\n", "Names must differ in more than upper and lower case.")]
    [InlineData("    exposure: tv_spend\n", "Leave exposure out: the spend is what is transformed then.")]
    [InlineData("  - { name: radio }\n", "Write spend: for paid media, exposure: alone for organic media.")]
    [InlineData("  - { name: mail, exposure: mails, priors: { roi: half_normal(1) } }\n", "State its contribution or its coefficient.")]
    [InlineData("  - { name: mail, exposure: mails, priors: { marginal_roi: half_normal(1) } }\n", "State its contribution or its coefficient.")]
    [InlineData("    priors: { roi: half_normal(1), marginal_roi: half_normal(1) }\n", "State the strength of a channel once.")]
    [InlineData("    time_varying: true\n", "Write it beside channels, as in time_varying: [ { channel: tv } ].")]
    [InlineData("time_varying: [ { type: knots } ]\n", "Write it as channels: [tv, radio].")]
    [InlineData("time_varying: [ { channels: [] } ]\n", "Name at least one channel.")]
    [InlineData("time_varying: [ { channel: tv, channels: [tv] } ]\n", "Keep one of them.")]
    [InlineData("time_varying: [ { channel: tv, type: splines } ]\n", null)]
    [InlineData("time_varying: [ { channel: tv, count: 1 } ]\n", null)]
    [InlineData("time_varying: [ { channel: tv, prior: { spread: normal(0, 1) } } ]\n", null)]
    [InlineData("time_varying: [ { channel: tv, share: true } ]\n", "Did you mean shared? Known here: channel, channels, shared, type, count, prior.")]
    [InlineData("    priors: { window: { from: 2024-01-01, to: 2024-02-01 } }\n", "State one of them beside it, or leave it out.")]
    [InlineData("    priors: { coefficient: half_normal(1), window: { from: 1, to: 2 } }\n", "State one of them beside it, or leave it out.")]
    [InlineData("    priors: { roi: half_normal(1), window: { from: 2024-03-01, to: 2024-02-01 } }\n", null)]
    [InlineData("    priors: { roi: half_normal(1), window: { from: 2024-03-01 } }\n", "Write it as to: 2024-03-25.")]
    [InlineData("  - { name: video, reach: r }\n", "Name both columns, or an exposure.")]
    [InlineData("  - { name: video, frequency: f }\n", "Name both columns, or an exposure.")]
    [InlineData("  - { name: video, exposure: e, reach: r, frequency: f }\n", "Keep the exposure, or reach and frequency.")]
    [InlineData("  - { name: video, reach: r, frequency: f, order: adstock_first }\n", "Leave the order out: frequency saturates first, then reach carries over.")]
    public void Read_WrongValue_IsOneFaultWithPlace(string addition, string? remedy)
    {
        var fault = ModelText.FaultWith(addition);

        Assert.Equal(8, fault.Where!.Line);
        Assert.NotNull(fault.Where.Column);
        if (remedy is not null)
            Assert.Equal(remedy, fault.Remedy);
    }

    [Fact]
    public void Read_DateFormatWithoutYear_IsRefused() =>
        Assert.Contains("\"dd/MM\" does not name year", ModelText.Fault("date: week", "date: { column: week, format: dd/MM }").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("../tv")]
    [InlineData("<b>tv</b>")]
    [InlineData("tv\\u0000")]
    [InlineData(" ")]
    [InlineData("..")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg")]
    public void Read_UnsafeChannelName_IsRefused(string name) =>
        Assert.Contains("not a usable name", ModelText.Fault("name: tv", $"name: \"{name}\"").Message, StringComparison.Ordinal);

    [Fact]
    public void Read_TimeVarying_TakesOneOrMoreChannels()
    {
        var model = ModelText.Read(ModelText.Minimal + "time_varying:\n  - { channel: tv }\n  - { channels: [a, b], shared: true, type: knots, count: 4, prior: { spread: exponential(3) } }\n").Model;

        Assert.Equal(
            [
                new TimeVaryingSpec { Channels = ["tv"] },
                new TimeVaryingSpec { Channels = ["a", "b"], IsShared = true, Effectiveness = new EffectivenessKnots(4, PriorText.Parse("exponential(3)")) },
            ],
            model.TimeVarying);
    }

    [Theory]
    [InlineData("data:\n  source: a.csv\n  date: d\n  outcome: y\n  sheet: 3\n", "data: sheet")]
    [InlineData("reach_frequency: {}\n", "reach_frequency")]
    [InlineData("    cost_per_unit: 3\n", "cost_per_unit")]
    public void Read_DocumentedButLater_SaysNotAvailable(string text, string what)
    {
        var whole = text.StartsWith("data", StringComparison.Ordinal) ? text + ModelText.Minimal[ModelText.Minimal.IndexOf("channels", StringComparison.Ordinal)..] : ModelText.Minimal + text;

        var fault = Assert.Single(ModelText.Faults(whole));

        Assert.Contains(what, fault.Message, StringComparison.Ordinal);
        Assert.Contains("not available in this version", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("25", 25.0, null)]
    [InlineData("0.02", 0.02, null)]
    [InlineData("unit_price", null, "unit_price")]
    public void Read_ValuePerUnit_IsANumberOrAColumn(string text, double? number, string? column)
    {
        var value = ModelText.Read(Valued(text)).Model.UnitValue!;

        Assert.Equal((number, column), (value.Number, value.Column));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("[a, b]")]
    public void Read_ValuePerUnitThatIsNone_IsAFault(string text) =>
        Assert.Contains("data: value_per_unit", Assert.Single(ModelText.Faults(Valued(text))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0.4", 0.4, null)]
    [InlineData("unit_margin", null, "unit_margin")]
    public void Read_Margin_IsANumberOrAColumn(string text, double? number, string? column)
    {
        var margin = ModelText.Read(Valued("3").Replace("value_per_unit", "margin", StringComparison.Ordinal).Replace(": 3\n", $": {text}\n", StringComparison.Ordinal)).Data.Margin!;

        Assert.Equal((number, column), (margin.Number, margin.Column));
    }

    [Fact]
    public void Read_MarginThatIsNone_IsAFault() =>
        Assert.Contains("data: margin", Assert.Single(ModelText.Faults(Valued("-1").Replace("value_per_unit", "margin", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_Decomposition_IsOneOfTwoAndAdditiveUnlessStated()
    {
        Assert.Equal(Decomposition.Additive, ModelText.Read(ModelText.Minimal).Model.Decomposition);
        // Where effects add up both are the same, so that neither is a fault.
        Assert.Equal(Decomposition.Counterfactual, ModelText.Read(ModelText.Minimal + "report: { decomposition: counterfactual }\n").Model.Decomposition);
        Assert.Contains("report: decomposition", Assert.Single(ModelText.Faults(ModelText.Minimal + "report: { decomposition: shapley }\n")).Message, StringComparison.Ordinal);
    }

    static string Valued(string value) => $"data:\n  source: a.csv\n  date: d\n  outcome: y\n  outcome_kind: units\n  value_per_unit: {value}\n" + ModelText.Minimal[ModelText.Minimal.IndexOf("channels", StringComparison.Ordinal)..];

    [Fact]
    public void Read_ManyFaults_AreSortedByPlace()
    {
        var faults = ModelText.Faults("nam: x\ndata: { source: a.csv, outcome: y }\nchannels: []\nsampler: { chains: 0 }\n");

        Assert.Equal([1, 2, 3, 4], faults.Select(f => f.Where!.Line!.Value));
    }
}
