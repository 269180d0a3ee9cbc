using MediaMix.Inference.Diagnostics;

namespace MediaMix.Inference.Tests.Diagnostics;

/// <summary>What cannot be known is NaN, never a reassuring number.</summary>
public class UndefinedTests
{
    static readonly Func<ChainDraws, double>[] diagnostics =
    [
        Rhat.Rank, Rhat.Split, Rhat.Basic, d => NestedRhat.Of(d, [0, 1]),
        Ess.Bulk, Ess.Tail, Ess.Mean, Ess.StandardDeviation, d => Ess.Quantile(d, 0.5), Ess.Basic,
        Mcse.Mean, Mcse.StandardDeviation, d => Mcse.Quantile(d, 0.5),
        d => ParetoTail.Khat(d), d => ParetoTail.Khat(d, Tail.Left), d => ParetoTail.Khat(d, Tail.Right, 1),
        d => Summary.Of(d).EssBulk, d => Summary.Of(d).EssTail, d => Summary.Of(d).Rhat, d => Summary.Of(d).McseMean,
    ];

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void EveryDiagnostic_OneDrawNotFinite_IsNaN(double bad)
    {
        double[] values = Wave(200);
        values[57] = bad;
        Assert.All(diagnostics, d => Assert.Equal(double.NaN, d(new ChainDraws(values, 2, 100))));
        Summary summary = Summary.Of(new ChainDraws(values, 2, 100));
        Assert.Equal((double.NaN, double.NaN, double.NaN), (summary.Mean, summary.StandardDeviation, summary.Q50));
        Assert.Equal(double.NaN, Ebfmi.Of(values));
    }

    [Fact]
    public void EveryDiagnostic_ConstantDraws_IsNaN()
    {
        double[] values = [.. Enumerable.Repeat(0.1, 200)];
        Assert.All(diagnostics, d => Assert.Equal(double.NaN, d(new ChainDraws(values, 2, 100))));
        Assert.Equal(double.NaN, Ebfmi.Of(values));
        Summary summary = Summary.Of(new ChainDraws(values, 2, 100));
        Assert.Equal((0.1, 0.0, 0.1, 0.1), (summary.Mean, summary.StandardDeviation, summary.Q025, summary.Q975));
    }

    [Fact]
    public void EveryDiagnostic_TinyScale_IsNotMistakenForConstant()
    {
        double[] values = Wave(200);
        double[] tiny = Array.ConvertAll(values, x => Math.ScaleB(x, -200));
        var draws = new ChainDraws(values, 2, 100);
        var scaled = new ChainDraws(tiny, 2, 100);
        Assert.Equal(Rhat.Rank(draws), Rhat.Rank(scaled));
        Assert.Equal(Ess.Bulk(draws), Ess.Bulk(scaled));
        Assert.Equal(Ess.Mean(draws), Ess.Mean(scaled));
    }

    [Fact]
    public void Ess_FewerThanSixDrawsPerHalfChain_IsNaN()
    {
        Assert.Equal(double.NaN, Ess.Bulk(new ChainDraws(Wave(22), 2, 11)));
        Assert.Equal(double.NaN, Ess.Mean(new ChainDraws(Wave(22), 2, 11)));
        Assert.True(Ess.Mean(new ChainDraws(Wave(24), 2, 12)) > 0);
    }

    [Fact]
    public void Summary_SingleDraw_HasMeanOnly()
    {
        Summary summary = Summary.Of(new ChainDraws([3], 1, 1));
        Assert.Equal((3.0, double.NaN, 3.0, double.NaN), (summary.Mean, summary.StandardDeviation, summary.Q50, summary.Rhat));
    }

    [Fact]
    public void EssTail_TiesFillTheTail_IsNaN()
    {
        // More than 5 % of the draws share the maximum: every draw is at most the 95 % quantile.
        double[] values = [.. Wave(200).Select(x => Math.Min(x, 0.5))];
        Assert.Equal(double.NaN, Ess.Tail(new ChainDraws(values, 2, 100)));
        Assert.True(Ess.Bulk(new ChainDraws(values, 2, 100)) > 0);
    }

    [Fact]
    public void Ebfmi_TwoDraws_IsNaN() => Assert.Equal(double.NaN, Ebfmi.Of([1, 2]));

    /// <summary>A deterministic series without ties or period.</summary>
    static double[] Wave(int count) => [.. Enumerable.Range(0, count).Select(i => Math.Sin(i * i * 0.37) + (1e-3 * i))];
}
