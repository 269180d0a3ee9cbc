namespace MediaMix.Numerics.Tests.LinearAlgebra;

public class CholeskyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(31)]
    public void Of_DefiniteMatrix_MultipliesBack(int size)
    {
        var matrix = Matrices.Definite(size, 2, 0.1);
        var columns = Cholesky.Of(matrix)!.Columns;
        var product = Matrices.Build(size, (i, j) => columns.Sum(c => c[i] * c[j]));
        Assert.InRange(Matrices.Distance(matrix, product), 0, 1e-12);
        Assert.All(Enumerable.Range(0, size), j => Assert.All(columns[j][..j], static x => Assert.Equal(0, x)));
    }

    [Fact]
    public void SolveTransposed_KnownFactor_SolvesBackwards()
    {
        // L = [[2, 0], [1, 3]]: Lᵀ x = (5, 6) has x₂ = 2 and x₁ = (5 − 1·2)/2.
        var factor = Cholesky.Of([[4, 2], [2, 10]])!;
        var x = Padding.Allocate(2);
        (x[0], x[1]) = (5, 6);
        factor.SolveTransposed(x);
        Assert.Equal(1.5, x[0]);
        Assert.Equal(2, x[1]);
    }

    [Fact]
    public void Of_IndefiniteMatrix_GivesNull() => Assert.Null(Cholesky.Of([[1, 2], [2, 1]]));
}
