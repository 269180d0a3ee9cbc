using FsCheck;
using FsCheck.Fluent;

namespace MediaMix.Data.Tests;

/// <summary>Any model that can be written reads back as the same record.</summary>
public class RoundTripTests
{
    static readonly Gen<string> Column = Gen.Elements("week", "2021", "null", "a: b", "ümläut €", "x \"y\"", "- z", "# q", "{w}", "tab\\t");
    static readonly Gen<double> Size = Gen.Elements(0.1, 1, 1e-7, 123456789.25, 1.0 / 3);
    static readonly Gen<Prior?> Real = Optional(Size.Select(static s => (Prior)new NormalPrior(-s, s)));
    static readonly Gen<Prior?> Positive = Optional(Size.Select(static s => PriorText.Parse(FormattableString.Invariant($"gamma({s:R}, 2)"))));
    static readonly Gen<Prior?> Unit = Optional(Size.Select(static s => (Prior)new BetaPrior(s, 3)));

    static readonly Gen<Adstock> Adstocks = Gen.OneOf(
        Gen.Constant<Adstock>(new NoAdstock()),
        from decay in Unit
        from lag in Gen.Elements<int?>(null, 1, 42)
        from isNormalized in Gen.Elements(true, false)
        select (Adstock)new GeometricAdstock { Decay = decay, MaxLag = lag, Normalize = isNormalized },
        from decay in Unit
        from peak in Positive
        select (Adstock)new DelayedAdstock { Decay = decay, Peak = peak },
        Positive.Select(static halfLife => (Adstock)new GeometricAdstock { HalfLife = halfLife, MaxLag = 3 }),
        Unit.Select(static decay => (Adstock)new BinomialAdstock { Decay = decay, MaxLag = 7 }),
        Positive.Zip(Positive, static (halfLife, shape) => (Adstock)new WeibullCdfAdstock { HalfLife = halfLife, Shape = shape }),
        Positive.Zip(Positive, static (scale, shape) => (Adstock)new WeibullPdfAdstock { Scale = scale, Shape = shape, Normalize = false }),
        Unit.Zip(Positive, static (scale, shape) => (Adstock)new RobynWeibullCdfAdstock { Scale = scale, Shape = shape }),
        Unit.Zip(Positive, static (scale, shape) => (Adstock)new RobynWeibullPdfAdstock { Scale = scale, Shape = shape }));

    static readonly Gen<Saturation> Saturations = Gen.OneOf(
        Gen.Constant<Saturation>(new NoSaturation()),
        Positive.Select(static rate => (Saturation)new LogisticSaturation { Rate = rate }),
        Positive.Select(static half => (Saturation)new InverseScaledLogisticSaturation { Half = half }),
        Positive.Select(static scale => (Saturation)new TanhSaturation { Scale = scale }),
        Positive.Select(static half => (Saturation)new MichaelisMentenSaturation { Half = half }),
        Positive.Select(static half => (Saturation)new ExponentialSaturation { Half = half }),
        Unit.Select(static exponent => (Saturation)new RootSaturation { Exponent = exponent }),
        Positive.Select(static scale => (Saturation)new LogSaturation { Scale = scale }),
        Positive.Zip(Positive, static (midpoint, steepness) => (Saturation)new HillSigmoidSaturation { Midpoint = midpoint, Steepness = steepness }),
        Positive.Zip(Positive, static (half, slope) => (Saturation)new HillSaturation { Half = half, Slope = slope }));

    static readonly Gen<Strength?> Strengths = Gen.OneOf(
        Positive.Select(static p => p is null ? null : (Strength?)new CoefficientStrength(p)),
        Positive.Select(static p => p is null ? null : (Strength?)new RoiStrength(p)),
        Positive.Select(static p => p is null ? null : (Strength?)new MarginalRoiStrength(p)),
        Unit.Select(static p => p is null ? null : (Strength?)new ContributionStrength(p)));

    static readonly Gen<Strength?> WindowedStrengths =
        from strength in Strengths
        from window in Gen.Elements(null, new PeriodSpan("2024-01-01", "2024-03-25"), new PeriodSpan("-3", "17"))
        select strength is null or CoefficientStrength ? strength : strength with { Window = window };

    static readonly Gen<ChannelSpec> Media = Gen.Elements(
        new ChannelSpec { Name = "true" }, new ChannelSpec { Name = "true", Exposure = "a: b seen" }, new ChannelSpec { Name = "true", Reach = "null", Frequency = "- z" });

    static readonly Gen<ChannelSpec> Channels =
        from spend in Column
        from media in Media
        from adstock in Adstocks
        from saturation in Saturations
        from units in Gen.Elements(SaturationUnits.Scaled, SaturationUnits.Natural)
        from order in Gen.Elements<TransformOrder?>(null, TransformOrder.SaturationFirst)
        from scale in Gen.Elements(null, new MediaScale(MediaScaleKind.Max), new MediaScale(MediaScaleKind.Fixed, 0.1))
        from strength in WindowedStrengths
        from confounding in Gen.Elements<Prior?>(null, new FixedPrior(0), new FixedPrior(0.5), new NormalPrior(0, 1.0 / 3))
        select media with { Confounding = confounding, Spend = spend, IsNational = order is null, Adstock = adstock, Saturation = saturation, SaturationUnits = units, Order = order, Scale = scale, Strength = strength };

    static readonly Gen<BaselineSpec> Baselines =
        from intercept in Real
        from trendPrior in Real
        from innovation in Positive
        from knots in Gen.Choose(2, 2000)
        from trend in Gen.Elements<TrendSpec?>(
            null, new NoTrend(), new LinearTrend(trendPrior), new KnotTrend(), new KnotTrend(knots), new KnotTrend(null, innovation), new KnotTrend(knots, innovation), new RandomWalkTrend(), new RandomWalkTrend(knots, innovation), new KnotTrend { At = ["2023-05-01", "2024-01-01"], Value = trendPrior }, new KnotTrend(knots) { Value = intercept }, new KnotTrend { Choice = KnotChoice.Automatic, Value = intercept }, new KnotTrend(null, innovation) { Choice = KnotChoice.EveryPeriod }, new GaussianProcessTrend(), new GaussianProcessTrend(new GaussianProcess(ProcessKernel.Matern32) { Amplitude = innovation, Count = 40, Boundary = 1.0 / 3 + 1 }), new GaussianProcessTrend(new GaussianProcess(ProcessKernel.SquaredExponential) { LengthScale = innovation }), new PiecewiseTrend(), new PiecewiseTrend(["2023-05-01", "2024-01-01"], null, trendPrior, intercept), new PiecewiseTrend(["-3", "12"]), new PiecewiseTrend(null, knots, null, trendPrior))
        from prior in Real
        from seasonality in Gen.Elements<SpecList<SeasonSpec>?>(
            null,
            [],
            [new FourierSpec { Cycle = FourierCycle.Yearly, Order = 2, Prior = new NormalPrior(0, 0.25), DividesByHarmonic = true }, new FourierSpec { Cycle = FourierCycle.Rows, PeriodRows = 365.25, Order = 3, Prior = prior }, new FourierSpec { Cycle = FourierCycle.Weekly, Order = 1 }],
            [new CategoricalSeasonSpec { By = CalendarUnit.Month, Prior = prior }, new CategoricalSeasonSpec { By = CalendarUnit.Weekday }])
        from name in Column
        from decay in Gen.Elements(0, 0.5, 1.0 / 3)
        from events in Gen.Elements<SpecList<EventSpec>>(
            [],
            [new EventSpec { Name = name, Start = "2024-02-29", End = "2024-03-01", Shape = EventShape.Step, Prior = prior }, new EventSpec { Name = name + "!", Start = "17", Shape = EventShape.Bump, Lead = 2, Decay = decay }])
        from innovationOrNull in Gen.Elements(innovation, null)
        from holidays in Gen.Elements(
            null,
            new HolidaysSpec { Countries = ["US", "NO"], DaysBefore = 1, DaysAfter = 30, Only = ["Christmas Day"], Except = [name, "b"], Scale = innovationOrNull },
            new HolidaysSpec { Countries = ["DE"], Only = [], IsPooled = false, Effect = prior, Dates = [new DatedHoliday(name, [new DateOnly(2024, 2, 29)])] },
            new HolidaysSpec { Countries = ["DE"], Dates = [] },
            new HolidaysSpec { Also = [new DatedHoliday(name, [new DateOnly(2024, 2, 29), new DateOnly(2025, 1, 1)]), new DatedHoliday("z", [new DateOnly(1999, 12, 31)])], DaysAfter = 2 })
        select new BaselineSpec { Intercept = intercept, Trend = trend, Seasonality = seasonality, Events = events, Holidays = holidays };

    static readonly Gen<SpecList<TimeVaryingSpec>> TimeVarying =
        from name in Column
        from spread in Positive
        from isShared in Gen.Elements(true, false)
        from groups in Gen.Elements<SpecList<TimeVaryingSpec>>(
            [],
            [new TimeVaryingSpec { Channels = [name, "tv"], IsShared = isShared, Effectiveness = new EffectivenessKnots(7, spread) }, new TimeVaryingSpec { Channels = ["x"] }, new TimeVaryingSpec { Channels = ["y"], Effectiveness = new EffectivenessProcess() }, new TimeVaryingSpec { Channels = ["z"], Effectiveness = new EffectivenessProcess(new GaussianProcess(ProcessKernel.SquaredExponential) { Amplitude = spread, LengthScale = spread, Count = 7, Boundary = 1.25 }) }])
        select groups;

    static readonly Gen<DataSpec> Data =
        from column in Column
        from geo in Gen.Elements<SpecList<string>>([], [column], [column, column + "!"])
        from layout in Gen.Elements(null, new LongLayout { Channel = column + "c", Spend = column }, new LongLayout { Channel = column, Exposure = column + "e", Reach = column + "r", Frequency = column + "f" })
        from start in Gen.Elements<DayOfWeek?>(null, DayOfWeek.Monday, DayOfWeek.Saturday)
        from holdout in Gen.Elements<HoldoutSpec?>(null, new LastPeriodsHeldOut(12), new DatesHeldOut([column, "2024-01-01"]), new SpanHeldOut(new PeriodSpan("2024-01-01", column)), new ColumnHeldOut(column))
        from isWhole in Gen.Elements(true, false)
        select new DataSpec
        {
            Source = column,
            DateColumn = column,
            Geo = geo,
            Layout = layout,
            WeekStart = start,
            Holdout = holdout,
            Population = isWhole ? null : column,
            OutcomeSource = isWhole ? null : column + ".csv",
        };

    static readonly Gen<SpecList<ExperimentSpec>> Experiments =
        from name in Column
        from value in Size
        from geos in Gen.Elements<SpecList<string>?>(null, [], ["north", name])
        from plan in Gen.Elements<Counterfactual>(new SpendMultiple(0), new SpendMultiple(value), new SpendTotal(value), new SpendChange(-value))
        from statement in Gen.Elements<ExperimentStatement>(new LiftStatement(-value, value), new RoiStatement(0, value), new CostStatement(value, 1), new SaturationLift(value, -value, -1, 3))
        from df in Gen.Elements<double?>(null, value)
        from carries in Gen.Elements(true, false)
        let isCurve = statement is SaturationLift
        select (SpecList<ExperimentSpec>)[
            new ExperimentSpec
            {
                Name = name,
                Channels = ["true", name],
                Window = isCurve ? null : new PeriodSpan("2024-01-01", "2024-03-25"),
                Geos = geos,
                Counterfactual = isCurve ? new SpendMultiple(0) : plan,
                Statement = statement,
                IncludesCarryover = isCurve || carries,
                DegreesOfFreedom = isCurve ? null : df,
            },
        ];

    static readonly Gen<ModelFile> Files =
        from data in Data
        from experiments in Experiments
        from channel in Channels
        from timeVarying in TimeVarying
        from baseline in Baselines
        from noise in Positive
        from isVariance in Gen.Elements(true, false)
        from ar in Gen.Elements(null, new AutoregressionSpec(), new AutoregressionSpec(new UniformPrior(-0.5, 0.95)))
        from likelihood in Gen.Elements<LikelihoodSpec>(new NormalErrors(), new LogNormalErrors(), new StudentTErrors(noise), new NormalErrors { Weights = "week" }, new StudentTErrors(noise) { Weights = "a: b" }, new LogNormalErrors { Weights = "- z" })
        from column in Column
        from seed in Gen.Elements(0UL, 42UL, ulong.MaxValue)
        from outcome in Gen.Elements(new OutcomeScale(OutcomeScaleKind.None), new OutcomeScale(OutcomeScaleKind.Fixed, 1e6))
        from history in Gen.Choose(0, 3)
        from against in Gen.Elements(null, new ControlBaseline(ControlBaselineKind.Min), new ControlBaseline(ControlBaselineKind.Max), new ControlBaseline(ControlBaselineKind.Mean), new ControlBaseline(ControlBaselineKind.Number, -1.0 / 3))
        select new ModelFile(
            data with { MediaHistory = history, Margin = isVariance ? UnitValue.In(column) : history > 1 ? UnitValue.Of(1.0 / 3) : null, Until = column, Exclude = [.. Enumerable.Range(0, history).Select(_ => new ExclusionSpec(column, "2021-02-03", column))] },
            new ModelSpec
            {
                Outcome = column,
                UnitValue = isVariance ? UnitValue.Of(0.1 + 0.2) : UnitValue.In(column),
                Channels = [channel],
                Groups = [.. timeVarying.Take(1).Select(g => new ChannelGroup { Name = "video", Channels = [.. g.Channels, channel.Name], Pooled = new PooledReturns(g.IsShared ? null : new LogNormalPrior(0.1, 0.3), new HalfNormalPrior(1.0 / 3)) })],
                TimeVarying = timeVarying,
                Experiments = experiments,
                ExperimentCovariances = isVariance ? [] : [new ExperimentCovariance([column, "b"], [[1, 1.0 / 3], [-2, 1e-9]])],
                Controls = [new ControlSpec { Column = column, IsCategorical = isVariance, Prior = baseline.Intercept, Baseline = isVariance ? new ControlBaseline(ControlBaselineKind.Level, 0, column) : against }, new ControlSpec { Column = column + "?", Lag = history, Prior = isVariance ? baseline.Intercept : null, Contribution = isVariance ? null : baseline.Intercept, Baseline = against }],
                Baseline = baseline,
                Noise = new NoiseSpec { Prior = noise, IsVariance = isVariance && noise is not null, Autoregression = ar },
                Likelihood = ar is null || likelihood is not StudentTErrors ? likelihood : new LogNormalErrors(),
                Decomposition = isVariance ? Decomposition.Counterfactual : Decomposition.Additive,
                Scaling = new ScalingSpec { Outcome = outcome, StandardizeControls = isVariance },
            },
            new SamplerSpec { Seed = seed, TargetAccept = 1.0 / 3 });

    [Fact]
    public void Write_AnyModel_ReadsBackEqual()
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(20_26, 7).WithQuietOnSuccess(true);

        Prop.ForAll(Files.ToArbitrary(), static file => ModelFileReader.Read(Text(file), "m.yaml") == file).Check(config);
    }

    [Fact]
    public void Catalogs_EveryName_ReadsAsThatComponent()
    {
        foreach (var name in AdstockCatalog.Names)
            Assert.Equal(name, Only($"    adstock: {name}\n").Adstock.Name);
        foreach (var name in SaturationCatalog.Names)
            Assert.Equal(name, Only($"    saturation: {name}\n").Saturation.Name);
    }

    static ChannelSpec Only(string line) => Assert.Single(ModelText.Read(ModelText.Minimal + line).Model.Channels);

    static string Text(ModelFile file)
    {
        using var writer = new StringWriter();
        ModelFileWriter.Write(file, writer);
        return writer.ToString();
    }

    static Gen<Prior?> Optional(Gen<Prior> prior) => Gen.OneOf(Gen.Constant<Prior?>(null), prior.Select(static p => (Prior?)p));
}
