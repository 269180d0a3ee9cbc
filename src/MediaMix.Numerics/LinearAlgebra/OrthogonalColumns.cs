namespace MediaMix.Numerics;

/// <summary>
/// Rotates the columns of a tall matrix until they are orthogonal, A·Q = U with Q orthogonal: the singular value
/// decomposition by one-sided Jacobi rotations (Hestenes 1958), which finds small singular values to high relative accuracy.
/// Uses only the four operations and square roots in a fixed order, so the bits do not depend on the machine.
/// </summary>
public sealed class OrthogonalColumns
{
    const int MostSweeps = 60;
    const double Tolerance = 1e-15;

    OrthogonalColumns(double[][] columns, double[][] rotation)
    {
        Columns = columns;
        Rotation = rotation;
        SquaredNorms = [.. columns.Select(static c => Kernels.SumOfSquares(c))];
    }

    /// <summary>U = A·Q, column by column; pairwise orthogonal.</summary>
    public double[][] Columns { get; }

    /// <summary>Q, column by column: column k of U is Σ_j A_j · Rotation[k][j].</summary>
    public double[][] Rotation { get; }

    /// <summary>Squared norm of every column of U: the eigenvalues of AᵀA.</summary>
    public double[] SquaredNorms { get; }

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix">Columns of equal length; not changed.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static OrthogonalColumns Of(IReadOnlyList<double[]> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Any(c => c.Length != matrix[0].Length))
            throw new ArgumentException("All columns must have the same length.", nameof(matrix));
        double[][] columns = [.. matrix.Select(static c => (double[])c.Clone())];
        var rotation = new double[columns.Length][];
        for (var k = 0; k < rotation.Length; k++)
        {
            rotation[k] = new double[columns.Length];
            rotation[k][k] = 1;
        }
        for (var sweep = 0; sweep < MostSweeps && Sweep(columns, rotation); sweep++)
        {
        }
        return new OrthogonalColumns(columns, rotation);
    }

    /// <summary>One pass over all pairs; true when some pair was not orthogonal yet.</summary>
    static bool Sweep(double[][] columns, double[][] rotation)
    {
        var rotated = false;
        for (var p = 0; p < columns.Length; p++)
        {
            for (var q = p + 1; q < columns.Length; q++)
            {
                var a = Kernels.SumOfSquares(columns[p]);
                var b = Kernels.SumOfSquares(columns[q]);
                var c = Kernels.Dot(columns[p], columns[q]);
                if (c == 0 || Math.Abs(c) <= Tolerance * Math.Sqrt(a * b))
                    continue;
                rotated = true;
                var zeta = (b - a) / (2 * c);
                var tangent = Math.CopySign(1, zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + zeta * zeta));
                var cosine = 1 / Math.Sqrt(1 + tangent * tangent);
                Rotate(columns[p], columns[q], cosine, cosine * tangent);
                Rotate(rotation[p], rotation[q], cosine, cosine * tangent);
            }
        }
        return rotated;
    }

    static void Rotate(double[] p, double[] q, double cosine, double sine)
    {
        for (var i = 0; i < p.Length; i++)
            (p[i], q[i]) = (cosine * p[i] - sine * q[i], sine * p[i] + cosine * q[i]);
    }
}
