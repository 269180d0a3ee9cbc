namespace MediaMix.Analysis.Tests.Tables;

/// <summary>Means of curves from some of the draws.</summary>
public class TiedMeansTests
{
    [Fact]
    public void Of_EffectsOfOneSign_AreTiedByTheirRatio() =>
        Assert.Equal([6.0, 1.5], TiedMeans.Of([[2, 6], [1, 1]], [1, 3], [1, 3, 2, 6]));

    /// <summary>The kept draws nearly cancel: their ratio to all draws, 2000, would say nothing of the other points.</summary>
    [Fact]
    public void Of_EffectsOfEitherSign_AreTiedByRegression()
    {
        double[] actual = [1.001, -1];
        var means = TiedMeans.Of([actual, [2.002, -2], [5, 5]], actual, [1.001, -1, 1.5, 2.499]);

        Assert.Equal(1, means[0], 1e-12);
        Assert.Equal(2, means[1], 1e-12);
        Assert.Equal(5, means[2], 1e-12);
    }

    [Fact]
    public void Of_KeptDrawsThatCancel_StillAgreeWithAllDraws() =>
        Assert.Equal([0.5], TiedMeans.Of([[1, -1]], [1, -1], [1, -1, 1, 1]));
}
