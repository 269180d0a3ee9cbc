namespace MediaMix.Numerics;

/// <summary>
/// The lower factor L of a symmetric positive definite matrix A = L Lᵀ (Golub and Van Loan 2013, section 4.2), row by row.
/// Only the four operations and square roots in a fixed order, so the bits do not depend on the machine. Immutable.
/// </summary>
public sealed class Cholesky
{
    readonly double[][] _columns;

    Cholesky(double[][] columns) => _columns = columns;

    /// <summary>Column j of L, padded to whole vectors; zeros above the diagonal.</summary>
    public IReadOnlyList<double[]> Columns => _columns;

    /// <summary>Factors a matrix; O(n³), allocates its size.</summary>
    /// <param name="matrix">n rows of at least n elements; only the lower triangle is read.</param>
    /// <returns>Null when the matrix is not positive definite to working precision.</returns>
    public static Cholesky? Of(IReadOnlyList<double[]> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var n = matrix.Count;
        var columns = new double[n][];
        for (var j = 0; j < n; j++)
        {
            columns[j] = Padding.Allocate(n);
            for (var i = j; i < n; i++)
                columns[j][i] = matrix[i][j];
        }
        for (var j = 0; j < n; j++)
        {
            if (!(columns[j][j] > 0))
                return null;
            Kernels.Scale(1 / Math.Sqrt(columns[j][j]), columns[j], columns[j]);
            for (var k = j + 1; k < n; k++)
                Kernels.Axpy(-columns[j][k], columns[j].AsSpan(k), columns[k].AsSpan(k));
        }
        return new Cholesky(columns);
    }

    /// <summary>Solves Lᵀ x = b in place.</summary>
    /// <param name="x">Padded length; b on entry, overwritten with the solution.</param>
    public void SolveTransposed(Span<double> x)
    {
        for (var j = _columns.Length - 1; j >= 0; j--)
        {
            var column = _columns[j];
            x[j] = (x[j] - Kernels.Dot(column.AsSpan(j + 1), x[(j + 1)..])) / column[j];
        }
    }
}
