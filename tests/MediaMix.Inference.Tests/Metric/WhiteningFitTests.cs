namespace MediaMix.Inference.Tests.Metric;

public class WhiteningFitTests
{
    static double[] Ones(int dimension) => [.. Enumerable.Repeat(1.0, dimension)];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void LowRank_NothingCutOff_IsExactForAGaussianOnEveryDraw(int factors)
    {
        // Its draws and gradients determine the whitening of a Gaussian exactly, whatever the noise in them.
        var gaussian = new FactorGaussian(10, factors);
        var map = WhiteningFit.LowRank(gaussian.Draw(60, 1), Ones(10), 1)!;
        Assert.All(gaussian.Draw(200, 2), d => Assert.InRange(FisherDistance.Of(map, [d]), 0, 1e-10));
    }

    [Theory]
    [InlineData(10, 1, 60)]
    [InlineData(30, 1, 50)]
    [InlineData(30, 3, 50)]
    [InlineData(100, 3, 200)]
    public void LowRank_StrongFactors_LeavesASmallConditionNumber(int dimension, int factors, int draws)
    {
        var gaussian = new FactorGaussian(dimension, factors);
        var window = gaussian.Draw(draws, 1);
        Assert.InRange(gaussian.Condition(WhiteningFit.Diagonal(window, Ones(dimension))), 50, 1e6);
        Assert.InRange(gaussian.Condition(WhiteningFit.LowRank(window, Ones(dimension))!), 1, 4);
    }

    [Theory]
    [InlineData(100, 60, 20)]
    [InlineData(300, 100, 5)]
    public void LowRank_FewerDrawsThanDimensions_StillGainsMuch(int dimension, int draws, double gain)
    {
        var gaussian = new FactorGaussian(dimension, 3);
        var window = gaussian.Draw(draws, 1);
        var map = WhiteningFit.LowRank(window, Ones(dimension))!;
        Assert.InRange(gaussian.Condition(map), 1, gaussian.Condition(WhiteningFit.Diagonal(window, Ones(dimension))) / gain);
        if (dimension > 200)
            Assert.InRange(map.Rank, 1, draws / 4);
    }

    [Fact]
    public void LowRank_IndependentCoordinates_FindsNothing() =>
        Assert.Null(WhiteningFit.LowRank(new FactorGaussian(8, 0).Draw(100, 1), Ones(8)));

    [Fact]
    public void LowRank_StuckCoordinate_KeepsItsFallback()
    {
        // A coordinate without variance has no Fisher scale; it must not spoil the others.
        var window = new FactorGaussian(6, 2).Draw(50, 1);
        foreach (var draw in window)
            (draw.Position[2], draw.Gradient[2]) = (5, 0);
        var map = WhiteningFit.LowRank(window, [1, 1, 0.25, 1, 1, 1])!;
        var (z, position) = (new double[8], new double[8]);
        map.ToWhitened(window[0].Position, z);
        map.ToPosition(z, position);
        Assert.Equal(window[0].Position, position, static (a, b) => Math.Abs(a - b) < 1e-9);
    }
}
