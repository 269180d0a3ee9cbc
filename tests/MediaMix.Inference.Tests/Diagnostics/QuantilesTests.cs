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

    /// <summary>Samples of every size, with ties, in every order, with infinities: the very bits of a sort.</summary>
    [Fact]
    public void Select_AnySample_IsTheQuantileOfTheSortedSample()
    {
        double[] probabilities = [0, 0.05, 0.5, 0.95, 1];
        var rng = MediaMix.Numerics.Rng.Create(11, 0, 0, 1);
        for (var n = 1; n < 400; n++)
        {
            Func<int, double>[] shapes = [_ => rng.NextDouble(), _ => Math.Floor(4 * rng.NextDouble()), static i => i, static i => -i, static i => i % 7, static _ => 3, i => i % 5 == 0 ? double.PositiveInfinity : -rng.NextDouble()];
            foreach (var shape in shapes)
            {
                double[] sample = [.. Enumerable.Range(0, n).Select(shape)];
                double[] sorted = [.. sample.Order()];
                var quantiles = new double[probabilities.Length];
                Quantiles.Select(sample, probabilities, quantiles);

                Assert.Equal(probabilities.Select(p => Quantiles.Type7(sorted, p)), quantiles);
                Assert.Equal(sorted, sample.Order());
            }
        }
    }

    [Fact]
    public void Select_NaNOrNothing_IsWhatASortGives()
    {
        var quantiles = new double[2];
        Quantiles.Select([3, double.NaN, 1, 2], [0, 1], quantiles);
        Assert.Equal([double.NaN, 3], quantiles);
        Quantiles.Select([], [0.1, 0.9], quantiles);
        Assert.Equal([double.NaN, double.NaN], quantiles);
        Assert.Throws<ArgumentOutOfRangeException>(static () => Quantiles.Select([1], [1.5], new double[1]));
    }

    /// <summary>A sequence on which the median of three is always nearly the least (Musser 1997) is no worse than a sort.</summary>
    [Fact]
    public void Place_SequenceAgainstThePivot_PlacesTheRanksAllTheSame()
    {
        const int n = 4096;
        double[] sample = [.. Enumerable.Range(1, n / 2).Select(static i => i % 2 == 1 ? i : n / 2 + i - 1.0), .. Enumerable.Range(1, n / 2).Select(static i => 2.0 * i)];
        double[] sorted = [.. sample.Order()];
        OrderStatistics.Place(sample, [7, 7, 2048, 4095]);
        Assert.Equal((sorted[7], sorted[2048], sorted[4095]), (sample[7], sample[2048], sample[4095]));
        Assert.Throws<ArgumentOutOfRangeException>(() => OrderStatistics.Place(sample, [n]));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Type7_NotAProbability_Throws(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Type7([1, 2], probability));
}
