namespace MediaMix.Numerics.Tests.LinearAlgebra;

public class OrthonormalBasisTests
{
    [Fact]
    public void Of_NearlyParallelVectors_IsOrthonormalAndSpansThem()
    {
        // Differences of 10⁻⁵ between the vectors: one pass of Gram–Schmidt would leave angles of 10⁻¹¹.
        var first = Matrices.Normals(1, 40, 5)[0];
        double[][] vectors = [.. Matrices.Normals(12, 40, 6).Select(v => v.Zip(first, static (a, b) => 1e-5 * a + b).ToArray())];
        var basis = OrthonormalBasis.Of(vectors, 1e-8);
        Assert.Equal(12, basis.Length);
        for (var i = 0; i < 12; i++)
        {
            for (var j = 0; j <= i; j++)
                Assert.Equal(i == j ? 1 : 0, Matrices.Dot(basis[i], basis[j]), 1e-14);
            var inside = basis.Sum(q => Math.Pow(Matrices.Dot(q, vectors[i]), 2));
            Assert.Equal(1, inside / Matrices.Dot(vectors[i], vectors[i]), 1e-13);
        }
    }

    [Fact]
    public void Of_DependentAndZeroVectors_DropsThem()
    {
        double[][] vectors = [[3, 0, 0, 0], [0, 1e-9, 0, 0], [3, 1e-9, 0, 0], [0, 0, 0, 0]];
        var basis = OrthonormalBasis.Of(vectors, 1e-8);
        // Length does not count, direction does: the tiny second vector stays, the sum of the first two goes.
        Assert.Equal(2, basis.Length);
        Assert.Contains(basis, static q => Math.Abs(q[1]) == 1);
    }
}
