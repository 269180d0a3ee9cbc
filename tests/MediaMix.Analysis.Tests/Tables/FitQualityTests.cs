namespace MediaMix.Analysis.Tests.Tables;

/// <summary>Descriptive measures of hand-made series: four periods or so, every number by hand.</summary>
public class FitQualityTests
{
    const double Missing = double.NaN;

    [Fact]
    public void Of_AllObserved_IsByHand()
    {
        var quality = Of([10, 20, 30, 40], [12, 18, 33, 37]);
        // Residuals −2, 2, −3, 3 with mean 0: sum of squares 26 against 500 of the outcome.
        Assert.Equal(1 - 26.0 / 500, quality.RSquared, 1e-12);
        Assert.Equal((0.2 + 0.1 + 0.1 + 0.075) / 4, quality.Mape, 1e-12);
        // Products −4, −6, −9 in three pairs against a mean square of 6.5.
        Assert.Equal(-19.0 / 3 / 6.5, quality.ResidualAutocorrelation, 1e-12);
    }

    [Fact]
    public void Of_MissingOutcomes_LeavesOutTheirPairs()
    {
        var quality = Of([10, 20, Missing, 30, 40, 40, 10], [11, 21, 99, 31, 39, 39, 9]);
        // Residuals −1, −1, ·, −1, 1, 1, 1: pairs (−1, −1), (−1, 1), (1, 1), (1, 1) with mean 0 and mean square 1.
        Assert.Equal(0.5, quality.ResidualAutocorrelation, 1e-12);
        Assert.Equal((0.1 + 0.05 + 1.0 / 30 + 0.025 + 0.025 + 0.1) / 6, quality.Mape, 1e-12);
        Assert.True(double.IsNaN(quality.Actual[2]));
        Assert.Equal(99, quality.Expected[2]);
    }

    [Fact]
    public void Of_ConstantBias_DoesNotCountAgainstTheVarianceExplained() => Assert.Equal(1, Of([10, 20, 30], [15, 25, 35]).RSquared, 1e-12);

    [Fact]
    public void Of_ZeroOutcomes_DoNotEnterTheRelativeError() => Assert.Equal(0.1, Of([0, 20, 10], [5, 22, 9]).Mape, 1e-12);

    [Fact]
    public void Of_LongerLags_PairPeriodsThatFarApart()
    {
        // Residuals 1, −1 in turn over 16 periods: neighbours disagree, every second one agrees; a quarter of the periods is looked at.
        double[] actual = [.. Enumerable.Range(0, 16).Select(static t => 10 + (t % 2 == 0 ? 1.0 : -1.0))];
        var found = Of(actual, [.. Enumerable.Repeat(10.0, 16)]).ResidualAutocorrelations;
        Assert.Equal([-1, 1, -1, 1], found.Select(static r => Math.Round(r, 12)));
    }

    [Fact]
    public void Of_FewerThanThreePairs_HasNoAutocorrelation() =>
        Assert.True(double.IsNaN(Of([1, 2, Missing, 4, 6], [1, 3, 4, 4, 5]).ResidualAutocorrelation));

    [Fact]
    public void Of_HalfOfThePeriodsInTheBand_CoversHalf()
    {
        // 101 predictive draws 0 … 100 in every period: the band is 5 … 95, ends included.
        var quality = Of([4.9, 5, 95, 95.1, Missing], [0, 0, 0, 0, 0], static k => k);
        Assert.Equal(0.5, quality.Coverage90);
        Assert.Equal((5, 95), (quality.Predictive.Q5[0], quality.Predictive.Q95[0]));
        Assert.Equal(quality.Expected, quality.Predictive.Mean);
    }

    [Fact]
    public void Of_Weights_StandardizeTheResidualsOfTheAutocorrelation()
    {
        // Weights 1, 1, 4, 2 over their mean 2: residuals −2, 2, −3, 3 times √0.5, √0.5, √2, 1.
        var quality = Of([10, 20, 30, 40], [12, 18, 33, 37], weights: [1, 1, 4, 2]);
        double[] z = [-Math.Sqrt(2), Math.Sqrt(2), -3 * Math.Sqrt(2), 3];
        var mean = z.Average();
        var product = ((z[0] - mean) * (z[1] - mean) + (z[1] - mean) * (z[2] - mean) + (z[2] - mean) * (z[3] - mean)) / 3;
        Assert.Equal(product / z.Average(x => (x - mean) * (x - mean)), quality.ResidualAutocorrelation, 1e-12);
        Assert.Equal(1 - 26.0 / 500, quality.RSquared, 1e-12);
    }

    static FittedSeries Of(double[] actual, double[] expected, Func<int, double>? predictive = null, double[]? weights = null)
    {
        var (fit, pass) = Pass(actual, weights);
        foreach (var mean in pass.Means)
            Array.Clear(mean);
        // Two components, so that the sum over them is tested, too.
        for (var t = 0; t < actual.Length; t++)
        {
            (pass.Means[0][t], pass.Means[^1][t]) = (expected[t] - 1, 1);
            for (var k = 0; k < pass.Cells.Predictive[t].Length; k++)
                pass.Cells.Predictive[t][k] = predictive?.Invoke(k) ?? 0;
        }
        return FitQuality.Of(fit, pass, CellPass.Run(fit, pass));
    }

    static (FittedModel Fit, ComponentPass Pass) Pass(double[] outcome, double[]? weights = null)
    {
        var spend = outcome.Select(static (_, t) => 1.0 + t).ToArray();
        var panel = new Panel(
            TimeAxis.FromIndex(1, outcome.Length), ["national"], new Series("y", SeriesUnit.Outcome, outcome), [new Series("tv", SeriesUnit.Spend, spend), new Series("w", SeriesUnit.Weight, weights ?? [.. outcome.Select(static _ => 1.0)])]);
        var spec = new ModelSpec { Outcome = "y", Channels = [new ChannelSpec { Name = "tv", Spend = "tv" }], Likelihood = new NormalErrors { Weights = weights is null ? null : "w" } };
        var fit = HandMadeFit.Create(spec, panel, chains: 1, iterations: 101).Fit;
        return (fit, ComponentPass.Run(fit));
    }
}
