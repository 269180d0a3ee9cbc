namespace MediaMix.Numerics.Tests.LinearAlgebra;

public class SymmetricEigenTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(60)]
    public void Of_RandomMatrix_SatisfiesTheDefinition(int size)
    {
        var a = Matrices.Normals(size, size, 1);
        var matrix = Matrices.Build(size, (i, j) => a[i][j] + a[j][i]);
        var eigen = SymmetricEigen.Of(matrix)!;
        for (var k = 0; k < size; k++)
        {
            for (var j = 0; j < size; j++)
            {
                Assert.Equal(j == k ? 1 : 0, Matrices.Dot(eigen.Vectors[k], eigen.Vectors[j]), 1e-13);
                Assert.Equal(eigen.Values[k] * eigen.Vectors[k][j], Matrices.Dot(matrix[j], eigen.Vectors[k]), 1e-12);
            }
        }
    }

    [Fact]
    public void Of_SecondDifferences_GivesTheKnownEigenvalues()
    {
        // The tridiagonal matrix (−1, 2, −1) has eigenvalues 2 − 2 cos(kπ/(n + 1)).
        const int size = 12;
        var eigen = SymmetricEigen.Of(Matrices.Build(size, static (i, j) => i == j ? 2 : Math.Abs(i - j) == 1 ? -1 : 0))!;
        var sorted = eigen.Values.Order().ToArray();
        for (var k = 0; k < size; k++)
            Assert.Equal(2 - 2 * Math.Cos((k + 1) * Math.PI / (size + 1)), sorted[k], 1e-14);
    }

    [Fact]
    public void Of_RepeatedEigenvalues_StaysOrthonormal()
    {
        // I + 4 u uᵀ with |u| = 1: eigenvalues 5, 1, 1, 1.
        var eigen = SymmetricEigen.Of(Matrices.Build(4, static (i, j) => 1 + (i == j ? 1 : 0)))!;
        Assert.Equal(new[] { 1.0, 1, 1, 5 }, eigen.Values.Order().Select(static v => Math.Round(v, 12)));
        for (var j = 0; j < 4; j++)
            Assert.All(Enumerable.Range(0, j), k => Assert.Equal(0, Matrices.Dot(eigen.Vectors[j], eigen.Vectors[k]), 1e-14));
    }

    [Fact]
    public void Of_MatrixWithNaN_GivesNull() =>
        Assert.Null(SymmetricEigen.Of([[1, double.NaN, 0], [double.NaN, 1, 1], [0, 1, 1]]));
}
