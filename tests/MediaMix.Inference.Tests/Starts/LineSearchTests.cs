using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Starts;

public class LineSearchTests
{
    /// <summary>First steps far too small, right and far too large.</summary>
    public static TheoryData<double> FirstSteps => [1e-6, 1e-2, 1, 1e3, 1e9];

    [Theory]
    [MemberData(nameof(FirstSteps))]
    public void Find_Banana_MeetsTheWolfeConditions(double initial)
    {
        var density = new CountedDensity(Landscapes.Banana());
        var from = At(density, 8, 14);
        var slope = Kernels.SumOfSquares(from.Gradient);
        var to = new LineSearch(density).Find(from, from.Gradient, slope, initial)!;

        var step = (to.Position[0] - from.Position[0]) / from.Gradient[0];
        Assert.True(to.LogDensity >= from.LogDensity + 1e-4 * step * slope);
        Assert.True(Math.Abs(Kernels.Dot(to.Gradient, from.Gradient)) <= 0.5 * slope);
    }

    [Theory]
    [MemberData(nameof(FirstSteps))]
    public void Find_BeyondAWallOfNaN_StaysInFront(double initial)
    {
        var density = new CountedDensity(Landscapes.Wall());
        var from = At(density, 5);
        var to = new LineSearch(density).Find(from, from.Gradient, from.Gradient[0] * from.Gradient[0], initial)!;

        Assert.InRange(to.Position[0], 0, 5);
        Assert.True(to.LogDensity > from.LogDensity);
    }

    [Fact]
    public void Find_EndlessSlope_ReturnsNullAfterFewTrials()
    {
        var density = new CountedDensity(Landscapes.Slope());
        var from = At(density, 0, 0);

        Assert.Null(new LineSearch(density).Find(from, from.Gradient, 1, 1));
        Assert.InRange(density.Evaluations, 1, 21);
    }

    [Fact]
    public void Find_TopIsAKink_StopsThere()
    {
        // The slope is never small: it jumps from 1 to −1.
        var density = new CountedDensity(new FunctionDensity(1, static (p, g) =>
        {
            g[0] = -Math.Sign(p[0]);
            return -Math.Abs(p[0]);
        }));
        var to = new LineSearch(density).Find(At(density, -10), [1], 1, 1)!;

        Assert.InRange(to.Position[0], -2, 2);
        Assert.InRange(density.Evaluations, 1, 8);
    }

    [Fact]
    public void Find_NoGainAnywhere_ReturnsNull()
    {
        // The gradient promises a gain that is nowhere to be found.
        var density = new CountedDensity(new FunctionDensity(1, static (p, g) =>
        {
            g[0] = 1;
            return -Math.Abs(p[0]);
        }));

        Assert.Null(new LineSearch(density).Find(At(density, 0), [1], 1, 1));
        Assert.InRange(density.Evaluations, 1, 21);
    }

    static PathPoint At(CountedDensity density, params double[] position)
    {
        var point = new PathPoint(position.Length);
        position.CopyTo(point.Position, 0);
        point.LogDensity = density.Evaluate(point.Position, point.Gradient);
        return point;
    }
}
