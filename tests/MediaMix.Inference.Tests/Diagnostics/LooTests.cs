using System.Text.Json;
using MediaMix.Inference.Diagnostics;
using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Inference.Tests.Diagnostics;

public class LooTests
{
    static readonly string[] columns = ["loglik_ordinary", "loglik_event1", "loglik_event2"];

    [Fact]
    public void Estimate_ReferenceLogLikelihoods_EqualsLoo()
    {
        // loo 2.5.1 on the same columns, with the efficiency of split chains from posterior::ess_mean.
        LooEstimate loo = PsisLoo.Estimate(LogLikelihoods(), 4, 500);
        Numbers.AreClose(-7.62624956204857, loo.Elpd, 1e-10, "elpd");
        Numbers.AreClose(7.30350859347240, loo.ElpdStandardError, 1e-10, "se");
        Numbers.AreClose(10.46232035645709, loo.EffectiveParameters, 1e-10, "p_loo");
        Numbers.AreClose(15.25249912409713, loo.Looic, 1e-10, "looic");
        Assert.Equal(2, loo.UnreliablePoints);
        double[] efficiency = [1.361385253730401, 0.933737779466071, 0.663005339091226];
        double[] khat = [0.0621492310166774, 0.9816363249292023, 1.2632550978727366];
        double[] elpd = [1.97167876006435, -3.21786409995956, -6.38006422215336];
        for (int i = 0; i < 3; i++)
        {
            Numbers.AreClose(efficiency[i], loo.Points[i].RelativeEfficiency, 1e-10, "r_eff");
            Numbers.AreClose(khat[i], loo.Points[i].Khat, 1e-10, "k");
            Numbers.AreClose(elpd[i], loo.Points[i].Elpd, 1e-10, "elpd_i");
        }
    }

    [Fact]
    public void Waic_ReferenceLogLikelihoods_EqualsLoo()
    {
        Waic waic = Waic.Of(LogLikelihoods());
        Numbers.AreClose(-7.37016266931129, waic.Elpd, 1e-10, "elpd");
        Numbers.AreClose(7.24664056652166, waic.ElpdStandardError, 1e-10, "se");
        Numbers.AreClose(10.20623346371981, waic.EffectiveParameters, 1e-10, "p_waic");
        Numbers.AreClose(-6.34281087756571, waic.Pointwise[2], 1e-10, "elpd_i");
        Assert.Equal(2, waic.UnreliablePoints);
    }

    [Theory]
    [InlineData("kidiq-kidscore_momiq")]
    [InlineData("mesquite-mesquite")]
    [InlineData("eight_schools-eight_schools_noncentered")]
    public void Totals_ReferencePointwiseValues_EqualLoo(string posterior)
    {
        // The draws behind these values are not part of the reference folder; their sums and errors are checked.
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllBytes(ReferenceData.Require("posteriordb/golden_loo.json")));
        JsonElement expected = golden.RootElement.GetProperty("loo").GetProperty(posterior);
        double[] elpd = Pointwise(expected, "elpd_loo");
        double[] khat = Pointwise(expected, "pareto_k");
        double share = expected.GetProperty("lppd").GetDouble() / elpd.Length;
        LooPoint[] points = [.. elpd.Zip(khat, (e, k) => new LooPoint(e, share, k, 1, 1))];
        var loo = new LooEstimate(points, expected.GetProperty("n_draws").GetInt32());
        Numbers.AreClose(expected.GetProperty("elpd_loo").GetDouble(), loo.Elpd, 1e-9, "elpd");
        Numbers.AreClose(expected.GetProperty("se_elpd_loo").GetDouble(), loo.ElpdStandardError, 1e-9, "se");
        Numbers.AreClose(expected.GetProperty("looic").GetDouble(), loo.Looic, 1e-9, "looic");
        Numbers.AreClose(expected.GetProperty("p_loo").GetDouble(), loo.EffectiveParameters, 1e-6, "p_loo");
        Assert.Equal(expected.GetProperty("n_k_above_0.7").GetInt32(), loo.UnreliablePoints);
        var waic = new PointwiseTotal(Pointwise(expected, "elpd_waic"));
        Numbers.AreClose(expected.GetProperty("elpd_waic").GetDouble(), waic.Sum, 1e-9, "elpd_waic");
        Numbers.AreClose(expected.GetProperty("se_waic").GetDouble(), waic.StandardError, 1e-9, "se_waic");
    }

    [Fact]
    public void Leave_ConstantLogLikelihood_IsThatValue()
    {
        LooPoint point = PsisLoo.Leave(new ChainDraws([.. Enumerable.Repeat(-2.5, 80)], 2, 40));
        Assert.Equal(-2.5, point.Elpd, 1e-13);
        Assert.Equal(0, point.EffectiveParameters, 1e-13);
        Assert.Equal(1, point.RelativeEfficiency);
        Assert.Equal(80, point.EffectiveDraws, 1e-10);
    }

    [Fact]
    public void Leave_VeryUnlikelyObservation_HasTheEfficiencyOfALikelyOne()
    {
        double[] likely = [.. Enumerable.Range(0, 400).Select(i => Math.Sin(i * i * 0.37))];
        // e^−2000 underflows to zero; subtracting a constant must change nothing but the elpd.
        LooPoint near = PsisLoo.Leave(new ChainDraws(likely, 4, 100));
        LooPoint far = PsisLoo.Leave(new ChainDraws(Array.ConvertAll(likely, x => x - 2048), 4, 100));
        Numbers.AreClose(near.RelativeEfficiency, far.RelativeEfficiency, 1e-9, "r_eff");
        Numbers.AreClose(near.Khat, far.Khat, 1e-7, "k");
        Numbers.AreClose(near.Elpd - 2048, far.Elpd, 1e-12, "elpd");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Leave_ImpossibleObservation_IsNaNAndUnreliable(double bad)
    {
        double[] values = [.. Enumerable.Range(0, 80).Select(i => i == 3 ? bad : -0.01 * i)];
        LooPoint point = PsisLoo.Leave(new ChainDraws(values, 2, 40));
        Assert.Equal(double.NaN, point.Elpd);
        Assert.Equal(1, new LooEstimate([point], 80).UnreliablePoints);
    }

    [Fact]
    public void Between_ThreeObservations_EqualsHandCalculation()
    {
        LooEstimate first = Estimate(-1, -2, -3);
        LooEstimate second = Estimate(-2, -2, -5);
        ModelComparison comparison = ModelComparison.Between(first, second);
        // Differences −1, 0, −2: sum −3, variance 1, error √(3 · 1).
        Assert.Equal(-3, comparison.ElpdDifference, 1e-14);
        Assert.Equal(Math.Sqrt(3), comparison.StandardError, 1e-14);
        Assert.False(comparison.IsDecisive);
        Assert.Throws<ArgumentException>(() => ModelComparison.Between(first, Estimate(-1)));
    }

    [Theory]
    [InlineData(-4.0, 100, true)]
    [InlineData(4.0, 99, false)]
    [InlineData(3.9, 100, false)]
    public void IsDecisive_ByObservationsAndDifference(double difference, int observations, bool expected) =>
        Assert.Equal(expected, new ModelComparison(difference, 1, observations).IsDecisive);

    [Fact]
    public void LooPit_TiesAndWeights_EqualsHandCalculation()
    {
        double[] logWeights = [Math.Log(0.1), Math.Log(0.2), Math.Log(0.3), Math.Log(0.4)];
        double[] predictive = [5, 2, 3, 3];
        Assert.Equal(0.2 + (0.5 * 0.7), LooPit.Of(3, predictive, logWeights), 1e-15);
        Assert.Equal(0.2 + (0.25 * 0.7), LooPit.Of(3, predictive, logWeights, 0.25), 1e-15);
        Assert.Equal(0, LooPit.Of(1, predictive, logWeights));
        Assert.Equal(1, LooPit.Of(6, predictive, logWeights), 1e-15);
        Assert.Equal(double.NaN, LooPit.Of(3, [5, double.NaN, 3, 3], logWeights));
        Assert.Throws<ArgumentException>(() => LooPit.Of(3, [1], logWeights));
        Assert.Throws<ArgumentOutOfRangeException>(() => LooPit.Of(3, predictive, logWeights, 1.5));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    public void UniformityTests_UniformValues_RejectAsOftenAsTheySay(int n)
    {
        const int replications = 4000;
        var (rejected, rng) = (new int[3], Rng.Create(11, 0, n, 0));
        for (int r = 0; r < replications; r++)
        {
            double[] pit = new double[n];
            foreach (ref double u in pit.AsSpan())
                u = rng.NextDouble();
            double[] p = [UniformityTest.Pot(pit), UniformityTest.Piet(pit), UniformityTest.Prit(pit)];
            for (int test = 0; test < 3; test++)
                rejected[test] += p[test] < 0.05 ? 1 : 0;
        }

        // Nominal 5 %; dependence of order statistics leaves POT and PRIT a little below or above, the old divisor doubled it.
        Assert.All(rejected, count => Assert.InRange(count / (double)replications, 0.03, 0.07));
    }

    [Fact]
    public void UniformityTests_EdgeValues_AreDefined()
    {
        // One value at the median of everything: no evidence at all.
        Assert.Equal(1, UniformityTest.Pot([0.5]));
        Assert.Equal(1, UniformityTest.Prit([0.5]));
        // A transform of exactly 0 is impossible under uniformity.
        Assert.InRange(UniformityTest.Piet([0, 0.25]), 0, 1e-15);
        Assert.Equal(double.NaN, UniformityTest.Pot([0.5, double.NaN]));
        Assert.Equal(double.NaN, UniformityTest.Piet([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => UniformityTest.Prit([1.01]));
    }

    static LooEstimate Estimate(params double[] elpd) =>
        new([.. elpd.Select(e => new LooPoint(e, e, 0.1, 1, 100))], 100);

    static double[] Pointwise(JsonElement posterior, string name) =>
        [.. posterior.GetProperty("pointwise").GetProperty(name).EnumerateArray().Select(x => x.GetDouble())];

    static double[][] LogLikelihoods() => Array.ConvertAll(columns, c => DiagnosticsCheck.Draws(c).Values);
}
