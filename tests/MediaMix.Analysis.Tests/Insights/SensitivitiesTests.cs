using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Insights;

/// <summary>Power-scaling of returns where the posterior is normal, so that everything is known.</summary>
public class SensitivitiesTests
{
    const double Mean = 0.3, Sd = 0.1;

    /// <summary>Everything is fixed but the coefficient of a channel, whose effect is linear in it.</summary>
    static readonly ModelSpec Spec = new()
    {
        Outcome = "sales",
        Channels =
        [
            new ChannelSpec
            {
                Name = "tv",
                Spend = "tv_spend",
                Adstock = new GeometricAdstock { MaxLag = 4, Decay = new FixedPrior(0.4) },
                Saturation = new HillSaturation { Half = new FixedPrior(1.2), Slope = new FixedPrior(1) },
                Strength = new CoefficientStrength(new NormalPrior(Mean, Sd)),
            },
        ],
        Baseline = new BaselineSpec { Intercept = new FixedPrior(0.6), Trend = new NoTrend(), Seasonality = [] },
        Noise = new NoiseSpec { Prior = new FixedPrior(0.1) },
    };

    /// <summary>Draws at the quantiles of the posterior of the coefficient, in an order without meaning.</summary>
    static (FittedModel Fit, double Mean, double Variance) Conjugate()
    {
        var model = BoundModel.Bind(Spec, SmallWorld.Panel());
        var simulator = model.CreateSimulator();
        var (values, unit, residual) = (model.AllocateValues(), new double[model.Panel.Cells], new double[model.Panel.Cells]);
        values[model.Parameters.Single(static p => p.Name == "tv.coefficient").Slot] = 1;
        simulator.Load(values);
        simulator.Contribution(0, ChannelPlan.Actual(model, 0), unit);
        simulator.Baseline(0, residual);
        Kernels.Subtract(model.Panel.FittedOutcome, residual, residual);
        var noise = 0.1 * model.Constants.OutcomeScale;
        var precision = unit.Sum(static x => x * x) / (noise * noise);
        var variance = 1 / (precision + 1 / (Sd * Sd));
        var mean = variance * (unit.Zip(residual, static (x, r) => x * r).Sum() / (noise * noise) + Mean / (Sd * Sd));
        const int count = 4000;
        var points = Enumerable.Range(0, count).Select(i => Point(mean + Math.Sqrt(variance) * ScalarMath.NormalQuantile((i * 1609 % count + 0.5) / count))).ToArray();
        return (HandMadeFit.Of(model, points, 4).Fit, mean, variance);

        static Dictionary<string, double> Point(double coefficient) => new() { ["tv.coefficient"] = coefficient };
    }

    [Fact]
    public void Shifts_OfANormalPosterior_AreThoseOfTheFormula()
    {
        var (fit, mean, variance) = Conjugate();
        var sensitivity = Assert.Single(Of(fit));

        // ln 2 · Cov(ln x, log component) by quadrature; both components are parabolas of x.
        var (priorPrecision, dataPrecision) = (1 / (Sd * Sd), 1 / variance - 1 / (Sd * Sd));
        var data = (mean / variance - Mean * priorPrecision) / dataPrecision;
        Assert.Equal(Exact(Mean, priorPrecision), sensitivity.PriorShift, 0.005 * Math.Abs(Exact(Mean, priorPrecision)));
        Assert.Equal(Exact(data, dataPrecision), sensitivity.LikelihoodShift, 0.005 * Math.Abs(Exact(data, dataPrecision)));

        double Exact(double centre, double precision)
        {
            // As far as the outermost of 4,000 draws.
            double[] x = [.. Enumerable.Range(0, 4001).Select(i => mean + Math.Sqrt(variance) * 3.66 * (i / 2000.0 - 1))];
            double[] weight = [.. x.Select(v => Math.Exp(-(v - mean) * (v - mean) / (2 * variance)))];
            double Mean(Func<double, double> f) => x.Zip(weight, (v, w) => w * f(v)).Sum() / weight.Sum();
            double Component(double v) => -precision * (v - centre) * (v - centre) / 2;
            return Math.Exp(Math.Log(2) * (Mean(v => Math.Log(v) * Component(v)) - Mean(Math.Log) * Mean(Component))) - 1;
        }
    }

    /// <summary>ln q = 1.5 z and a component that is −1.5 z: its slope on the plain scale takes away 156 % of the mean; on the log scale it is 2^−2.25 of it that stays.</summary>
    [Fact]
    public void Shift_OfAPositiveReturn_NeverTakesAwayMoreThanThereIs()
    {
        double[] z = [.. Enumerable.Range(0, 4000).Select(static i => ScalarMath.NormalQuantile((i + 0.5) / 4000))];
        double[] quantity = [.. z.Select(static x => Math.Exp(1.5 * x))], component = [.. z.Select(static x => -1.5 * x)];

        Assert.Equal(Math.Pow(2, -2.25) - 1, Sensitivities.Shift(quantity, component), 0.002);
        // Of either sign there is no log: ln 2 · Cov / |mean|.
        Assert.Equal(-1.5 * Math.Log(2) / 2, Sensitivities.Shift([.. z.Select(static x => 2 + x)], component), 0.002);
    }

    [Fact]
    public void Sensitivity_OfANormalPosterior_IsThatOfTheScaledNormals()
    {
        var (fit, mean, variance) = Conjugate();
        var sensitivity = Assert.Single(Of(fit));

        Assert.Equal(Exact(scalesPrior: true), sensitivity.Prior, 0.004);
        Assert.Equal(Exact(scalesPrior: false), sensitivity.Likelihood, 0.004);

        double Exact(bool scalesPrior)
        {
            var (priorPrecision, dataPrecision) = (1 / (Sd * Sd), 1 / variance - 1 / (Sd * Sd));
            var data = (mean / variance - Mean * priorPrecision) / dataPrecision;
            return (Distance(1.01) / Math.Log2(1.01) - Distance(0.99) / Math.Log2(0.99)) / 2;

            double Distance(double alpha)
            {
                var (p, l) = scalesPrior ? (alpha * priorPrecision, dataPrecision) : (priorPrecision, alpha * dataPrecision);
                return CumulativeDistance(mean, Math.Sqrt(variance), (p * Mean + l * data) / (p + l), Math.Sqrt(1 / (p + l)));
            }
        }
    }

    [Fact]
    public void LogPrior_OfAHierarchy_LeavesDeviationsOut()
    {
        var made = HandMadeFit.Create(SmallWorld.Full() with { Baseline = new BaselineSpec { Trend = new KnotTrend(4), Seasonality = [] } }, SmallWorld.Panel());
        var stated = made.Fit.Model.Sampled.Where(static p => !p.Name.StartsWith("trend.step", StringComparison.Ordinal)).ToArray();
        var expected = made.Points.Select(point => stated.Sum(p => p.Prior.LogDensity(point[p.Name], out _))).ToArray();

        Assert.Contains(made.Fit.Model.Sampled, static p => p.IsDeviation);
        Agreement.Within(1e-12, expected, Sensitivities.LogPrior(made.Fit, [.. Enumerable.Range(0, expected.Length)]));
    }

    [Fact]
    public void Joint_OfEveryDraw_IsTheSumOfThePointwiseDensities()
    {
        var made = HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel());
        var cells = ComponentPass.Run(made.Fit).Cells;

        Agreement.Within(1e-12, [.. Enumerable.Range(0, cells.Joint.Length).Select(d => cells.LogLikelihood.Sum(cell => cell[d]))], cells.Joint);
        Assert.Equal(Enumerable.Range(0, cells.Joint.Length), cells.LikelihoodDraws);
    }

    static IReadOnlyList<ReturnSensitivity> Of(FittedModel fit) => Sensitivities.Of(fit, ComponentPass.Run(fit).Cells, ReturnPass.Run(fit));

    /// <summary>The cumulative Jensen–Shannon distance of two normals by quadrature, the larger of both directions.</summary>
    static double CumulativeDistance(double mean, double sd, double otherMean, double otherSd)
    {
        return Math.Max(OneSided(1), OneSided(-1));

        double OneSided(int sign)
        {
            var (divergence, bound) = (0.0, 0.0);
            for (var i = 0; i <= 20_000; i++)
            {
                // As far as the outermost of 4,000 draws.
                var x = mean + sd * 3.66 * (i / 10_000.0 - 1);
                var (p, q) = (ScalarMath.NormalCdf(sign * (x - mean) / sd), ScalarMath.NormalCdf(sign * (x - otherMean) / otherSd));
                var m = (p + q) / 2;
                divergence += p * Math.Log2(p / m) + q * Math.Log2(q / m);
                bound += p + q;
            }
            return Math.Sqrt(divergence / bound);
        }
    }
}
