namespace MediaMix.Numerics.Tests.LinearAlgebra;

public class GeometricMeanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public void Of_DefinitePair_SolvesItsEquation(int size)
    {
        var (c, s) = (Matrices.Definite(size, 3, 1), Matrices.Definite(size, 4, 1));
        var p = GeometricMean.Of(c, s)!;
        Assert.InRange(Matrices.Distance(Matrices.Multiply(Matrices.Multiply(p, s), p), c), 0, 1e-10 * c.Max(static row => row.Max()));
        Assert.NotNull(Cholesky.Of(p));
    }

    [Fact]
    public void Of_DiagonalPair_IsTheRootOfTheQuotient()
    {
        var p = GeometricMean.Of([[9, 0], [0, 1e-6]], [[4, 0], [0, 1e6]])!;
        Assert.Equal(1.5, p[0][0], 1e-15);
        Assert.Equal(1e-6, p[1][1], 1e-18);
        Assert.Equal(0, p[0][1], 1e-15);
    }

    [Fact]
    public void Of_SingularSecond_GivesNull() => Assert.Null(GeometricMean.Of([[1, 0], [0, 1]], [[1, 1], [1, 1]]));
}
