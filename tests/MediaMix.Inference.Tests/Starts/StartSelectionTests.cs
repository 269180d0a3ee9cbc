using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Starts;

public class StartSelectionTests
{
    static List<PathDraw> Draws(params double[][] ratiosOfPaths) =>
        [.. ratiosOfPaths.SelectMany(static (ratios, path) => ratios.Select((r, n) => new PathDraw(path, [path, n], r)))];

    static double[][] Choose(List<PathDraw> draws, int count, int seed = 1)
    {
        var rng = Rng.Create(19, seed, 0, 1);
        return StartSelection.Choose(draws, 4, count, ref rng);
    }

    [Fact]
    public void Choose_PathsOfComparableWeight_TakesOneOfEach()
    {
        var draws = Draws([0, 0, 0], [1, 1, 1], [-1, -1, -1], [0, 0, 0]);

        Assert.All(Enumerable.Range(0, 50), seed => Assert.Equal([0, 1, 2, 3], Choose(draws, 4, seed).Select(static p => p[0]).Order()));
    }

    [Fact]
    public void Choose_PathOfNoWeight_ComesLast()
    {
        var draws = Draws([0, 0, 0], [-30, -30, -30], [0, 0, 0], []);

        Assert.All(Enumerable.Range(0, 50), seed => Assert.DoesNotContain(Choose(draws, 6, seed), static p => p[0] == 1));
        Assert.Equal(9, Choose(draws, 9).Select(static p => (p[0], p[1])).Distinct().Count());
    }

    [Fact]
    public void Choose_WithinAPath_FollowsTheWeights()
    {
        var draws = Draws([0, Math.Log(3)]);
        var heavy = Enumerable.Range(0, 2000).Count(seed => Choose(draws, 1, seed)[0][1] == 1);

        // Two draws: the ceiling of √2 times the mean, 2.83 of weights 1 and 3, leaves 2.83/3.83; limits are 4 standard errors.
        Assert.InRange(heavy / 2000.0, 0.739 - 0.04, 0.739 + 0.04);
    }
}
