using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>What a fit makes of a trend by a Gaussian process.</summary>
public class ProcessTrendFitTests
{
    const int Weeks = 120;

    [Theory]
    [InlineData(ProcessKernel.Matern52)]
    [InlineData(ProcessKernel.Matern32)]
    [InlineData(ProcessKernel.SquaredExponential)]
    public void Run_SmoothCurve_IsFound(ProcessKernel kernel)
    {
        static double Curve(int t) => 60 * Math.Sin(2 * Math.PI * t / 90) + 0.5 * t;
        var mean = Enumerable.Range(0, Weeks).Average(Curve);
        var panel = KnownEffect.Panel(TimeAxis.FromIndex(1, Weeks), Curve);
        var model = BoundModel.Bind(Spec(new GaussianProcessTrend(new GaussianProcess(kernel))), panel);
        var found = Trend(model, ModelFit.Run(model, new SamplerSpec { Chains = 1, Warmup = 200, Draws = 200, Seed = 11 }));

        var errors = Enumerable.Range(0, Weeks).Select(t => found[t] - (Curve(t) - mean)).ToArray();
        // About eight turns' worth of freedom in 120 rows of noise 10: √(8/120)·10 = 2.6 in the mean square, more at the ends.
        Assert.InRange(Math.Sqrt(errors.Average(static e => e * e)), 0, 4);
        Assert.InRange(errors.Max(Math.Abs), 0, 14);
        Assert.Equal(0, found.Sum(), 1e-6);
    }

    [Fact]
    public void CollapsePlan_ProcessTrend_HasSampledScalesUnlessBothAreFixed()
    {
        Assert.True(Plan(new GaussianProcessTrend()).HasSampledScales);
        Assert.True(Plan(new GaussianProcessTrend(new GaussianProcess { Amplitude = new FixedPrior(0.1) })).HasSampledScales);
        Assert.True(Plan(new GaussianProcessTrend(new GaussianProcess { LengthScale = new FixedPrior(30) })).HasSampledScales);
        var plan = Plan(new GaussianProcessTrend(new GaussianProcess { Amplitude = new FixedPrior(0.1), LengthScale = new FixedPrior(30) }));
        Assert.False(plan.HasSampledScales);
        Assert.Equal(21, plan.Collapsed.Count(static p => p.Name.StartsWith("trend.basis", StringComparison.Ordinal)));

        static CollapsePlan Plan(GaussianProcessTrend trend) => BoundModel
            .Bind(Spec(new GaussianProcessTrend(trend.Process with { Count = 21 })), KnownEffect.Panel(TimeAxis.FromIndex(1, Weeks), static _ => 0)).Collapse(true);
    }

    [Fact]
    public void Covariance_OfTheTrend_IsThatOfTheProcessLessItsMean()
    {
        var model = BoundModel.Bind(
            Spec(new GaussianProcessTrend(new GaussianProcess { Amplitude = new FixedPrior(50), LengthScale = new FixedPrior(20) })),
            KnownEffect.Panel(TimeAxis.FromIndex(1, Weeks), static _ => 0));
        var term = model.Linear.Single(static t => t.Component == "trend");
        var multipliers = new double[term.Columns.Count];
        term.Multipliers(model.AllocateValues(), multipliers);
        foreach (var (a, b) in new[] { (0, 0), (0, 119), (60, 60), (3, 30), (50, 90) })
        {
            var covariance = Enumerable.Range(0, multipliers.Length).Sum(j => Math.Pow(multipliers[j], 2) * term.Columns[j].Values[a] * term.Columns[j].Values[b]);
            var exact = Correlation(a, b) - Rows().Average(t => Correlation(a, t)) - Rows().Average(t => Correlation(t, b))
                + Rows().Average(s => Rows().Average(t => Correlation(s, t)));
            Assert.Equal(exact, covariance / 2500, 0.012);
        }

        static IEnumerable<int> Rows() => Enumerable.Range(0, Weeks);

        static double Correlation(int a, int b) => NaiveProcess.Correlation(ProcessKernel.Matern52, (a - b) / 20.0);
    }

    static ModelSpec Spec(GaussianProcessTrend trend) => new()
    {
        Outcome = "sales",
        Channels =
        [
            new ChannelSpec { Name = "tv", Spend = "tv", Adstock = new NoAdstock(), Saturation = new NoSaturation(), Strength = new RoiStrength(new LogNormalPrior(0.5, 0.5)) },
        ],
        Baseline = new BaselineSpec { Trend = trend, Seasonality = [] },
        Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.None) },
    };

    /// <summary>Posterior mean of the trend per row.</summary>
    static double[] Trend(BoundModel model, FittedModel fit)
    {
        var (simulator, values) = (model.CreateSimulator(), model.AllocateValues());
        var (sum, effect) = (new double[model.Panel.Periods], new double[model.Panel.Periods]);
        var component = model.LinearComponents.ToList().IndexOf("trend");
        for (var draw = 0; draw < fit.Draws.Count; draw++)
        {
            fit.Values(draw, values);
            simulator.Load(values);
            simulator.Baseline(component, effect);
            for (var t = 0; t < sum.Length; t++)
                sum[t] += effect[t] / fit.Draws.Count;
        }
        return sum;
    }
}
