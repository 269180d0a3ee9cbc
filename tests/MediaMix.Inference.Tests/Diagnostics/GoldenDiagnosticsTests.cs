using System.Text.Json;
using MathNet.Numerics.Distributions;
using MediaMix.Inference.Diagnostics;
using MediaMix.Testing;

namespace MediaMix.Inference.Tests.Diagnostics;

/// <summary>Every number of the reference file, computed by the R package posterior.</summary>
public class GoldenDiagnosticsTests
{
    const double Relative = 1e-8;

    public static TheoryData<string> Series =>
    [
        "iid_normal_4x250", "ar1_phi0.9_4x250", "ar1_phi-0.5_4x250", "ar1_phi0.3_4x101_odd", "one_chain_shifted_4x250",
        "one_chain_scaled_4x250", "cauchy_4x250", "lognormal_ar_2x500", "single_chain_1x400", "rounded_ties_4x200",
        "drift_4x300", "nested_8x50",
    ];

    [Theory]
    [MemberData(nameof(Series))]
    public void EveryDiagnostic_ReferenceSeries_EqualsPosterior(string name)
    {
        using JsonDocument golden = Load();
        ChainDraws draws = ReadSeries(golden, name);
        JsonElement expected = golden.RootElement.GetProperty("results").GetProperty(name);
        int checkedNumbers = 0;
        foreach (JsonProperty entry in expected.EnumerateObject())
        {
            double[] actual = Compute(entry.Name, draws);
            double[] wanted = Read(entry.Value);
            Assert.Equal(wanted.Length, actual.Length);
            for (int i = 0; i < wanted.Length; i++, checkedNumbers++)
                Numbers.AreClose(wanted[i], actual[i], Relative, $"{name} {entry.Name}[{i}]");
        }

        Assert.True(checkedNumbers >= 25, $"only {checkedNumbers} numbers for {name}");
    }

    [Theory]
    [MemberData(nameof(Series))]
    public void Summary_ReferenceSeries_EqualsSeparateDiagnostics(string name)
    {
        using JsonDocument golden = Load();
        ChainDraws draws = ReadSeries(golden, name);
        Summary summary = Summary.Of(draws);
        Assert.Equal(Ess.Bulk(draws), summary.EssBulk);
        Assert.Equal(Ess.Tail(draws), summary.EssTail);
        Assert.Equal(Rhat.Rank(draws), summary.Rhat);
        Numbers.AreClose(Mcse.Mean(draws), summary.McseMean, 1e-15, "MCSE");
        JsonElement expected = golden.RootElement.GetProperty("results").GetProperty(name);
        Numbers.AreClose(expected.GetProperty("q05").GetDouble(), summary.Q05, Relative, "q05");
        Numbers.AreClose(expected.GetProperty("median").GetDouble(), summary.Q50, Relative, "median");
        Numbers.AreClose(expected.GetProperty("q95").GetDouble(), summary.Q95, Relative, "q95");
        Numbers.AreClose(expected.GetProperty("mean").GetDouble(), summary.Mean, Relative, "mean");
        Numbers.AreClose(expected.GetProperty("sd").GetDouble(), summary.StandardDeviation, Relative, "sd");
    }

    [Theory]
    [InlineData("calibrated", 1.0)]
    [InlineData("overdispersed", 1.3)]
    public void UniformityTests_TransformedNormals_EqualReference(string name, double factor)
    {
        using JsonDocument golden = Load();
        JsonElement expected = golden.RootElement.GetProperty("results").GetProperty("uniformity_tests").GetProperty(name);
        double[] pit = Array.ConvertAll(
            ReadSeries(golden, "iid_normal_4x250").Chain(0).ToArray(), x => Normal.CDF(0, 1, factor * x));
        double[] sorted = [.. pit.Order()];
        int n = sorted.Length;
        int pot = Enumerable.Range(1, n).Count(i => 2 * Math.Min(Beta.CDF(i, n - i + 1, sorted[i - 1]), 1 - Beta.CDF(i, n - i + 1, sorted[i - 1])) < 0.5);
        int prit = Enumerable.Range(1, n).Count(i => 2 * Math.Min(Binomial.CDF(sorted[i - 1], n, i), 1 - Binomial.CDF(sorted[i - 1], n, i - 1)) < 0.5);

        Numbers.AreClose(Divided(expected.GetProperty("POT").GetDouble(), pot, n), UniformityTest.Pot(pit), Relative, "POT");
        Numbers.AreClose(expected.GetProperty("PIET").GetDouble(), UniformityTest.Piet(pit), Relative, "PIET");
        Numbers.AreClose(Divided(expected.GetProperty("PRIT").GetDouble(), prit, n), UniformityTest.Prit(pit), Relative, "PRIT");
    }

    /// <summary>The reference divided its sum by the number of terms, the paper by that of all values.</summary>
    static double Divided(double pValue, int terms, int all) => Math.Atan(1 / (terms / (double)all / Math.Tan(pValue * Math.PI))) / Math.PI;

    [Fact]
    public void GeneralizedParetoFit_AbsoluteCauchy_EqualsReference()
    {
        using JsonDocument golden = Load();
        JsonElement expected = golden.RootElement.GetProperty("results").GetProperty("gpdfit_abs_cauchy");
        double[] x = Array.ConvertAll(ReadSeries(golden, "cauchy_4x250").Values, Math.Abs);
        Array.Sort(x);
        GeneralizedPareto fit = GeneralizedPareto.Fit(x);
        Numbers.AreClose(expected.GetProperty("k").GetDouble(), fit.Shape, Relative, "k");
        Numbers.AreClose(expected.GetProperty("sigma").GetDouble(), fit.Scale, Relative, "sigma");
    }

    static double[] Compute(string diagnostic, ChainDraws draws) => diagnostic switch
    {
        "ebfmi_by_chain" => Ebfmi.PerChain(draws),
        _ => [Number(diagnostic, draws)],
    };

    static double Number(string diagnostic, ChainDraws draws) => diagnostic switch
    {
        "rhat" => Rhat.Rank(draws),
        "rhat_split_basic" => Rhat.Split(draws),
        "rhat_nosplit" => Rhat.Basic(draws),
        "rhat_nested_superchains_11223344" => NestedRhat.Of(draws, [1, 1, 2, 2, 3, 3, 4, 4]),
        "ess_bulk" => Ess.Bulk(draws),
        "ess_tail" => Ess.Tail(draws),
        "ess_mean" => Ess.Mean(draws),
        "ess_sd" => Ess.StandardDeviation(draws),
        "ess_median" => Ess.Quantile(draws, 0.5),
        "ess_q05" => Ess.Quantile(draws, 0.05),
        "ess_q95" => Ess.Quantile(draws, 0.95),
        "ess_basic_nosplit" => Ess.Basic(draws),
        "mcse_mean" => Mcse.Mean(draws),
        "mcse_sd" => Mcse.StandardDeviation(draws),
        "mcse_median" => Mcse.Quantile(draws, 0.5),
        "mcse_q05" => Mcse.Quantile(draws, 0.05),
        "mcse_q95" => Mcse.Quantile(draws, 0.95),
        "mean" => Summary.Of(draws).Mean,
        "sd" => Summary.Of(draws).StandardDeviation,
        "median" => Summary.Of(draws).Q50,
        "q05" => Summary.Of(draws).Q05,
        "q95" => Summary.Of(draws).Q95,
        "pareto_khat_both" => ParetoTail.Khat(draws),
        // The one-sided values of the file were computed as for independent draws.
        "pareto_khat_right" => ParetoTail.Khat(draws, Tail.Right, relativeEfficiency: 1),
        "pareto_khat_left" => ParetoTail.Khat(draws, Tail.Left, relativeEfficiency: 1),
        _ => throw new ArgumentException($"No diagnostic is known as {diagnostic}.", nameof(diagnostic)),
    };

    static JsonDocument Load() =>
        JsonDocument.Parse(File.ReadAllBytes(ReferenceData.Require("posteriordb/golden_diagnostics.json")));

    static ChainDraws ReadSeries(JsonDocument golden, string name)
    {
        JsonElement series = golden.RootElement.GetProperty("series").GetProperty(name);
        double[][] chains = series[0].ValueKind == JsonValueKind.Array
            ? [.. series.EnumerateArray().Select(Read)]
            : [Read(series)];
        return ChainDraws.FromChains(chains);
    }

    /// <summary>A number, R's NA, or a list of either.</summary>
    static double[] Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(x => Read(x)[0])],
        JsonValueKind.String when value.GetString() == "NA" => [double.NaN],
        _ => [value.GetDouble()],
    };
}
