using MediaMix.Inference.Diagnostics;
using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Diagnostics;

/// <summary>Stacking weights against known optima and a grid.</summary>
public class StackingWeightsTests
{
    [Fact]
    public void Of_ModelsThatKnowDifferentOutcomes_GetTheirShares()
    {
        // Each outcome is possible under one model only, so the log score is Σ n_k ln w_k: the weights are the shares.
        double[] first = [.. Enumerable.Range(0, 10).Select(static i => i < 7 ? -1.5 : double.NegativeInfinity)];
        double[] second = [.. Enumerable.Range(0, 10).Select(static i => i < 7 ? double.NegativeInfinity : -4.0)];
        var weights = StackingWeights.Of([first, second]);

        Assert.Equal(0.7, weights[0], 1e-8);
        Assert.Equal(0.3, weights[1], 1e-8);
    }

    [Fact]
    public void Of_TwoModels_SolvesTheStationaryEquation()
    {
        // At the optimum inside, the slope of Σ ln(w·a + (1 − w)·b) is zero.
        double[] a = [1, 4, 1], b = [3, 1, 2];
        var w = StackingWeights.Of([Logs(a), Logs(b)]);
        var slope = a.Zip(b).Sum(p => (p.First - p.Second) / (w[0] * p.First + w[1] * p.Second));

        Assert.InRange(w[0], 0.01, 0.99);
        Assert.Equal(0, slope, 1e-7);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Of_ThreeModels_IsNoWorseThanAnyPointOfAGrid(int seed)
    {
        var rng = Rng.Create((ulong)seed, 0, 0, 900);
        var elpd = new double[3][];
        for (var k = 0; k < 3; k++)
            elpd[k] = [.. Enumerable.Range(0, 40).Select(_ => -3 + (1 + 0.5 * k) * rng.NextNormal())];
        var weights = StackingWeights.Of(elpd);
        var best = double.NegativeInfinity;
        for (var i = 0; i <= 200; i++)
            for (var j = 0; i + j <= 200; j++)
                best = Math.Max(best, Score(elpd, [i / 200.0, j / 200.0, (200 - i - j) / 200.0]));

        Assert.Equal(1, weights.Sum(), 1e-12);
        Assert.All(weights, static w => Assert.True(w >= 0));
        Assert.True(Score(elpd, weights) >= best - 1e-9);
        Assert.InRange(StackingWeights.Gap(elpd, weights), -1e-12, 1e-8);
    }

    [Fact]
    public void Of_EqualModels_ShareTheirWeight()
    {
        double[] model = [-1, -2, -3];
        Assert.All(StackingWeights.Of([model, model, model]), static w => Assert.Equal(1 / 3.0, w, 1e-9));
    }

    [Fact]
    public void Of_ModelWorseEverywhere_GetsNothing()
    {
        var weights = StackingWeights.Of([[-1, -2, -3, -2], [-1.5, -2.5, -3.5, -2.5]]);

        Assert.Equal(0, weights[1], 1e-8);
    }

    [Fact]
    public void Of_HugeDifferences_DoNotOverflow()
    {
        var weights = StackingWeights.Of([[-1e5, -10], [-10, -1e5]]);

        Assert.Equal(0.5, weights[0], 1e-8);
    }

    [Fact]
    public void Gap_EqualWeightsOfUnequalModels_IsAboveZero() => Assert.True(StackingWeights.Gap([[-1, -2], [-3, -4]], [0.5, 0.5]) > 0.5);

    [Fact]
    public void Of_WhatCannotBeWeighed_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => StackingWeights.Of([]));
        Assert.Throws<ArgumentException>(() => StackingWeights.Of([[-1, -2], [-1]]));
        Assert.Throws<ArgumentException>(() => StackingWeights.Of([[double.NaN], [-1]]));
        Assert.Throws<ArgumentException>(() => StackingWeights.Of([[double.NegativeInfinity], [double.NegativeInfinity]]));
    }

    static double[] Logs(double[] densities) => Array.ConvertAll(densities, Math.Log);

    static double Score(double[][] elpd, double[] w) =>
        Enumerable.Range(0, elpd[0].Length).Average(i => Math.Log(Enumerable.Range(0, w.Length).Sum(k => w[k] * Math.Exp(elpd[k][i]))));
}
