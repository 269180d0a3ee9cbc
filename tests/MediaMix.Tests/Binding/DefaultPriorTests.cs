using MediaMix.Testing;

namespace MediaMix.Tests.Binding;

/// <summary>Every default of the statistical conventions, section 2, on panels whose facts are known.</summary>
public class DefaultPriorTests
{
    /// <summary>Outcome of mean 400 and sd 30·√(n/(n−1)): half of the periods 370, half 430.</summary>
    const double Mean = 400;

    static readonly double[] OneHalf = [0.5, 0.5];

    [Theory]
    [InlineData(60, 2)]
    [InlineData(51, 0)]
    [InlineData(52, 2)]
    [InlineData(103, 2)]
    [InlineData(104, 3)]
    [InlineData(156, 3)]
    public void Seasonality_WeeklyData_HasTheOrderOfItsLength(int weeks, int order) =>
        AssertSeasonality(Bind(Week(weeks)), FourierCycle.Yearly, order);

    [Theory]
    [InlineData(363, 2)]
    [InlineData(360, 0)]
    [InlineData(728, 3)]
    public void Seasonality_DailyData_HasTheOrderOfItsLength(int days, int order) =>
        AssertSeasonality(Bind(TimeAxis.FromDates(new DateOnly(2022, 1, 1), TimeStep.Day, days)), FourierCycle.Yearly, order);

    [Theory]
    [InlineData(11, 0)]
    [InlineData(12, 2)]
    [InlineData(24, 3)]
    public void Seasonality_MonthlyData_HasTheOrderOfItsLength(int months, int order) =>
        AssertSeasonality(Bind(TimeAxis.FromDates(new DateOnly(2022, 1, 1), TimeStep.Month, months)), FourierCycle.Yearly, order);

    [Theory]
    [InlineData(60, 2)]
    [InlineData(104, 3)]
    public void Seasonality_NumberedPeriods_ReturnsAfter52Rows(int rows, int order)
    {
        var model = Bind(TimeAxis.FromIndex(1, rows));
        AssertSeasonality(model, FourierCycle.Rows, order);
        Assert.Equal(52, Assert.IsType<FourierSpec>(model.Spec.Baseline.Seasonality![0]).PeriodRows);
    }

    [Fact]
    public void Seasonality_Default_ShrinksWithTheHarmonic()
    {
        var model = Bind(Week(156));
        // 0.15 ȳ / k on the scale of the largest outcome.
        foreach (var wave in new[] { "sin", "cos" })
        {
            for (var k = 1; k <= 3; k++)
                AssertNormal(0, 0.15 * Mean / k, model, $"seasonality.fourier[yearly].{wave}[{k}]");
        }
    }

    [Theory]
    [InlineData(157, TimeStep.Week, 13, 78)]
    [InlineData(1093, TimeStep.Day, 13, 78)]
    [InlineData(41, TimeStep.Week, 10, 20)]
    [InlineData(521, TimeStep.Week, 26, 260)]
    public void GaussianProcess_Default_IsFromAQuarterToHalfTheWindow(int periods, TimeStep step, double shortest, double longest)
    {
        var axis = TimeAxis.FromDates(new DateOnly(2022, 1, 3), step, periods);
        var model = BoundModel.Bind(Model(1) with { Baseline = new BaselineSpec { Trend = new GaussianProcessTrend() } }, Panel(axis, [1], Two));
        var trend = Assert.IsType<GaussianProcessTrend>(model.Spec.Baseline.Trend).Process;
        Agreement.Within(1e-9, shortest, trend.LengthScale!.Quantile(0.01));
        Agreement.Within(1e-9, longest, trend.LengthScale!.Quantile(0.99));
        Agreement.Within(1e-12, 0.2 * model.Constants.Outcome.Mean / model.Constants.OutcomeScale, Assert.IsType<HalfNormalPrior>(trend.Amplitude).Sd);
        // Half the window is the half range of the basis.
        Agreement.Within(1e-9, 1 + 1.85, trend.Boundary!.Value);
        Assert.Equal(Math.Ceiling(1.5 * 2.65 * 2.85 * longest / shortest), trend.Count!.Value, 1e-9);
    }

    [Fact]
    public void Seasonality_Categorical_HasContrastsOfTheSizeOfTheFirstHarmonic()
    {
        var spec = Model(1) with { Baseline = new BaselineSpec { Seasonality = [new CategoricalSeasonSpec { By = CalendarUnit.Month }] } };
        var model = BoundModel.Bind(spec, Panel(Week(156), [1], Two));
        for (var k = 1; k <= 11; k++)
            AssertNormal(0, 0.15 * Mean, model, $"seasonality.categorical[month].contrast[{k}]");
    }

    [Theory]
    [InlineData(104, 3)]
    [InlineData(54, 1)]
    [InlineData(10, 1)]
    public void Piecewise_Default_HasAChangePerHalfYearAndPriorsThatShareOneVariance(int weeks, int changes)
    {
        var model = BoundModel.Bind(Model(1) with { Baseline = new BaselineSpec { Trend = new PiecewiseTrend() } }, Panel(Week(weeks), [1], Two));
        var trend = Assert.IsType<PiecewiseTrend>(model.Spec.Baseline.Trend);
        Assert.Equal(changes, trend.Changes!.Count);
        AssertNormal(0, 0.5 * Mean, model, "trend.slope");
        AssertNormal(0, 0.5 * Mean / Math.Sqrt(changes), model, $"trend.change[{trend.Changes[^1]}]");
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(13, 13)]
    public void RandomWalk_Default_HasStepsOfTheSizeOfKnots(int? every, int weeks)
    {
        var model = BoundModel.Bind(Model(1) with { Baseline = new BaselineSpec { Trend = new RandomWalkTrend(every) } }, Panel(Week(104), [1], Two));
        var prior = Assert.IsType<HalfNormalPrior>(model.Parameters.Single(static p => p.Name == "trend.innovation").Prior);
        Agreement.Within(1e-12, 0.05 * Mean * Math.Sqrt(weeks / 26.0) / model.Constants.OutcomeScale, prior.Sd);
    }

    [Fact]
    public void Events_Default_IsThatOfMarks()
    {
        var item = new EventSpec { Name = "a", Start = "2022-03-14" };
        var model = BoundModel.Bind(SmallWorld.WithBaseline(new BaselineSpec { Events = [item, item with { Name = "b", Prior = new LaplacePrior(0, 1) }] }), SmallWorld.Panel());
        var (facts, scale) = (model.Constants.Outcome, model.Constants.OutcomeScale);
        Assert.Equal(new NormalPrior(0, 2 * (facts.Sd / scale)), model.Parameters.Single(static p => p.Name == "event[a]").Prior);
        Assert.Equal(new LaplacePrior(0, 1), model.Parameters.Single(static p => p.Name == "event[b]").Prior);
    }

    [Fact]
    public void Baseline_Default_IsRelativeToTheOutcome()
    {
        var model = Bind(Week(60));
        AssertNormal(0.75 * Mean, 0.5 * Mean, model, "intercept");
        AssertNormal(0, 0.5 * Mean, model, "trend.slope");
        Agreement.Within(1e-12, Sd(60), ((HalfNormalPrior)Prior(model, "noise")).Sd * model.Constants.OutcomeScale);
    }

    [Theory]
    [InlineData(54, 3)]
    [InlineData(68, 4)]
    [InlineData(20, 2)]
    public void Knots_Default_IsOnePerHalfYearWithStepsToTheSquareRootOfTheGap(int weeks, int knots)
    {
        var model = BoundModel.Bind(Model(1) with { Baseline = new BaselineSpec { Trend = new KnotTrend() } }, Panel(Week(weeks), [1], Two));
        var trend = Assert.IsType<KnotTrend>(model.Spec.Baseline.Trend);
        Assert.Equal(knots, trend.Count);
        var gap = (weeks - 1) / (knots - 1.0);
        Agreement.Within(1e-12, 0.05 * Mean * Math.Sqrt(gap / 26), ((HalfNormalPrior)trend.Innovation!).Sd * model.Constants.OutcomeScale);
        Assert.Equal(["trend.innovation", .. Enumerable.Range(2, knots - 1).Select(k => $"trend.step[{k}]")], model.Parameters.Where(static p => p.Name.StartsWith("trend", StringComparison.Ordinal)).Select(static p => p.Name));
    }

    [Fact]
    public void Intercept_OutcomeThatVariesMoreThanItsMean_IsAsWideAsItVaries()
    {
        var model = Bind(Week(60), outcome: static t => t % 2 == 0 ? 0 : 8);
        AssertNormal(3, 2 * 4 * Math.Sqrt(60.0 / 59), model, "intercept");
    }

    [Fact]
    public void Intercept_NegativeMean_KeepsItsSign()
    {
        var spec = Model(1) with { Channels = [Model(1).Channels[0] with { Strength = new CoefficientStrength(new HalfNormalPrior(1)) }] };
        var model = BoundModel.Bind(spec, Panel(Week(60), OneHalf[..1], static t => t % 2 == 0 ? -370 : -430));
        AssertNormal(-300, 200, model, "intercept");
        AssertNormal(0, 200, model, "trend.slope");
    }

    [Fact]
    public void Noise_OnTheVariance_IsHalfNormalOfTheVariance()
    {
        var spec = Model(1) with { Noise = new NoiseSpec { IsVariance = true } };
        var model = BoundModel.Bind(spec, Panel(Week(60), [1], Two));
        Agreement.Within(1e-12, Sd(60) * Sd(60), ((HalfNormalPrior)Prior(model, "noise")).Sd * Math.Pow(model.Constants.OutcomeScale, 2));
    }

    [Theory]
    [InlineData(OutcomeKind.Unstated)]
    [InlineData(OutcomeKind.Units)]
    public void Roi_OneChannel_GivesMediaAQuarterGiveOrTake60Percent(OutcomeKind kind)
    {
        var model = Bind(Week(60), [1], kind: kind);
        var sigma = Math.Sqrt(Math.Log(1 + 0.36));
        AssertRoi(model, 0, 0.25 * OutcomePerSpend(model), sigma);
    }

    [Fact]
    public void Roi_TwoChannels_AreWiderEachSoThatTheSumIsNot()
    {
        var model = Bind(Week(60), [0.7, 0.3]);
        var variation = 0.6 / Math.Sqrt(0.49 + 0.09);
        var sigma = Math.Sqrt(Math.Log(1 + variation * variation));
        AssertRoi(model, 0, 0.25 * OutcomePerSpend(model), sigma);
        AssertRoi(model, 1, 0.25 * OutcomePerSpend(model), sigma);
    }

    [Fact]
    public void Roi_TenEqualChannels_AreAsWideAsTheRuleSays()
    {
        var model = Bind(Week(60), [.. Enumerable.Repeat(0.1, 10)]);
        // cv = 0.6·√10 = 1.897, σ = √ln(1 + 3.6) = 1.2353, clipped to 1.2.
        AssertRoi(model, 9, 0.25 * OutcomePerSpend(model), 1.2);
    }

    [Fact]
    public void Roi_RevenueAndLittleSpend_IsWhatIsKnownOfRevenue()
    {
        var prior = (LogNormalPrior)Bind(Week(60), [1], outcomePerSpend: 100, kind: OutcomeKind.Revenue).Spec.Channels[0].Strength!.Prior;
        Assert.Equal(new LogNormalPrior(0.2, 0.9), prior);
    }

    [Fact]
    public void Roi_RevenueAndMuchSpend_ImpliesAtMostHalfOfTheRevenue()
    {
        var prior = (LogNormalPrior)Bind(Week(60), [1], outcomePerSpend: 2, kind: OutcomeKind.Revenue).Spec.Channels[0].Strength!.Prior;
        Agreement.Within(1e-12, 0.5 * 2, prior.Mean);
        Assert.Equal(0.9, prior.Sigma);
    }

    [Fact]
    public void Share_OrganicChannel_IsOnePercentOnAverage()
    {
        var spec = Model(1) with { Channels = [new ChannelSpec { Name = "c0", Exposure = "x0" }] };
        var model = BoundModel.Bind(spec, Panel(Week(60), [1], Two, unit: SeriesUnit.Exposure));
        Assert.Equal(new ContributionStrength(new BetaPrior(1, 99)), model.Spec.Channels[0].Strength);
    }

    [Fact]
    public void Adstock_WeeklyData_HasThePriorsOfTheConventions()
    {
        foreach (var axis in new[] { Week(60), TimeAxis.FromIndex(1, 60) })
        {
            Assert.Equal(new BetaPrior(2, 3), Prior(Bind(axis), "c0.adstock.decay"));
            var delayed = Bind(axis, adstock: new DelayedAdstock());
            Assert.Equal(new BetaPrior(3, 3), Prior(delayed, "c0.adstock.decay"));
            Assert.Equal(new TruncatedNormalPrior(0, 2, 0, 6), Prior(delayed, "c0.adstock.peak"));
            Assert.Equal(12, delayed.Constants.Channels[0].MaxLag);
        }
    }

    [Fact]
    public void Peak_FewLags_IsCutAtTheLast() =>
        Assert.Equal(new TruncatedNormalPrior(0, 2, 0, 4), Prior(Bind(Week(60), adstock: new DelayedAdstock { MaxLag = 4 }), "c0.adstock.peak"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Peak_NoOrOneLag_StillHasAPrior(int lags) =>
        Assert.Equal(new TruncatedNormalPrior(0, 2, 0, 1), Prior(Bind(Week(60), adstock: new DelayedAdstock { MaxLag = lags }), "c0.adstock.peak"));

    [Fact]
    public void Saturation_Default_IsRelativeToTheMeanExposure()
    {
        var hill = Bind(Week(60));
        Assert.Equal(new LogNormalPrior(0.2, 0.7), Prior(hill, "c0.saturation.half"));
        Assert.Equal(new LogNormalPrior(0.1, 0.3), Prior(hill, "c0.saturation.slope"));
        var logistic = (LogNormalPrior)Prior(Bind(Week(60), saturation: new LogisticSaturation()), "c0.saturation.rate");
        // rate = ln 3 / half: the median is ln 3 / e^0.2.
        Agreement.Within(1e-12, Math.Log(3) / Math.Exp(0.2), logistic.Quantile(0.5));
        Assert.Equal(0.7, logistic.Sigma);
    }

    [Fact]
    public void Saturation_MediaNotScaled_SpeaksInNaturalUnits()
    {
        var spec = Model(1) with { Scaling = new ScalingSpec { Media = new MediaScale(MediaScaleKind.None) } };
        var model = BoundModel.Bind(spec, Panel(Week(60), [1], Two));
        Agreement.Within(1e-12, Math.Exp(0.2) * model.Constants.Channels[0].MeanNonZeroExposure, Prior(model, "c0.saturation.half").Quantile(0.5));
    }

    [Fact]
    public void WrittenPriors_AllOfThem_AreTakenAsWritten()
    {
        var model = BoundModel.Bind(SmallWorld.Full() with
        {
            Baseline = new BaselineSpec
            {
                Intercept = new NormalPrior(1, 2),
                Trend = new LinearTrend(new NormalPrior(3, 4)),
                Seasonality = [new FourierSpec { Cycle = FourierCycle.Monthly, Order = 2, Prior = new LaplacePrior(0, 5) }],
            },
            Noise = new NoiseSpec { Prior = new ExponentialPrior(6) },
            Controls = [new ControlSpec { Column = "price", Prior = new NormalPrior(7, 8) }],
        }, SmallWorld.Panel());
        Assert.Equal(new NormalPrior(1, 2), Prior(model, "intercept"));
        Assert.Equal(new NormalPrior(3, 4), Prior(model, "trend.slope"));
        Assert.Equal(new LaplacePrior(0, 5), Prior(model, "seasonality.fourier[monthly].cos[2]"));
        Assert.Equal(new ExponentialPrior(6), Prior(model, "noise"));
        Assert.Equal(new NormalPrior(7, 8), Prior(model, "control[price]"));
    }

    [Fact]
    public void Controls_Default_AreRelativeToTheSpreadOfTheOutcome()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        var sd = model.Constants.Outcome.Sd;
        AssertNormal(0, 0.5 * sd, model, "control[price]");
        AssertNormal(0, 2 * sd, model, "control[promotion]");
        AssertNormal(0, 2 * sd, model, "control[region].contrast[1]");
        AssertNormal(0, 2 * sd, model, "control[region].contrast[2]");
    }

    [Fact]
    public void Controls_NotStandardised_AllowTheSameEffect()
    {
        var spec = SmallWorld.Full() with { Scaling = new ScalingSpec { StandardizeControls = false } };
        var model = BoundModel.Bind(spec, SmallWorld.Panel());
        var standard = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        AssertNormal(0, 0.5 * model.Constants.Outcome.Sd / standard.Constants.Controls[0].Scale, model, "control[price]");
    }

    static double Two(int t) => t % 2 == 0 ? 370 : 430;

    static double Sd(int periods) => 30 * Math.Sqrt(periods / (periods - 1.0));

    static TimeAxis Week(int periods) => TimeAxis.FromDates(new DateOnly(2022, 1, 3), TimeStep.Week, periods);

    static ModelSpec Model(int channels, Adstock? adstock = null, Saturation? saturation = null) => new()
    {
        Outcome = "y",
        Channels =
        [
            .. Enumerable.Range(0, channels).Select(m => new ChannelSpec
            {
                Name = $"c{m}", Spend = $"x{m}", Adstock = adstock ?? new GeometricAdstock(), Saturation = saturation ?? new HillSaturation(),
            }),
        ],
    };

    /// <summary>Spend shares as given; half of the periods without spend.</summary>
    static Panel Panel(
        TimeAxis axis, double[] shares, Func<int, double> outcome, double spend = 50,
        OutcomeKind kind = OutcomeKind.Unstated, SeriesUnit unit = SeriesUnit.Spend) => new(
        axis, ["national"],
        new Series("y", SeriesUnit.Outcome, [.. Enumerable.Range(0, axis.Count).Select(outcome)]),
        [.. shares.Select((share, m) => new Series($"x{m}", unit, [.. Enumerable.Range(0, axis.Count).Select(t => share * spend * (t % 2))]))],
        outcomeKind: kind);

    static BoundModel Bind(
        TimeAxis axis, double[]? shares = null, Func<int, double>? outcome = null, double outcomePerSpend = 16,
        OutcomeKind kind = OutcomeKind.Unstated, Adstock? adstock = null, Saturation? saturation = null) =>
        BoundModel.Bind(
            Model((shares ?? OneHalf).Length, adstock, saturation),
            Panel(axis, shares ?? OneHalf, outcome ?? Two, 2 * Mean / outcomePerSpend, kind));

    static double OutcomePerSpend(BoundModel model) => model.Constants.Outcome.Total / model.Constants.TotalSpend;

    static Prior Prior(BoundModel model, string name) => model.Parameters.Single(p => p.Name == name).Prior;

    static void AssertRoi(BoundModel model, int channel, double mean, double sigma)
    {
        var prior = (LogNormalPrior)((RoiStrength)model.Spec.Channels[channel].Strength!).Prior;
        Agreement.Within(1e-12, mean, prior.Mean);
        Agreement.Within(1e-12, sigma, prior.Sigma);
    }

    /// <summary>Mean and sd in outcome units.</summary>
    static void AssertNormal(double mean, double sd, BoundModel model, string name)
    {
        var prior = (NormalPrior)Prior(model, name);
        Agreement.Within(1e-12, mean, prior.Location * model.Constants.OutcomeScale);
        Agreement.Within(1e-12, sd, prior.Sd * model.Constants.OutcomeScale);
    }

    static void AssertSeasonality(BoundModel model, FourierCycle cycle, int order)
    {
        var seasonality = model.Spec.Baseline.Seasonality!;
        Assert.Equal(order == 0 ? 0 : 1, seasonality.Count);
        if (order == 0)
            return;
        var fourier = Assert.IsType<FourierSpec>(seasonality[0]);
        Assert.Equal((cycle, order), (fourier.Cycle, fourier.Order));
    }

    public static TheoryData<string, TrendSpec> Trends => new()
    {
        { "line", new LinearTrend() }, { "knots", new KnotTrend() }, { "changes", new PiecewiseTrend() }, { "walk", new RandomWalkTrend() }, { "process", new GaussianProcessTrend(new GaussianProcess()) },
    };

    [Theory]
    [MemberData(nameof(Trends))]
    public void Complete_TrendThatGeosDifferIn_KeepsItsPooling(string name, TrendSpec trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        var spec = SmallPanel.Spec() with { Baseline = new BaselineSpec { Trend = trend with { Pooling = new HierarchicalPooling(new HalfNormalPrior(0.7)) } } };
        var model = BoundModel.Bind(spec, SmallPanel.Create());
        Assert.True(model.Parameters.Any(static p => p.Name == "trend.sd" && p.Prior is HalfNormalPrior { Sd: 0.7 }), name);
    }

    [Fact]
    public void Bind_LineThatGeosDifferIn_ReportsTheSlopeOfEveryGeo()
    {
        var model = BoundModel.Bind(SmallPanel.Of("lines of their own"), SmallPanel.Create());
        var values = ParameterPoint.Draw(model, 3);
        var slope = model.Derived.Single(static d => d.Name == "trend[west]").Read(ParameterPoint.Vector(model, values));
        var naive = new NaivePanel(model, values);
        var rise = naive.Baseline("trend", 3, SmallPanel.Periods - 1) / naive.Size(3) / naive.OutcomeScale().Scale;
        Agreement.Within(1e-12, rise, slope);
    }
}
