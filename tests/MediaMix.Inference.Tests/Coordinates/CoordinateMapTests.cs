namespace MediaMix.Inference.Tests.Coordinates;

/// <summary>What every map must keep.</summary>
public class CoordinateMapTests
{
    const double Step = 1e-5;

    public static TheoryData<string> Names => SampleMaps.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Inverse_OfForward_ReturnsThePoint(string name)
    {
        var map = SampleMaps.Of(name);
        for (var seed = 1; seed <= 20; seed++)
        {
            var q = SampleMaps.Point(seed);
            var (x, back) = (new double[q.Length], new double[q.Length]);
            map.Forward(q, x, new double[map.WorkspaceLength]);
            map.Inverse(x, back, new double[map.WorkspaceLength]);
            Assert.All(q.Zip(back), static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_LogJacobian_IsTheDeterminantOfDifferences(string name)
    {
        var map = SampleMaps.Of(name);
        var q = SampleMaps.Point(3);
        var jacobian = new double[q.Length][];
        for (var i = 0; i < q.Length; i++)
        {
            var (up, down) = (Forward(map, q, i, Step).X, Forward(map, q, i, -Step).X);
            jacobian[i] = [.. up.Zip(down, static (u, d) => (u - d) / (2 * Step))];
        }

        Assert.Equal(LogDeterminant(jacobian), Forward(map, q, 0, 0).LogJacobian, 1e-8);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pullback_OfALinearFunction_AgreesWithDifferences(string name)
    {
        var map = SampleMaps.Of(name);
        var (q, weights) = (SampleMaps.Point(5), SampleMaps.Point(6));
        var (x, gradient, workspace) = (new double[q.Length], new double[q.Length], new double[map.WorkspaceLength]);
        map.Forward(q, x, workspace);
        map.Pullback(q, x, weights, gradient, workspace);
        var tolerance = 1e-8 * (1 + gradient.Max(Math.Abs));
        for (var i = 0; i < q.Length; i++)
        {
            var (up, down) = (Value(Forward(map, q, i, Step), weights), Value(Forward(map, q, i, -Step), weights));
            Assert.Equal((up - down) / (2 * Step), gradient[i], tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Transform_GivesWhatForwardAndPullbackGive(string name)
    {
        var map = SampleMaps.Of(name);
        var (q, weights) = (SampleMaps.Point(7), SampleMaps.Point(8));
        var (x, gradient, workspace) = (new double[q.Length], new double[q.Length], new double[map.WorkspaceLength]);
        var logJacobian = map.Forward(q, x, workspace);
        map.Pullback(q, x, weights, gradient, workspace);
        var (back, transformed) = (new double[q.Length], new double[q.Length]);

        Assert.Equal(logJacobian, map.Transform(x, weights, back, transformed), 1e-12);
        Assert.All(q.Zip(back), static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.All(gradient.Zip(transformed), static pair => Assert.Equal(pair.First, pair.Second, 1e-11));
    }

    [Fact]
    public void Composed_IsOneMapAfterTheOther()
    {
        var (first, second, third) = (new SinhMap(SampleMaps.Dimension), SampleMaps.Centring, new SinhMap(SampleMaps.Dimension));
        var map = new ComposedMap(first, second, third);
        var (q, weights) = (SampleMaps.Point(1), SampleMaps.Point(2));
        var (a, b, x) = (new double[q.Length], new double[q.Length], new double[q.Length]);
        var own = new double[second.WorkspaceLength];
        var logJacobian = first.Forward(q, a, []) + second.Forward(a, b, own) + third.Forward(b, x, []);
        var (gb, ga, gq) = (new double[q.Length], new double[q.Length], new double[q.Length]);
        third.Pullback(b, x, weights, gb, []);
        second.Pullback(a, b, gb, ga, own);
        first.Pullback(q, a, ga, gq, []);

        var (composed, gradient, workspace) = (new double[q.Length], new double[q.Length], new double[map.WorkspaceLength]);
        Assert.Equal(logJacobian, map.Forward(q, composed, workspace));
        map.Pullback(q, composed, weights, gradient, workspace);
        Assert.Equal(x, composed);
        Assert.Equal(gq, gradient);
    }

    [Fact]
    public void Composed_OfNothingOrOfDifferentDimensions_IsRefused()
    {
        Assert.Throws<ArgumentException>(static () => new ComposedMap());
        Assert.Throws<ArgumentException>(static () => new ComposedMap(new SinhMap(2), new SinhMap(3)));
    }

    static (double[] X, double LogJacobian) Forward(CoordinateMap map, double[] q, int coordinate, double shift)
    {
        var (at, x) = ((double[])q.Clone(), new double[q.Length]);
        at[coordinate] += shift;
        var logJacobian = map.Forward(at, x, new double[map.WorkspaceLength]);
        return (x, logJacobian);
    }

    static double Value((double[] X, double LogJacobian) at, double[] weights) =>
        at.X.Zip(weights, static (x, w) => x * w).Sum() + at.LogJacobian;

    /// <summary>ln|det| by elimination with row exchanges; destroys its argument.</summary>
    static double LogDeterminant(double[][] m)
    {
        var log = 0.0;
        for (var k = 0; k < m.Length; k++)
        {
            var pivot = Enumerable.Range(k, m.Length - k).MaxBy(i => Math.Abs(m[i][k]));
            (m[k], m[pivot]) = (m[pivot], m[k]);
            log += Math.Log(Math.Abs(m[k][k]));
            for (var i = k + 1; i < m.Length; i++)
            {
                var factor = m[i][k] / m[k][k];
                for (var j = k; j < m.Length; j++)
                    m[i][j] -= factor * m[k][j];
            }
        }
        return log;
    }
}
