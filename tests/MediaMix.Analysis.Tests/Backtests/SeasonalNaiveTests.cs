namespace MediaMix.Analysis.Tests.Backtests;

/// <summary>The forecast without a model, by hand.</summary>
public class SeasonalNaiveTests
{
    /// <summary>Twenty periods with a year of ten; from the second year on every value is 3 or 4 more than a year before.</summary>
    static readonly double[] Known = [.. Enumerable.Range(0, 20).Select(static t => t < 10 ? 5.0 * t : 5.0 * (t - 10) + (t % 2 == 0 ? 3 : 4))];

    [Fact]
    public void Of_FullYear_IsTheValueAYearBeforeWithTheMeanSquareOfChanges()
    {
        var naive = new SeasonalNaive(Known, 10);

        Assert.True(naive.IsSeasonal);
        Assert.Equal((Known[12], Math.Sqrt((5 * 9 + 5 * 16) / 10.0)), naive.Of(22));
        Assert.Equal(Known[12], naive.Of(32).Mean);
    }

    [Fact]
    public void Of_ValueAYearBeforeUnknown_GoesBackAnotherYear()
    {
        var known = (double[])Known.Clone();
        known[12] = double.NaN;

        Assert.Equal(known[2], new SeasonalNaive(known, 10).Of(22).Mean);
    }

    [Fact]
    public void Of_NoFullYear_IsTheLastKnownValueWithChangesOfThatAge()
    {
        // Changes over two periods of the squares 0, 1, 4, …: 4t + 4.
        double[] known = [.. Enumerable.Range(0, 12).Select(static t => (double)t * t), double.NaN];
        var naive = new SeasonalNaive(known, 52);

        Assert.False(naive.IsSeasonal);
        var (mean, sd) = naive.Of(13);
        Assert.Equal(121, mean);
        Assert.Equal(Math.Sqrt(Enumerable.Range(0, 10).Average(static t => (4.0 * t + 4) * (4 * t + 4))), sd, 1e-12);
    }

    [Fact]
    public void Of_FarBeyondAllPairs_SpreadsAsARandomWalk()
    {
        double[] known = [.. Enumerable.Range(0, 12).Select(static t => t % 2 == 0 ? 1.0 : 3.0)];

        Assert.Equal((3, 2 * Math.Sqrt(9)), new SeasonalNaive(known, 52).Of(20));
    }

    [Fact]
    public void Of_NothingKnown_IsNothing() => Assert.True(double.IsNaN(new SeasonalNaive([double.NaN], 52).Of(1).Mean));
}
