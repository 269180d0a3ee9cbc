using MediaMix.Numerics;

namespace MediaMix.Analysis.Tests.Backtests;

/// <summary>Fits with the end stepped back, and how much their posteriors share.</summary>
public class StabilityLoopTests
{
    static RoiStability Run(int threads) => StabilityLoop.Run(BacktestWorld.Spec(), BacktestWorld.Panel, BacktestWorld.Sampler, [0, 4, 8], threads);

    [Fact]
    public void Run_AnyNumberOfThreads_GivesTheSameNumbers()
    {
        var (one, many) = (Run(1), Run(4));

        Assert.Equal(one.Channels.SelectMany(static c => c.Roi), many.Channels.SelectMany(static c => c.Roi));
        Assert.Equal(one.Channels.SelectMany(static c => c.Overlap), many.Channels.SelectMany(static c => c.Overlap));
    }

    [Fact]
    public void Run_NothingCutOff_IsTheFitItself()
    {
        var fit = ModelFit.Run(BacktestWorld.Spec(), BacktestWorld.Panel, BacktestWorld.Sampler);
        var analysis = FitAnalyzer.Analyze(fit);
        var stability = Run(0);

        Assert.Equal(["tv", "search"], stability.Channels.Select(static c => c.Channel));
        foreach (var channel in stability.Channels)
            Assert.Equal(analysis.Channels.First(c => c.Channel == channel.Channel).Roi!.Value.Q50, channel.Roi[0]!.Value.Q50, 1e-9);
    }

    [Fact]
    public void Run_CutsThatDoNotAscendFromZero_AreRefused()
    {
        foreach (var cuts in new int[][] { [], [4], [0, 4, 4], [0, BacktestWorld.Periods] })
            Assert.Throws<ArgumentException>(() => StabilityLoop.Run(BacktestWorld.Spec(), BacktestWorld.Panel, BacktestWorld.Sampler, cuts));
    }

    [Fact]
    public void UsualCuts_Weeks_AreThoseThatLeaveEnough() => Assert.Equal([0, 4, 8, 13], StabilityLoop.UsualCuts(BacktestWorld.Panel));

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(0.5, 0.0)]
    [InlineData(2, 0.0)]
    [InlineData(2, -50.0)]
    public void Overlap_ShiftedNormals_IsTheClosedForm(double shift, double location)
    {
        // Two normals of sd 1 at distance d share 2Φ(−d/2).
        double[] first = [.. Enumerable.Range(0, 4000).Select(i => location + ScalarMath.NormalQuantile((i + 0.5) / 4000))];
        var overlap = DensityOverlap.Of(first, Array.ConvertAll(first, x => x + shift));

        Assert.Equal(2 * ScalarMath.NormalCdf(-shift / 2), overlap, 0.02);
    }

    [Fact]
    public void Overlap_PositiveDraws_DoNotDependOnTheUnit()
    {
        double[] first = [.. Enumerable.Range(1, 500).Select(static i => i / 100.0)], second = [.. Enumerable.Range(1, 500).Select(static i => 1 + i / 200.0)];

        Assert.Equal(DensityOverlap.Of(first, second), DensityOverlap.Of(Array.ConvertAll(first, static x => 1000 * x), Array.ConvertAll(second, static x => 1000 * x)), 1e-9);
    }

    [Fact]
    public void Overlap_SeparateDraws_IsNothing() => Assert.Equal(0, DensityOverlap.Of([1, 1.1, 1.2, 1.3], [90, 91, 92, 93]), 1e-6);

    [Fact]
    public void IsFlagged_UnstableChannel_OnlyIfItIsBig()
    {
        var estimate = new Estimate(1, 0.5, 1, 1.5);
        var big = new ChannelStability("tv", 0.4, [estimate, estimate], [double.NaN, 0.5]);

        Assert.True(big.IsFlagged);
        Assert.False((big with { SpendShare = 0.05 }).IsFlagged);
        Assert.False((big with { Overlap = [double.NaN, 0.9] }).IsFlagged);
    }
}
