using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>Weights of rows: density under every likelihood, collapsed or not, what they scale, and what is refused.</summary>
public class WeightTests
{
    public static TheoryData<LikelihoodSpec> Likelihoods =>
        [new NormalErrors { Weights = "stores" }, new StudentTErrors { Weights = "stores" }, new LogNormalErrors { Weights = "stores" }];

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void Evaluate_AnyLikelihood_HasTheNaiveValueAndItsGradient(LikelihoodSpec likelihood)
    {
        Density.AssertNaive(Bind(likelihood), points: 4, 1e-7, 1e-4, true);
    }

    /// <summary>A row of twice the weight is the mean of two rows: their joint density is that of the mean and of the difference.</summary>
    [Fact]
    public void Evaluate_MeanOfTwoRows_IsTheirDensityButForTheDifference()
    {
        const double difference = 30;
        var (mean, _) = Level(static t => t == 29 ? 2 : 1, 30);
        var (both, _) = Level(null, 31, (29, -difference / 2), (30, difference / 2));
        var values = new Dictionary<string, double>(StringComparer.Ordinal) { ["intercept"] = 1010, ["tv.coefficient"] = 0, ["noise"] = 50 };
        // y1 + y2 over √2 and y1 − y2 over √2 are independent; the mean is the first over √2.
        var other = -0.5 * Square(difference / Math.Sqrt(2) / 50) - Math.Log(50) - 0.5 * Math.Log(2 * Math.PI);
        // Weights are divided by their mean, 31/30, so the same noise is a larger number.
        var scaled = new Dictionary<string, double>(values, StringComparer.Ordinal) { ["noise"] = 50 / Math.Sqrt(31.0 / 30) };
        var expected = LogLikelihood(both, values) - other + 0.5 * Math.Log(2);
        Agreement.Within(1e-12, expected, LogLikelihood(mean, scaled));
    }

    [Fact]
    public void Evaluate_EqualWeights_HaveTheBitsOfNone()
    {
        foreach (var baseline in new[] { new BaselineSpec(), new BaselineSpec { Trend = new KnotTrend(5) } })
        {
            var spec = SmallWorld.WithBaseline(baseline);
            var (plain, panel) = (BoundModel.Bind(spec, SmallWorld.Panel()), WithWeights(SmallWorld.Panel(), static _ => 7));
            var equal = BoundModel.Bind(spec with { Likelihood = new NormalErrors { Weights = "stores" } }, panel);
            var (one, two) = (plain.CreateSamplingDensity(), equal.CreateSamplingDensity());
            var position = new double[one.Dimension];
            Assert.Equal(Density.At(one, position).Value, Density.At(two, position).Value);
            Assert.Equal(Density.At(one, position).Gradient, Density.At(two, position).Gradient);
        }
    }

    [Fact]
    public void Evaluate_WeightsInOtherUnits_IsTheSame()
    {
        var spec = SmallWorld.Full() with { Likelihood = new NormalErrors { Weights = "stores" } };
        var (one, two) = (WithWeights(SmallWorld.Panel(), static t => 1 + t % 3), WithWeights(SmallWorld.Panel(), static t => 1e6 * (1 + t % 3)));
        var values = ParameterPoint.Draw(BoundModel.Bind(spec, one), 2);
        Agreement.Within(1e-12, Density.At(BoundModel.Bind(spec, one), values).Value, Density.At(BoundModel.Bind(spec, two), values).Value);
    }

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void LogLikelihood_Rows_AddUpToTheLikelihood(LikelihoodSpec likelihood)
    {
        var model = Bind(likelihood);
        var values = ParameterPoint.Draw(model, 1);
        var density = new double[model.Panel.Periods];
        ParameterPoint.Simulator(model, values).LogLikelihood(new NaiveOutcome(model, values).Expected(), density);
        // Densities here are per unit of the outcome column, those of the likelihood per unit of the scaled outcome.
        var expected = LogLikelihood(model, values) - model.Likelihood.Count * Math.Log(model.Constants.OutcomeScale);
        Agreement.Within(1e-11, expected, density.Sum(), 1);
    }

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void Scatter_ManyDraws_SpreadByTheRootOfTheWeight(LikelihoodSpec likelihood)
    {
        var model = Bind(likelihood);
        var values = ParameterPoint.Draw(model, 1);
        values["noise.df"] = 1e9;
        values["noise"] = 0.1;
        var simulator = ParameterPoint.Simulator(model, values);
        const int draws = 4000;
        var (squares, row) = (new double[model.Panel.Periods], new double[model.Panel.Periods]);
        for (var d = 0; d < draws; d++)
        {
            var rng = Rng.Create(6, 0, d, 50);
            row.AsSpan().Fill(1);
            simulator.Scatter(ref rng, row);
            for (var t = 0; t < row.Length; t++)
                squares[t] += Square(likelihood is LogNormalErrors ? Math.Log(row[t]) + 0.005 / Weight(t) : (row[t] - 1) / model.Constants.OutcomeScale) / draws;
        }
        // Five standard errors of a variance.
        for (var t = 0; t < row.Length; t++)
            Assert.InRange(squares[t] / (0.01 / Weight(t)), 1 - 5 * Math.Sqrt(2.0 / draws), 1 + 5 * Math.Sqrt(2.0 / draws));

        double Weight(int t) => new NaiveOutcome(model, values).Weight(t);
    }

    [Fact]
    public void Baseline_LogNormalErrors_IsTheNaiveExpectationOfEveryRow()
    {
        var model = Bind(new LogNormalErrors { Weights = "stores" });
        var values = ParameterPoint.Draw(model, 3);
        var simulator = ParameterPoint.Simulator(model, values);
        var (sum, effect) = (new double[model.Panel.Periods], new double[model.Panel.Periods]);
        for (var c = 0; c < model.LinearComponents.Count; c++)
        {
            simulator.Baseline(c, effect);
            Kernels.Add(sum, effect, sum);
        }
        for (var m = 0; m < simulator.Channels; m++)
        {
            simulator.Contribution(m, ChannelPlan.Actual(model, m), effect);
            Kernels.Add(sum, effect, sum);
        }
        Agreement.Within(1e-12, new NaiveOutcome(model, values).Expected(), sum);
    }

    [Fact]
    public void Bind_UnknownColumn_IsAFault() =>
        Assert.Contains("The panel has no column shops, which is the weights of the likelihood.", Faults(SmallWorld.Panel(), "shops"));

    [Fact]
    public void Bind_ColumnOfAnotherUnit_IsAFault() =>
        Assert.Contains("The column price is the weights of the likelihood, but the panel holds it as Plain.", Faults(SmallWorld.Panel(), "price"));

    [Fact]
    public void Bind_FittedRowsWithoutWeight_AreAFaultUnlessExcluded()
    {
        var panel = WithWeights(SmallWorld.Panel(isMissing: static t => t == 3), static t => t is 3 or 4 or 9 ? double.NaN : 1);
        Assert.Equal(["The weight stores is missing in 2 fitted rows, first in 2023-01-30."], Faults(panel, "stores"));
        var excluded = WithWeights(SmallWorld.Panel(isMissing: static t => t == 3, exclusions: [new Exclusion(4, 9, "move")]), static t => t is 3 or 4 or 9 ? double.NaN : 1);
        Assert.Equal(23, BoundModel.Bind(SmallWorld.Full() with { Likelihood = new NormalErrors { Weights = "stores" } }, excluded).Likelihood.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    public void Panel_WeightNotAboveZero_IsAFault(double weight)
    {
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => WithWeights(SmallWorld.Panel(), t => t == 5 ? weight : 1)).Faults);
        Assert.Contains("exclude", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RowsOfVeryDifferentWeight_FollowsThePreciseOnes()
    {
        // Odd rows are a hundred times as precise and lie at 1000; even ones are drowned in noise around 1300.
        var rng = Rng.Create(12, 0, 0, 50);
        double[] outcome = [.. Enumerable.Range(0, 40).Select(t => t % 2 == 1 ? 1000 + 2 * rng.NextNormal() : 1300 + 300 * rng.NextNormal())];
        var (model, panel) = Level(static t => t % 2 == 1 ? 10_000 : 1, 40, [.. outcome.Select(static (y, t) => (t, y - 1000))]);
        var sampler = new SamplerSpec { Chains = 2, Warmup = 200, Draws = 300, Seed = 1 };
        var weighted = ModelFit.Run(model, sampler);
        var plain = ModelFit.Run(model.Spec with { Likelihood = new NormalErrors() }, panel, sampler);
        Assert.InRange(weighted.Draws["intercept"].Average(), 997, 1003);
        Assert.InRange(plain.Draws["intercept"].Average(), 1080, 1220);
    }

    static string[] Faults(Panel panel, string column) =>
        [.. Assert.Throws<InvalidInputException>(() => BoundModel.Bind(SmallWorld.Full() with { Likelihood = new NormalErrors { Weights = column } }, panel)).Faults.Select(static f => f.Message)];

    static BoundModel Bind(LikelihoodSpec likelihood) => BoundModel.Bind(
        SmallWorld.Full() with { Likelihood = likelihood }, SmallWorld.Panel(history: SmallWorld.History, isMissing: static t => t is 7 or 20));

    static Panel WithWeights(Panel panel, Func<int, double> weight) => new(
        panel.Axis, panel.Geos, panel.Outcome,
        [.. panel.Series.Values.Select(s => s.Name == "stores" ? s with { Values = [.. Enumerable.Range(0, panel.Axis.Count).Select(weight)] } : s)],
        [.. panel.Categorical.Values], panel.History, exclusions: panel.Exclusions);

    /// <summary>A level of 1000 that a channel without effect disturbs, with deviations from it in some rows.</summary>
    static (BoundModel Model, Panel Panel) Level(Func<int, double>? weight, int rows, params (int Row, double Deviation)[] deviations)
    {
        var spec = new ModelSpec
        {
            Outcome = "sales",
            Channels = [new ChannelSpec { Name = "tv", Spend = "tv_spend", Adstock = new NoAdstock(), Saturation = new NoSaturation(), Strength = new CoefficientStrength(new FixedPrior(0)) }],
            Baseline = new BaselineSpec { Intercept = new NormalPrior(1000, 500), Trend = new NoTrend(), Seasonality = [] },
            Noise = new NoiseSpec { Prior = new HalfNormalPrior(100) },
            Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.None) },
            Likelihood = new NormalErrors { Weights = weight is null ? null : "stores" },
        };
        // Rows 0 and 1 differ, or the outcome would be constant.
        double[] outcome = [.. Enumerable.Range(0, rows).Select(static t => t == 0 ? 990.0 : 1000)];
        foreach (var (row, deviation) in deviations)
            outcome[row] = 1000 + deviation;
        var panel = SmallWorld.Panel(rows);
        panel = new Panel(panel.Axis, panel.Geos, panel.Outcome with { Values = outcome }, [.. panel.Series.Values]);
        panel = weight is null ? panel : WithWeights(panel, weight);
        return (BoundModel.Bind(spec, panel), panel);
    }

    static double LogLikelihood(BoundModel model, Dictionary<string, double> values)
    {
        var naive = new NaiveOutcome(model, ParameterPoint.Draw(model, 1).ToDictionary(p => p.Key, p => values.GetValueOrDefault(p.Key, p.Value), StringComparer.Ordinal));
        var likelihood = model.CreateLikelihood();
        var outcome = Padding.Allocate(model.Panel.Periods);
        for (var t = 0; t < model.Panel.Periods; t++)
            outcome[t] = naive.Sum()[t] / model.Constants.OutcomeScale;
        return likelihood.Evaluate(ParameterPoint.Vector(model, values.Concat(ParameterPoint.Draw(model, 1).Where(p => !values.ContainsKey(p.Key))).ToDictionary(StringComparer.Ordinal)), outcome, new double[model.ValueCount]);
    }

    static double Square(double x) => x * x;
}
