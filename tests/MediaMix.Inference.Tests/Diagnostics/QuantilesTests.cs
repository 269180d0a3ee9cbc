using MediaMix.Inference.Diagnostics;

namespace MediaMix.Inference.Tests.Diagnostics;

public class QuantilesTests
{
    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.25, 2.5)]
    [InlineData(0.5, 6.0)]
    [InlineData(1.0, 18.0)]
    public void Type7_FourValues_InterpolatesLinearly(double probability, double expected) =>
        Assert.Equal(expected, Quantiles.Type7([1, 3, 9, 18], probability));

    [Fact]
    public void Type7_BetweenOrderStatistics_WeighsByDistance() =>
        Assert.Equal(15.3, Quantiles.Type7([1, 3, 9, 18], 0.9), 1e-14);

    [Fact]
    public void Type7_OneValue_IsThatValue() => Assert.Equal(7, Quantiles.Type7([7], 0.3));

    [Fact]
    public void Type7_Empty_IsNaN() => Assert.Equal(double.NaN, Quantiles.Type7([], 0.3));

    [Fact]
    public void Type7_InfiniteNeighbours_StaysInfinite() =>
        Assert.Equal(double.PositiveInfinity, Quantiles.Type7([0, double.PositiveInfinity, double.PositiveInfinity], 0.75));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Type7_NotAProbability_Throws(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Type7([1, 2], probability));
}
