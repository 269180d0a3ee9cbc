using MediaMix.Inference.Diagnostics;

namespace MediaMix.Inference.Tests.Diagnostics;

public class ParetoTests
{
    [Fact]
    public void Fit_SevenValues_EqualsLoo()
    {
        // gpdfit of the R package loo.
        GeneralizedPareto fit = GeneralizedPareto.Fit([0.1, 0.3, 0.4, 0.9, 1.6, 2.2, 5]);
        Numbers.AreClose(0.465940247931601, fit.Shape, 1e-12, "k");
        Numbers.AreClose(1.000371302761649, fit.Scale, 1e-12, "sigma");
    }

    [Theory]
    [InlineData(new[] { 1.0, 2.0, 3.0, 4.0 })]
    [InlineData(new[] { 2.0, 2.0, 2.0, 2.0, 2.0 })]
    [InlineData(new[] { 0.0, 0.0, 0.0, 0.0, 1.0 })]
    public void Fit_NoScale_IsNaN(double[] exceedances)
    {
        GeneralizedPareto fit = GeneralizedPareto.Fit(exceedances);
        Assert.Equal((double.NaN, double.NaN), (fit.Shape, fit.Scale));
    }

    [Theory]
    [InlineData(1.0, 2.0, 0.75, 6.0)] // σ(1/(1 − p) − 1)
    [InlineData(-1.0, 2.0, 0.75, 1.5)] // σp
    [InlineData(0.5, 1.0, 0.75, 2.0)] // 2σ(1/√(1 − p) − 1)
    [InlineData(0.0, 2.0, 0.75, 2.772588722239781)] // −σ ln(1 − p)
    [InlineData(1e-12, 2.0, 0.75, 2.772588722241703)]
    public void Quantile_KnownShapes_EqualsClosedForm(double shape, double scale, double probability, double expected) =>
        Numbers.AreClose(expected, new GeneralizedPareto(shape, scale).Quantile(probability), 1e-14, "quantile");

    [Theory]
    [InlineData(1000, 1.0, 94)]
    [InlineData(1000, 0.225, 200)]
    [InlineData(4000, 0.5, 268)]
    public void Length_OfDraws_FollowsPosterior(int draws, double efficiency, int expected) =>
        Assert.Equal(expected, ParetoTail.Length(draws, efficiency));

    [Theory]
    [InlineData(1000, 1.0, 95)]
    [InlineData(100, 1.0, 20)]
    [InlineData(10, 1.0, 2)]
    public void LooTailLength_OfDraws_FollowsLoo(int draws, double efficiency, int expected) =>
        Assert.Equal(expected, SmoothedWeights.LooTailLength(draws, efficiency));

    [Fact]
    public void Threshold_AndNeededDraws_FollowTheirFormulas()
    {
        Assert.Equal(0.5, ParetoTail.Threshold(100), 1e-15);
        Assert.Equal(0.7, ParetoTail.Threshold(4000));
        Assert.Equal(100, ParetoTail.NeededDraws(0.5), 1e-10);
        Assert.Equal(10, ParetoTail.NeededDraws(-0.3));
        Assert.Equal(double.PositiveInfinity, ParetoTail.NeededDraws(1));
        Assert.Equal(double.NaN, ParetoTail.NeededDraws(double.NaN));
    }

    [Fact]
    public void SmoothedWeights_TailTooShort_AreTheRatiosNormalised()
    {
        SmoothedWeights weights = SmoothedWeights.Of([Math.Log(1), Math.Log(2), Math.Log(5), double.NegativeInfinity], 1);
        double[] expected = [0.125, 0.25, 0.625, 0];
        for (int s = 0; s < expected.Length; s++)
            Assert.Equal(expected[s], Math.Exp(weights.LogWeights[s]), 1e-15);
        Assert.Equal(double.NaN, weights.Khat);
        Assert.Equal(0.46875, weights.SumOfSquares, 1e-15);
    }

    [Fact]
    public void SmoothedWeights_EqualRatios_AreUniform()
    {
        SmoothedWeights weights = SmoothedWeights.Of([.. Enumerable.Repeat(1234.5, 100)], 20);
        Assert.All(weights.LogWeights, w => Assert.Equal(-Math.Log(100), w, 1e-14));
        Assert.Equal(double.NaN, weights.Khat);
    }

    [Fact]
    public void SmoothedWeights_HeavyTail_AreOrderedCappedAndNormalised()
    {
        // Ratios 1/u are Pareto with k = 1; a common factor of e^700 would overflow without the shift.
        double[] ratios = [.. Enumerable.Range(1, 500).Select(i => 700 - Math.Log((i - 0.5) / 500))];
        SmoothedWeights weights = SmoothedWeights.Of(ratios, 60);
        Assert.InRange(weights.Khat, 0.8, 1.1);
        Assert.Equal(1, weights.LogWeights.Sum(Math.Exp), 1e-12);
        for (int s = 1; s < 500; s++)
            Assert.True(weights.LogWeights[s] <= weights.LogWeights[s - 1], $"order lost at {s}");
        // The largest may not exceed the largest raw ratio: relative to an untouched weight it can only shrink.
        Assert.True(weights.LogWeights[0] - weights.LogWeights[499] <= ratios[0] - ratios[499] + 1e-12);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void SmoothedWeights_RatioWithoutNormaliser_AreNaN(double bad)
    {
        SmoothedWeights weights = SmoothedWeights.Of([0, 1, bad, 2, 3, 4, 5], 2);
        Assert.All(weights.LogWeights, w => Assert.Equal(double.NaN, w));
    }

    [Fact]
    public void SmoothedWeights_TailOfEveryDraw_Throws() =>
        Assert.Throws<ArgumentException>(() => SmoothedWeights.Of([1, 2, 3], 3));

    [Fact]
    public void Khat_EfficiencyNotPositive_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ParetoTail.Khat(new ChainDraws([1, 2, 3], 1, 3), Tail.Both, 0));
}
