namespace MediaMix.Numerics;

/// <summary>
/// The geometric mean of C and S⁻¹ for symmetric positive definite C and S: the one positive definite P with P S P = C
/// (Bhatia 2007, chapter 4). With S = L Lᵀ it is L⁻ᵀ (Lᵀ C L)^½ L⁻¹, so one factorisation and one eigen-decomposition do.
/// </summary>
public static class GeometricMean
{
    /// <summary>Relative floor of the eigenvalues of Lᵀ C L: below it they are rounding, perhaps negative.</summary>
    const double Floor = 1e-15;

    /// <summary>Computes P; O(n³), allocates a few matrices.</summary>
    /// <param name="c">n rows of at least n elements, symmetric positive definite.</param>
    /// <param name="s">Of the same size.</param>
    /// <returns>Rows of padded length, or null when a matrix is not positive definite to working precision.</returns>
    public static double[][]? Of(IReadOnlyList<double[]> c, IReadOnlyList<double[]> s)
    {
        ArgumentNullException.ThrowIfNull(c);
        ArgumentNullException.ThrowIfNull(s);
        if (c.Count != s.Count)
            throw new ArgumentException("Both matrices must have the same size.", nameof(s));
        var factor = Cholesky.Of(s);
        if (factor is null || SymmetricEigen.Of(Congruence(c, factor.Columns)) is not { } eigen)
            return null;
        var largest = eigen.Values.Max();
        if (!(largest > 0) || !double.IsFinite(largest))
            return null;
        double[][] mean = [.. c.Select(_ => Padding.Allocate(c.Count))];
        for (var k = 0; k < c.Count; k++)
        {
            var vector = eigen.Vectors[k];
            factor.SolveTransposed(vector);
            AddOuter(Math.Sqrt(Math.Max(eigen.Values[k], Floor * largest)), vector, mean);
        }
        return mean;
    }

    /// <summary>Adds weight·x xᵀ to a symmetric matrix.</summary>
    /// <param name="weight">Any number.</param>
    /// <param name="x">At least as long as the rows.</param>
    /// <param name="matrix">Rows, changed.</param>
    public static void AddOuter(double weight, ReadOnlySpan<double> x, IReadOnlyList<double[]> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        for (var i = 0; i < matrix.Count; i++)
            Kernels.Axpy(weight * x[i], x[..matrix[i].Length], matrix[i]);
    }

    /// <summary>Lᵀ C L from the columns of L.</summary>
    static double[][] Congruence(IReadOnlyList<double[]> c, IReadOnlyList<double[]> columns)
    {
        var n = c.Count;
        double[][] result = [.. columns.Select(_ => Padding.Allocate(n))];
        var product = new double[n];
        for (var j = 0; j < n; j++)
        {
            for (var i = 0; i < n; i++)
                product[i] = Kernels.Dot(c[i].AsSpan(0, n), columns[j].AsSpan(0, n));
            for (var i = 0; i <= j; i++)
                result[i][j] = result[j][i] = Kernels.Dot(columns[i].AsSpan(0, n), product);
        }
        return result;
    }
}
