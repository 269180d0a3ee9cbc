using System.Globalization;
using MediaMix.Inference.Diagnostics;
using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>
/// Whole fits against long independent Stan runs: every mean and standard deviation within four combined Monte Carlo
/// standard errors, each from at least 4,000 effective draws. About 80 comparisons: by chance alone one in 200 seeds
/// would fail, and the seed is fixed.
/// </summary>
public class ReferencePosteriorTests
{
    const double Limit = 4;

    static readonly SamplerSpec Long = new() { Chains = 4, Warmup = 1000, Draws = 10_000, Seed = 20240101 };

    [Fact]
    public void Run_Google2017_HasTheReferencePosterior()
    {
        var (spec, panel) = ReferenceModels.Google2017();
        var names = new List<(string Reference, string Ours)>
        {
            ("tau", "intercept"), ("gamma[1]", "control[price]"), ("gamma[2]", "control[season]"), ("noise_var", "noise"),
        };
        for (var m = 1; m <= 3; m++)
        {
            names.AddRange(
            [
                ($"alpha[{m}]", $"x{m}.adstock.decay"), ($"theta[{m}]", $"x{m}.adstock.peak"), ($"K[{m}]", $"x{m}.saturation.half"),
                ($"S[{m}]", $"x{m}.saturation.slope"), ($"beta[{m}]", $"x{m}.coefficient"),
            ]);
        }
        Check("google2017", spec, panel, names);
    }

    [Fact]
    public void Run_PymcDefault_HasTheReferencePosterior()
    {
        var (spec, panel) = ReferenceModels.PymcDefault();
        var names = new List<(string Reference, string Ours)>
        {
            ("intercept", "intercept"), ("sigma", "noise"),
            ("gamma_control[1]", "control[event_1]"), ("gamma_control[2]", "control[event_2]"), ("gamma_control[3]", "control[t]"),
            ("gamma_fourier[1]", "seasonality.fourier[yearly].sin[1]"), ("gamma_fourier[2]", "seasonality.fourier[yearly].sin[2]"),
            ("gamma_fourier[3]", "seasonality.fourier[yearly].cos[1]"), ("gamma_fourier[4]", "seasonality.fourier[yearly].cos[2]"),
        };
        for (var m = 1; m <= 2; m++)
        {
            names.AddRange(
            [
                ($"adstock_alpha[{m}]", $"x{m}.adstock.decay"), ($"saturation_lam[{m}]", $"x{m}.saturation.rate"),
                ($"saturation_beta[{m}]", $"x{m}.coefficient"),
            ]);
        }
        Check("pymc_default", spec, panel, names);
    }

    static void Check(string name, ModelSpec spec, Panel panel, IReadOnlyList<(string Reference, string Ours)> parameters)
    {
        var reference = Read(ReferenceData.Require($"reference/{name}/summary.csv"));
        var fit = ModelFit.Run(spec, panel, Long);
        Assert.Equal(fit.Model.Sampled.Select(static p => p.Name).Order(), parameters.Select(static p => p.Ours).Order());
        foreach (var (theirs, ours) in parameters)
            Compare(theirs, reference[theirs], fit, fit.Draws[ours]);
        foreach (var (theirs, draws) in Derived(fit, reference))
            Compare(theirs, reference[theirs], fit, draws);
    }

    static void Compare(string name, Dictionary<string, double> reference, FittedModel fit, double[] values)
    {
        var draws = new ChainDraws(values, fit.Draws.Chains, fit.Draws.Iterations);
        var summary = Summary.Of(draws);
        Assert.True(summary.EssBulk >= 4000, $"{name}: bulk effective sample size {summary.EssBulk}.");
        AssertNear("mean", summary.Mean, summary.McseMean, reference["mean"], reference["mcse_mean"]);
        AssertNear("sd", summary.StandardDeviation, Mcse.StandardDeviation(draws), reference["sd"], reference["mcse_sd"]);

        void AssertNear(string what, double found, double error, double expected, double expectedError)
        {
            var z = (found - expected) / Math.Sqrt(error * error + expectedError * expectedError);
            Assert.True(Math.Abs(z) <= Limit, $"{name}: {what} {found} against {expected} is {z:0.0} standard errors off.");
        }
    }

    /// <summary>Quantities defined alike here and there: contributions in the window (these data have no history) and their mean lags.</summary>
    static IEnumerable<(string Reference, double[] Draws)> Derived(FittedModel fit, Dictionary<string, Dictionary<string, double>> reference)
    {
        var simulator = fit.Model.CreateSimulator();
        var values = fit.Model.AllocateValues();
        var channels = simulator.Channels;
        var effect = new double[fit.Model.Panel.Periods];
        var quantities = Enumerable.Range(0, 2 * channels).Select(_ => new double[fit.Draws.Count]).ToArray();
        ChannelPlan[] plans = [.. Enumerable.Range(0, channels).Select(m => ChannelPlan.Actual(fit.Model, m))];
        for (var draw = 0; draw < fit.Draws.Count; draw++)
        {
            fit.Values(draw, values);
            simulator.Load(values);
            for (var m = 0; m < channels; m++)
            {
                simulator.Effect(m, plans[m], effect);
                quantities[m][draw] = effect.Sum();
                quantities[channels + m][draw] = MeanLag(simulator.LagWeights(m));
            }
        }
        for (var m = 0; m < channels; m++)
        {
            yield return ($"contribution[{m + 1}]", quantities[m]);
            if (reference.ContainsKey($"mean_lag[{m + 1}]"))
                yield return ($"mean_lag[{m + 1}]", quantities[channels + m]);
        }
    }

    static double MeanLag(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var lag = 0; lag < weights.Length; lag++)
            sum += lag * weights[lag];
        return sum;
    }

    static Dictionary<string, Dictionary<string, double>> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(static l => l.Split(',')).ToDictionary(
            static row => row[0].Trim('"'),
            row => Enumerable.Range(2, header.Length - 2).ToDictionary(i => header[i], i => double.Parse(row[i], CultureInfo.InvariantCulture)),
            StringComparer.Ordinal);
    }
}
