using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Metric;

public class LowRankMapTests
{
    const int Dimension = 13;

    static double[] Normals(int seed, int length = Dimension)
    {
        var rng = Rng.Create(31, seed, 0, 0);
        var padded = Padding.Allocate(length);
        rng.NextNormals(padded.AsSpan(0, length));
        return padded;
    }

    static LowRankMap Map()
    {
        var directions = OrthonormalBasis.Of([Normals(1), Normals(2), Normals(3)], 1e-8);
        double[] scale = [.. Normals(4)[..Dimension].Select(static x => Math.Exp(3 * x))];
        return new LowRankMap(Normals(5).AsSpan(0, Dimension), scale, directions, [1e4, 9, 1e-3]);
    }

    [Fact]
    public void ToWhitened_OfToPosition_GivesBackTheCoordinates()
    {
        var (z, position, back) = (Normals(6), Normals(7), Normals(8));
        var map = Map();
        map.ToPosition(z, position);
        map.ToWhitened(position, back);
        for (var i = 0; i < z.Length; i++)
            Assert.Equal(z[i], back[i], 1e-12);
    }

    [Fact]
    public void PullGradient_AnyGradient_IsTheTransposeOfToPosition()
    {
        // g·(F(z) − F(0)) = (Aᵀg)·z.
        var (z, gradient, map) = (Normals(9), Normals(10), Map());
        var (position, origin, pulled) = (Padding.Allocate(Dimension), Padding.Allocate(Dimension), Padding.Allocate(Dimension));
        map.ToPosition(z, position);
        map.ToPosition(new double[z.Length], origin);
        map.PullGradient(gradient, pulled);
        Kernels.Subtract(position, origin, position);
        var expected = Kernels.Dot(gradient, position);
        Assert.Equal(expected, Kernels.Dot(pulled, z), 1e-12 * Math.Abs(expected));
    }

    [Fact]
    public void ToPosition_AlongADirection_StretchesByTheRoot()
    {
        // Scale 1, u = e₂, λ = 9: the second coordinate is multiplied by 3 and the others are not.
        var direction = new double[8];
        direction[1] = 1;
        var map = new LowRankMap([10, 20, 30], [1, 1, 1], [direction], [9]);
        var position = Padding.Allocate(3);
        map.ToPosition([1, 1, 1, 0, 0, 0, 0, 0], position);
        Assert.Equal(new[] { 11.0, 23, 31, 0, 0, 0, 0, 0 }, position);
    }

    [Fact]
    public void Maps_AfterConstruction_AllocateNothing()
    {
        var (z, position, map) = (Normals(11), Padding.Allocate(Dimension), Map());
        Apply();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Apply();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Apply()
        {
            map.ToPosition(z, position);
            map.ToWhitened(position, z);
            map.PullGradient(z, position);
        }
    }

    [Fact]
    public void Constructor_BadVariance_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => new LowRankMap([0], [1], [[1]], [0]));
}
