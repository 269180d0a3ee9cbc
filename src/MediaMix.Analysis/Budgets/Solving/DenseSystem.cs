namespace MediaMix.Analysis;

/// <summary>Solves small symmetric positive definite systems by Cholesky's factorisation, in place.</summary>
static class DenseSystem
{
    /// <summary>Overwrites the right-hand side with the solution, and the lower triangle of the matrix with its factor. Allocates nothing.</summary>
    /// <param name="matrix">n rows of n; the lower triangle is read. A pivot that is not positive counts as rounding and leaves its unknown at 0.</param>
    /// <param name="x">Right-hand side, then the solution.</param>
    public static void SolveInPlace(double[][] matrix, double[] x)
    {
        var n = x.Length;
        for (var i = 0; i < n; i++)
        {
            var row = matrix[i];
            for (var j = 0; j <= i; j++)
            {
                var sum = row[j];
                var other = matrix[j];
                for (var k = 0; k < j; k++)
                    sum -= row[k] * other[k];
                row[j] = j < i ? sum / other[j] : sum > 1e-14 * row[i] ? Math.Sqrt(sum) : double.PositiveInfinity;
            }
        }
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
                x[i] -= matrix[i][k] * x[k];
            x[i] /= matrix[i][i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                x[i] -= matrix[k][i] * x[k];
            x[i] /= matrix[i][i];
        }
    }
}
