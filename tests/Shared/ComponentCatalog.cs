using System.Numerics;

namespace MediaMix.Testing;

/// <summary>An adstock with its formula, written once more and as plainly as possible.</summary>
/// <param name="Create">A new component with default priors.</param>
/// <param name="Formula">Weight of a lag before normalising, from the parameters, the lag and the number of lags.</param>
/// <param name="Extremes">Parameter values at the ends of what a sampler can reach.</param>
sealed record AdstockCase(Func<Adstock> Create, Func<Complex[], int, int, Complex> Formula, double[][] Extremes)
{
    public string Name => Create().Name;

    /// <summary>The weights of all lags before normalising.</summary>
    public double[] Weights(double[] parameters, int lags) =>
        [.. Enumerable.Range(0, lags).Select(lag => Formula(InfinitesimalStep.At(parameters), lag, lags).Real)];
}

/// <summary>A saturation with its formula, written once more and as plainly as possible.</summary>
/// <param name="Create">A new component with default priors.</param>
/// <param name="Formula">Response to an exposure, from the parameters.</param>
/// <param name="Extremes">Parameter values at the ends of what a sampler can reach.</param>
sealed record SaturationCase(Func<Saturation> Create, Func<Complex[], Complex, Complex> Formula, double[][] Extremes)
{
    public string Name => Create().Name;

    /// <summary>Response to an exposure.</summary>
    public double Response(double[] parameters, double exposure) => Formula(InfinitesimalStep.At(parameters), exposure).Real;
}

/// <summary>
/// Exact derivatives of the formulas, independent of the library's: a step too small to round anything goes into the
/// imaginary part, which then carries the derivative as a dual number does.
/// </summary>
static class InfinitesimalStep
{
    const double Step = 1e-60;

    public static Complex[] At(double[] values, int moved = -1) => [.. values.Select((v, i) => new Complex(v, i == moved ? Step : 0))];

    public static Complex At(double value) => new(value, Step);

    public static double Derivative(Complex result) => result.Imaginary / Step;
}

/// <summary>A part of the baseline, a control, or something that a channel can have, in a model that has it.</summary>
/// <param name="Name">What the part is.</param>
/// <param name="Spec">The model over the columns of <see cref="SmallWorld"/>.</param>
/// <param name="Step">Distance of the rows.</param>
sealed record LinearCase(string Name, ModelSpec Spec, TimeStep Step = TimeStep.Week)
{
    /// <summary>The small panel with rows that far apart.</summary>
    public Panel Panel(int history = 0, Func<int, bool>? isMissing = null) => SmallWorld.Panel(
        history: history, axis: TimeAxis.FromDates(new DateOnly(2023, 1, 2), Step, history + SmallWorld.Periods), isMissing: isMissing);

    public override string ToString() => Name;
}

/// <summary>All components that conformance tests run over: a new one is one line here.</summary>
static class ComponentCatalog
{
    const double Tiny = 1e-12, Least = 1e-300;

    public static IReadOnlyList<AdstockCase> Adstocks { get; } =
    [
        new(static () => new GeometricAdstock(), static (p, lag, _) => Complex.Pow(p[0], lag), [[Least], [Tiny], [1 - Tiny]]),
        new(static () => new DelayedAdstock(), static (p, lag, _) => Complex.Pow(p[0], (lag - p[1]) * (lag - p[1])),
            [[Least, 1.5], [Tiny, Tiny], [1 - Tiny, 2.5], [0.5, Least], [0.01, 1e6]]),
        new(static () => new BinomialAdstock(), static (p, lag, lags) => Complex.Pow(1 - lag / (lags + 1.0), 1 / p[0] - 1), [[Least], [Tiny], [1 - Tiny]]),
        new(static () => new WeibullCdfAdstock(), static (p, lag, _) => lag == 0 ? 1 : Complex.Exp(-Math.Log(2) * Complex.Pow(lag / p[0], p[1])), Shapes),
        new(static () => new WeibullPdfAdstock(), static (p, lag, _) => WeibullDensity(lag + 1, p[0], p[1]), Shapes),
        new(static () => new RobynWeibullCdfAdstock(), RobynSurvival, Windows),
        new(static () => new RobynWeibullPdfAdstock(), RobynDensity, Windows),
        new(static () => new NoAdstock(), static (_, lag, _) => lag == 0 ? 1 : 0, [[]]),
    ];

    public static IReadOnlyList<SaturationCase> Saturations { get; } =
    [
        new(static () => new HillSaturation(), static (p, x) => Complex.Pow(x, p[1]) / (Complex.Pow(x, p[1]) + Complex.Pow(p[0], p[1])),
            [[1, 0.3], [1, 5], [Tiny, 1], [1e12, 1], [Least, 5], [1, Tiny], [1, 50]]),
        new(static () => new LogisticSaturation(), static (p, x) => Complex.Tanh(p[0] * x / 2), [[Least], [Tiny], [1e12]]),
        new(static () => new InverseScaledLogisticSaturation(), static (p, x) => Complex.Tanh(Math.Log(3) * x / (2 * p[0])), Scales),
        new(static () => new TanhSaturation(), static (p, x) => Complex.Tanh(x / p[0]), Scales),
        new(static () => new MichaelisMentenSaturation(), static (p, x) => x / (p[0] + x), Scales),
        new(static () => new ExponentialSaturation(), static (p, x) => OneLessExp(Math.Log(2) * x / p[0]), Scales),
        new(static () => new RootSaturation(), static (p, x) => Complex.Pow(x, p[0]), [[Least], [Tiny], [0.5], [1 - Tiny]]),
        new(static () => new LogSaturation(), static (p, x) => LogOfOneMore(x / p[0]), Scales),
        new(static () => new HillSigmoidSaturation(), HillSigmoid,
            [[1, 0.3], [1, 50], [Tiny, 1], [1e12, 1], [1e12, Tiny], [Least, 5], [1, Tiny], [Tiny, 1e12]]),
        new(static () => new NoSaturation(), static (_, x) => x, [[]]),
    ];

    /// <summary>Parts of the baseline and controls.</summary>
    public static IReadOnlyList<LinearCase> Linear { get; } =
    [
        new("season by month", SmallWorld.WithBaseline(new BaselineSpec { Seasonality = [new CategoricalSeasonSpec { By = CalendarUnit.Month }] })),
        new("season by weekday", SmallWorld.WithBaseline(new BaselineSpec { Seasonality = [new FourierSpec { Cycle = FourierCycle.Yearly, Order = 1 }, new CategoricalSeasonSpec { By = CalendarUnit.Weekday }] }), TimeStep.Day),
        new("events", SmallWorld.WithBaseline(new BaselineSpec { Events = SmallWorld.Events })),
        new("piecewise trend", SmallWorld.WithBaseline(new BaselineSpec { Trend = new PiecewiseTrend(["2023-03-08", "2023-05-01"]) })),
        new("random walk", SmallWorld.WithBaseline(new BaselineSpec { Trend = new RandomWalkTrend() })),
        new("random walk every 4", SmallWorld.WithBaseline(new BaselineSpec { Trend = new RandomWalkTrend(4) })),
        new("pooled returns", SmallWorld.Full() with { Groups = [new ChannelGroup { Name = "paid", Channels = ["tv", "search"], Pooled = new PooledReturns(new LogNormalPrior(0.2, 0.9), new HalfNormalPrior(0.5)) }] }),
        new("given knots", SmallWorld.WithBaseline(new BaselineSpec { Trend = new KnotTrend { At = ["2023-02-14", "2023-03-20", "2023-07-03"] } })),
        new("independent knots", SmallWorld.WithBaseline(new BaselineSpec { Trend = new KnotTrend(5) { Value = new NormalPrior(0.5, 0.4) } })),
        new("independent given knots and intercept", SmallWorld.WithBaseline(new BaselineSpec { Intercept = new NormalPrior(0.7, 0.1), Trend = new KnotTrend { At = ["2023-02-06", "2023-04-03"], Value = new NormalPrior(0, 0.1) } })),
        new("process trend", SmallWorld.WithBaseline(new BaselineSpec { Trend = new GaussianProcessTrend() })),
        new("process trend of days", SmallWorld.WithBaseline(new BaselineSpec { Trend = new GaussianProcessTrend(new GaussianProcess(ProcessKernel.Matern32) { Count = 9 }) }), TimeStep.Day),
        new("smooth process trend of stated size", SmallWorld.WithBaseline(new BaselineSpec { Trend = new GaussianProcessTrend(new GaussianProcess(ProcessKernel.SquaredExponential) { Boundary = 1.5, Count = 12, LengthScale = new InverseGammaPrior(3, 20) }) })),
        new("process trend of known length scale", SmallWorld.WithBaseline(new BaselineSpec { Trend = new GaussianProcessTrend(new GaussianProcess { LengthScale = new FixedPrior(9) }) })),
        new("holidays by week", SmallWorld.WithBaseline(new BaselineSpec { Holidays = new HolidaysSpec { Countries = ["US", "CA"], DaysBefore = 1, Also = [new DatedHoliday("Sale", [new DateOnly(2023, 2, 1), new DateOnly(2023, 6, 1)])] } })),
        new("holidays by day, not pooled", SmallWorld.WithBaseline(new BaselineSpec { Holidays = new HolidaysSpec { Countries = ["RU"], DaysBefore = 2, DaysAfter = 3, Also = [new DatedHoliday("Sale", [new DateOnly(2023, 1, 15), new DateOnly(2023, 1, 20)])], IsPooled = false } }), TimeStep.Day),
        new("treatments", SmallWorld.Treatments()),
        new("lagged controls", SmallWorld.Full() with
        {
            Controls = [new ControlSpec { Column = "price" }, new ControlSpec { Column = "price", Lag = 1 }, new ControlSpec { Column = "price", Lag = 7 }, new ControlSpec { Column = "promotion", Lag = 2 }],
        }),
        new("weights", SmallWorld.Full() with { Likelihood = new NormalErrors { Weights = "stores" } }),
        new("ar1", SmallWorld.Full() with { Noise = new NoiseSpec { Autoregression = new AutoregressionSpec() } }),
        new("ar1 of either sign and knots", SmallWorld.WithBaseline(new BaselineSpec { Trend = new KnotTrend(5) }) with { Noise = new NoiseSpec { Autoregression = new AutoregressionSpec(new UniformPrior(-1, 1)), IsVariance = true } }),
        new("fixed ar1 with weights", SmallWorld.Full() with { Noise = new NoiseSpec { Autoregression = new AutoregressionSpec(new FixedPrior(0.8)) }, Likelihood = new NormalErrors { Weights = "stores" } }),
        new("ar1 with Laplace controls", SmallWorld.Full() with { Noise = new NoiseSpec { Autoregression = new AutoregressionSpec() }, Controls = [new ControlSpec { Column = "price", Prior = new LaplacePrior(0, 0.1) }] }),
        new("weights and knots", SmallWorld.WithBaseline(new BaselineSpec { Trend = new KnotTrend(5) }) with { Likelihood = new NormalErrors { Weights = "stores" } }),
    ];

    /// <summary>What channels can have besides a carryover, a saturation and a strength.</summary>
    public static IReadOnlyList<LinearCase> Media { get; } =
    [
        new("linear channel", SmallWorld.Linear(new NormalPrior(0.1, 0.2))),
        new("linear channel whose prior is not normal", SmallWorld.Linear(new LaplacePrior(0, 0.2))),
        new("channel with a coefficient of any sign", SmallWorld.Full(new ChannelSpec { Name = "tv", Spend = "tv_spend", Strength = new CoefficientStrength(new NormalPrior(0, 0.3)) })),
        new("ROI over some rows", SmallWorld.WithWindow("roi")),
        new("ROI over some rows, saturation first", SmallWorld.WithWindow("roi", TransformOrder.SaturationFirst)),
        new("marginal ROI over some rows", SmallWorld.WithWindow("marginal_roi")),
        new("contribution over some rows", SmallWorld.WithWindow("contribution")),
        new("reach and frequency", SmallWorld.WithReach(null, new HillSaturation())),
        new("reach and frequency, marginal ROI", SmallWorld.WithReach(SmallWorld.StrengthOf("marginal_roi"), new TanhSaturation(), new DelayedAdstock { MaxLag = 3 })),
        new("organic reach and frequency", SmallWorld.WithReach(SmallWorld.StrengthOf("contribution"), new LogisticSaturation())),
        new("effectiveness by knots", SmallWorld.WithTimeVarying(new TimeVaryingSpec { Channels = ["tv", "email"], Effectiveness = new EffectivenessKnots(5) })),
        new("shared effectiveness by knots", SmallWorld.WithTimeVarying(new TimeVaryingSpec { Channels = ["tv", "search"], IsShared = true })),
        new("effectiveness by process", SmallWorld.WithTimeVarying(new TimeVaryingSpec { Channels = ["tv"], Effectiveness = new EffectivenessProcess() })),
        new("shared effectiveness by process of days", SmallWorld.WithTimeVarying(new TimeVaryingSpec { Channels = ["tv", "email"], IsShared = true, Effectiveness = new EffectivenessProcess(new GaussianProcess(ProcessKernel.Matern32) { Count = 9, LengthScale = new FixedPrior(3) }) }), TimeStep.Day),
        new("effectiveness, ROI over some rows", SmallWorld.WithWindow("roi") with { TimeVarying = [new TimeVaryingSpec { Channels = ["tv"] }] }),
        new("effectiveness, marginal ROI over some rows", SmallWorld.WithWindow("marginal_roi", TransformOrder.SaturationFirst) with { TimeVarying = [new TimeVaryingSpec { Channels = ["tv"] }] }),
        new("effectiveness of reach and frequency", SmallWorld.WithReach(null, new HillSaturation()) with { TimeVarying = [new TimeVaryingSpec { Channels = ["video"], Effectiveness = new EffectivenessKnots(4) }] }),
        new("reach and frequency without saturation", SmallWorld.WithReach(SmallWorld.StrengthOf("coefficient"), new NoSaturation(), new NoAdstock())),
    ];

    /// <summary>Everything that is not a carryover or a saturation.</summary>
    public static IReadOnlyList<LinearCase> Parts { get; } = [.. Linear, .. Media];

    public static LinearCase Part(string name) => Parts.Single(c => c.Name == name);

    static double[][] Shapes =>
        [[Least, 0.5], [Tiny, 1], [Least, 50], [1e12, 1], [1e300, 5], [2, Least], [2, Tiny], [2, 1e6], [3, 50], [0.5, 1e6]];

    static double[][] Windows =>
        [[Least, 0.5], [Tiny, 1], [1 - Tiny, 1], [1 - Tiny, 50], [0.3, Least], [0.3, Tiny], [0.3, 1e6], [Least, 1e6]];

    static double[][] Scales => [[Least], [Tiny], [1e12], [1e300]];

    public static IEnumerable<string> Strengths => ["coefficient", "roi", "marginal_roi", "contribution"];

    public static AdstockCase Adstock(string name) => Adstocks.Single(c => c.Name == name);

    public static SaturationCase Saturation(string name) => Saturations.Single(c => c.Name == name);

    /// <summary>
    /// Every adstock with Hill and every saturation with geometric carryover, × order × strength × history: the two meet in
    /// the convolution only, so that each against one partner covers what the product would.
    /// </summary>
    public static IEnumerable<(string Adstock, string Saturation, TransformOrder Order, string Strength, bool HasHistory)> Combinations() =>
        from adstock in Adstocks
        from saturation in Saturations
        where adstock.Name == "geometric" || saturation.Name == "hill"
        from order in Enum.GetValues<TransformOrder>()
        from strength in Strengths
        from hasHistory in new[] { false, true }
        select (adstock.Name, saturation.Name, order, strength, hasHistory);

    /// <summary>1 − e^(−u) without cancellation.</summary>
    static Complex OneLessExp(Complex u) => u.Real < 1 ? 2 * Complex.Exp(-u / 2) * Complex.Sinh(u / 2) : 1 - Complex.Exp(-u);

    /// <summary>ln(1 + u) without cancellation.</summary>
    static Complex LogOfOneMore(Complex u) => new(
        u.Real < 1 ? 2 * Math.Atanh(u.Real / (2 + u.Real)) : Math.Log(1 + u.Real), u.Imaginary / (1 + u.Real));

    /// <summary>The difference of two logistic functions, by sinh where it would cancel.</summary>
    static Complex HillSigmoid(Complex[] p, Complex x)
    {
        var (end, start) = (p[1] * (x - p[0]), -p[1] * p[0]);
        return (p[1] * x).Real < 1
            ? Complex.Sinh(p[1] * x / 2) / (2 * Complex.Cosh(end / 2) * Complex.Cosh(start / 2))
            : 1 / (1 + Complex.Exp(-end)) - 1 / (1 + Complex.Exp(-start));
    }

    static Complex WeibullDensity(double x, Complex scale, Complex shape) =>
        shape / scale * Complex.Pow(x / scale, shape - 1) * Complex.Exp(-Complex.Pow(x / scale, shape));

    /// <summary>A product of survivals, with the scale that Robyn would round.</summary>
    static Complex RobynSurvival(Complex[] p, int lag, int lags)
    {
        var product = Complex.One;
        for (var i = 1; i <= lag; i++)
            product *= Complex.Exp(-Complex.Pow(i / (1 + (lags - 1) * p[0]), p[1]));
        return product;
    }

    /// <summary>Densities moved and stretched to [0, 1], with the scale that Robyn would round.</summary>
    static Complex RobynDensity(Complex[] p, int lag, int lags)
    {
        var densities = Enumerable.Range(1, lags).Select(x => WeibullDensity(x, 1 + (lags - 1) * p[0], p[1])).ToArray();
        var (least, most) = (densities.MinBy(static d => d.Real), densities.MaxBy(static d => d.Real));
        return lags == 1 ? 1 : (densities[lag] - least) / (most - least);
    }
}
