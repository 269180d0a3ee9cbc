using MediaMix.Testing;

namespace MediaMix.Tests.Binding;

/// <summary>Every fault that binding reports, with the name that is at fault, and all of them together.</summary>
public class BindingFaultTests
{
    public static TheoryData<string, Func<ModelSpec, ModelSpec>> SpecFaults => new()
    {
        { "no media channel", static s => s with { Channels = [] } },
        { "Two channels are called tv", static s => s with { Channels = [s.Channels[0], s.Channels[0]] } },
        { "control price is listed twice", static s => s with { Controls = [s.Controls[0], s.Controls[0]] } },
        { "Channel tv has neither spend nor exposure", static s => Channel(s, static c => c with { Spend = null }) },
        { "no column tv_cost, which is the spend of channel tv", static s => Channel(s, static c => c with { Spend = "tv_cost" }) },
        { "column clicks is the spend of channel tv, but the panel holds it as Exposure", static s => Channel(s, static c => c with { Spend = "clicks" }) },
        { "column tv_spend is the exposure of channel tv, but the panel holds it as Spend", static s => Channel(s, static c => c with { Exposure = "tv_spend" }) },
        { "no column rain, which is the control rain", static s => s with { Controls = [new ControlSpec { Column = "rain" }] } },
        { "column clicks is the control clicks, but the panel holds it as Exposure", static s => s with { Controls = [new ControlSpec { Column = "clicks" }] } },
        { "no categorical column price", static s => s with { Controls = [new ControlSpec { Column = "price", IsCategorical = true }] } },
        { "lag of the control price is -1", static s => s with { Controls = [new ControlSpec { Column = "price", Lag = -1 }] } },
        { "lag of the control price is 30; the data have 30 rows", static s => s with { Controls = [new ControlSpec { Column = "price", Lag = 30 }] } },
        { "control price is listed twice", static s => s with { Controls = [new ControlSpec { Column = "price", Lag = 2 }, new ControlSpec { Column = "price", Lag = 2 }] } },
        { "categorical control region has a lag", static s => s with { Controls = [new ControlSpec { Column = "region", IsCategorical = true, Lag = 1 }] } },
        { "max_lag is -1", static s => Channel(s, static c => c with { Adstock = new GeometricAdstock { MaxLag = -1 } }) },
        { "max_lag is 1001", static s => Channel(s, static c => c with { Adstock = new GeometricAdstock { MaxLag = 1001 } }) },
        { "normal(0, 1) of tv.adstock.decay", static s => Channel(s, static c => c with { Adstock = new GeometricAdstock { Decay = new NormalPrior(0, 1) } }) },
        { "fixed(1.5) of tv.adstock.decay", static s => Channel(s, static c => c with { Adstock = new GeometricAdstock { Decay = new FixedPrior(1.5) } }) },
        { "normal(0, 1) of tv.adstock.peak", static s => Channel(s, static c => c with { Adstock = new DelayedAdstock { Peak = new NormalPrior(0, 1) } }) },
        { "uniform(-1, 1) of tv.saturation.half", static s => Channel(s, static c => c with { Saturation = new HillSaturation { Half = new UniformPrior(-1, 1) } }) },
        { "normal(1, 1) of tv.saturation.slope", static s => Channel(s, static c => c with { Saturation = new HillSaturation { Slope = new NormalPrior(1, 1) } }) },
        { "normal(1, 1) of tv.saturation.rate", static s => Channel(s, static c => c with { Saturation = new LogisticSaturation { Rate = new NormalPrior(1, 1) } }) },
        { "normal(0, 1) of tv.roi", static s => Channel(s, static c => c with { Strength = new RoiStrength(new NormalPrior(0, 1)) }) },
        { "half_normal(1) of tv.contribution", static s => Channel(s, static c => c with { Strength = new ContributionStrength(new HalfNormalPrior(1)) }) },
        { "email has an ROI prior but no spend", static s => s with { Channels = [new ChannelSpec { Name = "email", Exposure = "emails", Strength = new RoiStrength(new HalfNormalPrior(1)) }] } },
        { "divided by the harmonic must be normal", static s => s with { Baseline = new BaselineSpec { Seasonality = [new FourierSpec { Cycle = FourierCycle.Yearly, Order = 1, DividesByHarmonic = true, Prior = new LaplacePrior(0, 1) }] } } },
        { "seasonality by month is listed twice", static s => Season(s, CalendarUnit.Month, CalendarUnit.Month) },
        { "seasonality by weekday needs daily data", static s => Season(s, CalendarUnit.Weekday) },
        { "Two events are called a", static s => Events(s, Event("2023-02-06"), Event("2023-03-06")) },
        { "Two events are called a", static s => Events(s, Event("2023-02-06"), Event("2023-03-06") with { Name = "A" }) },
        { "by weekly waves needs rows that are closer together", static s => Wave(s, FourierCycle.Weekly, 1) },
        { "by yearly waves has 27 waves; these rows can show 26", static s => Wave(s, FourierCycle.Yearly, 27) },
        { "by monthly waves has 16 waves; these rows can show 15", static s => Wave(s, FourierCycle.Monthly, 16) },
        { "with a period of 7 rows has 4 waves; these rows can show 3", static s => Wave(s, FourierCycle.Rows, 4) },
        { "Event a starts at 12, which is not a date", static s => Events(s, Event("12")) },
        { "Event a ends at May, which is not a date", static s => Events(s, Event("2023-02-06") with { End = "May" }) },
        { "Event a ends at 2023-01-09, before it starts", static s => Events(s, Event("2023-02-06") with { End = "2023-01-09" }) },
        { "Event a lasts over every fitted row", static s => Events(s, Event("2022-12-01") with { Shape = EventShape.Step }) },
        { "Event a has a lead or a decay, but is no bump", static s => Events(s, Event("2023-02-06") with { Lead = 1 }) },
        { "Event a is a bump without lead and decay", static s => Events(s, Event("2023-02-06") with { Shape = EventShape.Bump }) },
        { "Event a: lead is -1", static s => Events(s, Event("2023-02-06") with { Shape = EventShape.Bump, Lead = -1 }) },
        { "Event a: decay is 1", static s => Events(s, Event("2023-02-06") with { Shape = EventShape.Bump, Decay = 1 }) },
        { "trend has 31 knots in 30 fitted periods", static s => Trend(s, new KnotTrend(31)) },
        { "trend has 1 knots in 30 fitted periods", static s => Trend(s, new KnotTrend(1)) },
        { "trend has 0 changes in 30 fitted periods", static s => Trend(s, new PiecewiseTrend(Count: 0)) },
        { "trend has 29 changes in 30 fitted periods", static s => Trend(s, new PiecewiseTrend(Count: 29)) },
        { "states both its changes and their number", static s => Trend(s, new PiecewiseTrend(["2023-02-06"], 2)) },
        { "piecewise without a change", static s => Trend(s, new PiecewiseTrend([])) },
        { "change of the trend at 12 is not a date", static s => Trend(s, new PiecewiseTrend(["12"])) },
        { "change of the trend at 2023-01-02 lies outside the fitted rows", static s => Trend(s, new PiecewiseTrend(["2023-01-02"])) },
        { "change of the trend at 2023-07-24 lies outside the fitted rows", static s => Trend(s, new PiecewiseTrend(["2023-07-24"])) },
        { "change of the trend at 2023-02-08 is not later", static s => Trend(s, new PiecewiseTrend(["2023-02-06", "2023-02-08"])) },
        { "random walk has a step every 0 of 30", static s => Trend(s, new RandomWalkTrend(0)) },
        { "random walk has a step every 30 of 30", static s => Trend(s, new RandomWalkTrend(30)) },
        { "normal(0, 1) of trend.innovation", static s => Trend(s, new RandomWalkTrend(1, new NormalPrior(0, 1))) },
        { "both its knots and their number", static s => Trend(s, new KnotTrend(3) { At = ["2023-02-06", "2023-03-06"] }) },
        { "The returns of video are pooled, but email has no spend", static s => Pool(s, "video", "tv", "email") },
        { "tv states its coefficient, and its return is pooled in video", static s => Pool(Channel(s, static c => c with { Strength = new CoefficientStrength(new HalfNormalPrior(1)) }), "video", "tv", "search") },
        { "pooled group tv has the name of a channel", static s => Pool(s, "tv", "tv", "search") },
        { "returns of tv and search are pooled in two groups", static s => Pool(Pool(s, "a", "tv", "search"), "b", "tv", "search") },
        { "under log-normal errors a return has no closed form", static s => Pool(s, "video", "tv", "search") with { Likelihood = new LogNormalErrors() } },
        { "normal(0, 1) of video.roi.mean", static s => Pool(s, "video", new PooledReturns(new NormalPrior(0, 1)), "tv", "search") },
        { "sd of the pooled returns of video is fixed at 0", static s => Pool(s, "video", new PooledReturns(null, new FixedPrior(0)), "tv", "search") },
        { "group video names the channel tvv, but there is no such channel", static s => Groups(s, ["tv", "tvv"]) },
        { "group video names the channel tv twice", static s => Groups(s, ["tv", "tv"]) },
        { "group video has fewer than two channels", static s => Groups(s, ["tv"]) },
        { "Two groups are called video", static s => Groups(s, ["tv", "search"], ["search", "email"]) },
        { "both its knots and their number", static s => Trend(s, new KnotTrend { Choice = KnotChoice.Automatic, At = ["2023-02-06", "2023-03-06"] }) },
        { "the number of its knots, and that it is to be found", static s => Trend(s, new KnotTrend(5) { Choice = KnotChoice.EveryPeriod }) },
        { "explains every outcome exactly", static s => Trend(s, new KnotTrend { Choice = KnotChoice.EveryPeriod, Value = new NormalPrior(0, 1) }) },
        { "explains every outcome exactly", static s => Trend(s, new KnotTrend(30) { Value = new NormalPrior(0, 1) }) },
        { "fewer than two knots", static s => Trend(s, new KnotTrend { At = ["2023-02-06"] }) },
        { "knot of the trend at 2023-08-07 lies outside the fitted rows", static s => Trend(s, new KnotTrend { At = ["2023-02-06", "2023-08-07"] }) },
        { "a prior of their value and one of their innovation", static s => Trend(s, new KnotTrend(3, new HalfNormalPrior(1)) { Value = new NormalPrior(0, 1) }) },
        { "normal(0, 1) of trend.innovation", static s => Trend(s, new KnotTrend(5, new NormalPrior(0, 1))) },
        { "fixed(-1) of trend.innovation", static s => Trend(s, new KnotTrend(5, new FixedPrior(-1))) },
        { "innovation of the trend is fixed at 0", static s => Trend(s, new KnotTrend(5, new FixedPrior(0))) },
        { "trend has 0 basis functions", static s => Trend(s, new GaussianProcessTrend(new GaussianProcess { Count = 0 })) },
        { "trend has 1001 basis functions", static s => Trend(s, new GaussianProcessTrend(new GaussianProcess { Count = 1001 })) },
        { "would need over a billion functions", static s => Trend(s, new GaussianProcessTrend(new GaussianProcess { LengthScale = new LogNormalPrior(0, 50) })) },
        { "boundary of the trend is 1E+308 half", static s => Trend(s, new GaussianProcessTrend(new GaussianProcess { Boundary = 1e308, Count = 20 })) },
        { "boundary of the trend is 1 half", static s => Trend(s, new GaussianProcessTrend(new GaussianProcess { Boundary = 1 })) },
        { "normal(0, 1) of trend.amplitude", static s => Trend(s, new GaussianProcessTrend(new GaussianProcess { Amplitude = new NormalPrior(0, 1) })) },
        { "amplitude of the trend is fixed at 0", static s => Trend(s, new GaussianProcessTrend(new GaussianProcess { Amplitude = new FixedPrior(0) })) },
        { "normal(9, 1) of trend.length_scale", static s => Trend(s, new GaussianProcessTrend(new GaussianProcess { LengthScale = new NormalPrior(9, 1) })) },
        { "fixed(-1) of trend.length_scale", static s => Trend(s, new GaussianProcessTrend(new GaussianProcess { LengthScale = new FixedPrior(-1) })) },
        { "length_scale of the trend is fixed at 0", static s => Trend(s, new GaussianProcessTrend(new GaussianProcess { LengthScale = new FixedPrior(0) })) },
        { "reaches from 0.0157 to 63.7 weeks (its 1 % and 99 % quantiles): its basis would need 33,4", static s => Trend(s, new GaussianProcessTrend(new GaussianProcess { LengthScale = new HalfCauchyPrior(1) })) },
        { "baseline of the categorical control region is no level", static s => s with { Controls = [new ControlSpec { Column = "region", IsCategorical = true, Baseline = new ControlBaseline(ControlBaselineKind.Max) }] } },
        { "control region has no level nort", static s => s with { Controls = [new ControlSpec { Column = "region", IsCategorical = true, Baseline = new ControlBaseline(ControlBaselineKind.Level, 0, "nort") }] } },
        { "baseline of the control price is the level high", static s => s with { Controls = [new ControlSpec { Column = "price", Baseline = new ControlBaseline(ControlBaselineKind.Level, 0, "high") }] } },
        { "baseline of the control price is NaN", static s => s with { Controls = [new ControlSpec { Column = "price", Baseline = new ControlBaseline(ControlBaselineKind.Number, double.NaN) }] } },
        { "neither a country nor days", static s => Holidays(s, new HolidaysSpec()) },
        { "no calendar of holidays for the country XX", static s => Holidays(s, new HolidaysSpec { Countries = ["XX"] }) },
        { "holidays of US have none called Thanksgivin", static s => Holidays(s, new HolidaysSpec { Countries = ["US"], Only = ["Thanksgivin"] }) },
        { "window of the holidays reaches 31 days back", static s => Holidays(s, new HolidaysSpec { Countries = ["US"], DaysBefore = 31 }) },
        { "prior of their effects, but share one sd", static s => Holidays(s, new HolidaysSpec { Countries = ["US"], Effect = new NormalPrior(0, 1) }) },
        { "common sd, but do not share one", static s => Holidays(s, new HolidaysSpec { Countries = ["US"], IsPooled = false, Scale = new HalfNormalPrior(1) }) },
        { "days Sale are listed twice", static s => Holidays(s, new HolidaysSpec { Also = [new DatedHoliday("Sale", [new DateOnly(2023, 2, 1)]), new DatedHoliday("sale", [new DateOnly(2023, 3, 1)])] }) },
        { "days Sale have no date", static s => Holidays(s, new HolidaysSpec { Also = [new DatedHoliday("Sale", [])] }) },
        { "None of the holidays falls into", static s => Holidays(s, new HolidaysSpec { Countries = ["US"], Only = ["Christmas Day"] }) },
        { "holiday[sale] covers every fitted row", static s => Holidays(s, new HolidaysSpec { Also = [new DatedHoliday("Sale", [.. Enumerable.Range(0, 30).Select(static t => new DateOnly(2023, 1, 2).AddDays(7 * t))])] }) },
        { "normal(0, 1) of holidays.scale", static s => Holidays(s, new HolidaysSpec { Countries = ["US"], Scale = new NormalPrior(0, 1) }) },
        { "scale of the holidays is fixed at 0", static s => Holidays(s, new HolidaysSpec { Countries = ["US"], Scale = new FixedPrior(0) }) },
        { "normal(0, 1) of noise", static s => s with { Noise = new NoiseSpec { Prior = new NormalPrior(0, 1) } } },
    };

    [Theory]
    [MemberData(nameof(SpecFaults))]
    public void Bind_FaultyModel_SaysWhatIsWrong(string expected, Func<ModelSpec, ModelSpec> spoil)
    {
        var faults = Assert.Throws<InvalidInputException>(() => BoundModel.Bind(spoil(SmallWorld.Full()), SmallWorld.Panel())).Faults;
        Assert.Contains(expected, Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_LengthScaleTooShort_IsAboutTheKeyThatStatesIt()
    {
        var process = new GaussianProcess { LengthScale = new LogNormalPrior(-7, 0.1) };
        var trend = Trend(SmallWorld.Full(), new GaussianProcessTrend(process));
        var moving = SmallWorld.Full() with { TimeVarying = [new TimeVaryingSpec { Channels = ["tv"], Effectiveness = new EffectivenessProcess(process) }] };

        Assert.Equal("baseline.trend", Assert.Single(Assert.Throws<InvalidInputException>(() => BoundModel.Bind(trend, SmallWorld.Panel())).Faults).Subject);
        Assert.Equal("time_varying", Assert.Single(Assert.Throws<InvalidInputException>(() => BoundModel.Bind(moving, SmallWorld.Panel())).Faults).Subject);
    }

    static ModelSpec Differing(ModelSpec spec, string parameter, Pooling pooling) =>
        spec with { Channels = [spec.Channels[0] with { GeoParameters = [new GeoParameter(parameter, pooling)] }] };

    public static TheoryData<string, Func<ModelSpec, ModelSpec>> PanelFaults => new()
    {
        { "Channel search is unpooled, but north has no search_spend", static s => Unpooled(s, "search") },
        { "Channel tv is unpooled, but south has no tv_spend in the rows", static s => Unpooled(s, "tv", new RoiStrength(new HalfNormalPrior(1)) { Window = new PeriodSpan("2023-03-06", "2023-03-12") }) },
        { "geos are to be compared by outcome", static s => s with { Scaling = new ScalingSpec { Geos = GeoScale.Outcome } } },
        { "normal(0, 1) of tv.coefficient.sd", static s => s with { Channels = [s.Channels[0] with { Pooling = new HierarchicalPooling(new NormalPrior(0, 1)) }] } },
        { "tv.coefficient.sd is fixed at 0", static s => s with { Channels = [s.Channels[0] with { Pooling = new HierarchicalPooling(new FixedPrior(0)) }] } },
        { "noise.sd is fixed at 0", static s => s with { Noise = new NoiseSpec { Pooling = new HierarchicalPooling(new FixedPrior(0)) } } },
        { "normal(0, 1) of tv.adstock.decay.sd", static s => Differing(s, "adstock.decay", new HierarchicalPooling(new NormalPrior(0, 1))) },
        { "no parameter adstock.half_life", static s => Differing(s, "adstock.half_life", Pooling.Unpooled) },
        { "normal(0, 1) of control[price].sd", static s => s with { Controls = [new ControlSpec { Column = "price", Pooling = new HierarchicalPooling(new NormalPrior(0, 1)) }] } },
        { "normal(0, 1) of intercept.sd", static s => s with { Baseline = new BaselineSpec { InterceptPooling = new HierarchicalPooling(new NormalPrior(0, 1)) } } },
        { "normal(0, 1) of trend.sd", static s => Trend(s, new LinearTrend { Pooling = new HierarchicalPooling(new NormalPrior(0, 1)) }) },
        { "normal(0, 1) of noise.sd", static s => s with { Noise = new NoiseSpec { Pooling = new HierarchicalPooling(new NormalPrior(0, 1)) } } },
    };

    [Theory]
    [MemberData(nameof(PanelFaults))]
    public void Bind_FaultOfAPanel_IsNamed(string message, Func<ModelSpec, ModelSpec> spoil)
    {
        ArgumentNullException.ThrowIfNull(spoil);
        var faults = Assert.Throws<InvalidInputException>(() => BoundModel.Bind(spoil(SmallPanel.Spec()), SpoiledPanel())).Faults;
        Assert.Contains(faults, fault => fault.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Bind_WindowInWhichOnlyAnotherGeoSpends_IsFine()
    {
        var spec = SmallPanel.Spec() with { Channels = [new ChannelSpec { Name = "tv", Spend = "tv_spend", Strength = new RoiStrength(new HalfNormalPrior(1)) { Window = new PeriodSpan("2023-03-06", "2023-03-12") } }] };
        Assert.Equal(4, BoundModel.Bind(spec, SpoiledPanel()).Media[0].Series.Length);
    }

    static ModelSpec Unpooled(ModelSpec spec, string channel, Strength? strength = null) =>
        spec with { Channels = [spec.Channels.Single(c => c.Name == channel) with { Pooling = Pooling.Unpooled, Strength = strength }] };

    /// <summary>The small panel without search spend in the first geo, with TV in one week in the last geo only, and without outcome in the second.</summary>
    static Panel SpoiledPanel()
    {
        var panel = SmallPanel.Create();
        var rows = panel.Axis.Count;
        Clear(panel.Series["search_spend"], 0, ..rows);
        for (var g = 0; g < 3; g++)
            Clear(panel.Series["tv_spend"], g, 9..10);
        panel.Series["tv_spend"].Values[3 * rows + 9] = 1;
        Clear(panel.Outcome, 1, ..rows);
        return new Panel(panel.Axis, panel.Geos, panel.Outcome, [.. panel.Series.Values], [.. panel.Categorical.Values], panel.History, population: panel.Population);

        void Clear(Series series, int geo, Range which) => series.Values.AsSpan(geo * rows, rows)[which].Clear();
    }

    [Fact]
    public void Bind_WhatAPanelCannotHave_IsSaidAllAtOnce()
    {
        var spec = SmallPanel.Spec() with
        {
            Channels = [.. SmallPanel.Spec().Channels.Select(static c => c with { Strength = new CoefficientStrength(new HalfNormalPrior(1)) })],
            Likelihood = new LogNormalErrors(),
            Scaling = new ScalingSpec { Geos = GeoScale.Population },
            Baseline = new BaselineSpec { Trend = new LinearTrend { Pooling = Pooling.Unpooled } },
        };
        var faults = Assert.Throws<InvalidInputException>(() => BoundModel.Bind(spec, SmallPanel.Create(withPopulation: false))).Faults;
        Assert.Equal(["likelihood", "scaling.geos", "baseline.trend"], faults.Select(static f => f.Subject));
    }

    [Fact]
    public void Bind_CalendarSeasonalityOnNumberedPeriods_SaysWhatToState()
    {
        var panel = SmallWorld.Panel(axis: TimeAxis.FromIndex(1, SmallWorld.Periods));
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => BoundModel.Bind(SmallWorld.Full(), panel)).Faults);
        Assert.Contains("numbered periods", fault.Message, StringComparison.Ordinal);
        Assert.Contains("period: 52", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_MonthsOnNumberedPeriods_SaysWhatToStateInstead()
    {
        var spec = Season(SmallWorld.Full(), CalendarUnit.Month);
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => BoundModel.Bind(spec, SmallWorld.Panel(axis: TimeAxis.FromIndex(1, SmallWorld.Periods)))).Faults);
        Assert.Contains("by month needs calendar dates", fault.Message, StringComparison.Ordinal);
        Assert.Contains("period: 52", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_HolidaysOnNumberedPeriodsOrMonths_SaysWhatToDoInstead()
    {
        var spec = Holidays(SmallWorld.Full(), new HolidaysSpec { Countries = ["US"] }) with { Controls = [] };
        spec = spec with { Baseline = spec.Baseline with { Seasonality = [] } };
        Assert.Contains("Holidays need calendar dates", Single(spec, SmallWorld.Panel(axis: TimeAxis.FromIndex(1, SmallWorld.Periods))), StringComparison.Ordinal);
        Assert.Contains("Holidays need daily or weekly rows", Single(spec, SmallWorld.Panel(axis: TimeAxis.FromDates(new DateOnly(2021, 1, 1), TimeStep.Month, SmallWorld.Periods))), StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_RowsOutsideTheCalendar_SaysWhichYearsAreKnown()
    {
        var spec = Holidays(SmallWorld.Full(), new HolidaysSpec { Countries = ["UA"] });
        Assert.Contains(
            "holidays of UA are known from 1995 to 2022; the fitted rows go from 2022-12-05 to 2023-06-26",
            Single(spec, SmallWorld.Panel(axis: TimeAxis.FromDates(new DateOnly(2022, 12, 5), TimeStep.Week, SmallWorld.Periods))), StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_NoObservedOutcome_SaysSo() =>
        Assert.Contains("sales has no observed value", Single(SmallWorld.Full(), SmallWorld.Panel(isMissing: static _ => true)), StringComparison.Ordinal);

    [Fact]
    public void Bind_OnePeriod_SaysThatTheOutcomeDoesNotVary()
    {
        var spec = SmallWorld.Full() with { Channels = [SmallWorld.Full().Channels[1]] };
        Assert.Contains("sales is the same in every fitted row", Single(spec, SmallWorld.Panel(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_SilentChannel_SaysToRemoveIt() =>
        Assert.Contains("Channel tv is zero in every fitted row (tv_spend)", Single(SmallWorld.Full(), With(tv: static t => t < 2 ? 5 : 0, history: 2)), StringComparison.Ordinal);

    [Fact]
    public void Bind_ExposureWithoutSpend_SaysThatItIsOrganic()
    {
        var spec = SmallWorld.Full(new ChannelSpec { Name = "tv", Spend = "tv_spend", Exposure = "clicks" });
        Assert.Contains("Channel tv has exposure but no spend (tv_spend)", Single(spec, With(tv: static _ => 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_ShareOfAnOutcomeThatAddsUpToNothing_SaysToStateACoefficient()
    {
        var panel = With(tv: static t => t + 1, outcome: static t => -t);
        var faults = Assert.Throws<InvalidInputException>(() => BoundModel.Bind(SmallWorld.Full(), panel)).Faults;
        Assert.Equal(3, faults.Count(static f => f.Message.Contains("is a share of the outcome", StringComparison.Ordinal)));
    }

    [Fact]
    public void Bind_ManyFaults_ReportsAllOfThem()
    {
        var spec = SmallWorld.Full() with
        {
            Channels = [new ChannelSpec { Name = "a", Spend = "nowhere" }, new ChannelSpec { Name = "b" }],
            Controls = [new ControlSpec { Column = "rain" }, new ControlSpec { Column = "wind" }],
        };
        Assert.Equal(4, Assert.Throws<InvalidInputException>(() => BoundModel.Bind(spec, SmallWorld.Panel())).Faults.Count);
    }

    static ModelSpec Pool(ModelSpec spec, string name, params SpecList<string> channels) => Pool(spec, name, new PooledReturns(), channels);

    static ModelSpec Pool(ModelSpec spec, string name, PooledReturns pooled, params SpecList<string> channels) =>
        spec with { Groups = [.. spec.Groups, new ChannelGroup { Name = name, Channels = channels, Pooled = pooled }] };

    static ModelSpec Groups(ModelSpec spec, params SpecList<string>[] groups) => spec with { Groups = [.. groups.Select(static g => new ChannelGroup { Name = "video", Channels = g })] };

    static ModelSpec Trend(ModelSpec spec, TrendSpec trend) => spec with { Baseline = spec.Baseline with { Trend = trend } };

    [Fact]
    public void Bind_MonthlyWavesShorterThanTwoWeeksInWeeklyRows_AreSeenOverTheYears() =>
        Assert.Equal(10, BoundModel.Bind(Wave(SmallWorld.Full(), FourierCycle.Monthly, 5), SmallWorld.Panel()).Parameters.Count(static p => p.Name.StartsWith("seasonality.fourier[monthly]", StringComparison.Ordinal)));

    static ModelSpec Wave(ModelSpec spec, FourierCycle cycle, int order) =>
        spec with { Baseline = new BaselineSpec { Seasonality = [new FourierSpec { Cycle = cycle, PeriodRows = cycle == FourierCycle.Rows ? 7 : 0, Order = order }] } };

    static ModelSpec Season(ModelSpec spec, params CalendarUnit[] units) => spec with { Baseline = new BaselineSpec { Seasonality = [.. units.Select(static by => new CategoricalSeasonSpec { By = by })] } };

    static ModelSpec Holidays(ModelSpec spec, HolidaysSpec holidays) => spec with { Baseline = spec.Baseline with { Holidays = holidays } };

    static EventSpec Event(string start) => new() { Name = "a", Start = start };

    static ModelSpec Events(ModelSpec spec, params EventSpec[] events) => spec with { Baseline = new BaselineSpec { Events = [.. events] } };

    static ModelSpec Channel(ModelSpec spec, Func<ChannelSpec, ChannelSpec> change) =>
        spec with { Channels = [change(spec.Channels[0]), spec.Channels[1], spec.Channels[2]] };

    static string Single(ModelSpec spec, Panel panel) =>
        Assert.Single(Assert.Throws<InvalidInputException>(() => BoundModel.Bind(spec, panel)).Faults).Message;

    /// <summary>The small panel with another spend of television, or another outcome, by row.</summary>
    static Panel With(Func<int, double> tv, Func<int, double>? outcome = null, int history = 0)
    {
        var panel = SmallWorld.Panel(history: history);
        var spend = Enumerable.Range(0, panel.Axis.Count).Select(tv).ToArray();
        return new Panel(
            panel.Axis, panel.Geos,
            outcome is null ? panel.Outcome : panel.Outcome with { Values = [.. Enumerable.Range(0, panel.Axis.Count).Select(outcome)] },
            [.. panel.Series.Values.Where(static s => s.Name != "tv_spend"), new Series("tv_spend", SeriesUnit.Spend, spend)],
            [.. panel.Categorical.Values], history);
    }
}
