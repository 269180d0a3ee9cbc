namespace MediaMix.Numerics.Tests.LinearAlgebra;

/// <summary>Matrices to decompose and the plain arithmetic to check the results with.</summary>
static class Matrices
{
    /// <summary>rows × columns standard normals.</summary>
    public static double[][] Normals(int rows, int columns, int seed)
    {
        var rng = Rng.Create(17, seed, rows, columns);
        var matrix = new double[rows][];
        for (var i = 0; i < rows; i++)
        {
            matrix[i] = new double[columns];
            rng.NextNormals(matrix[i]);
        }
        return matrix;
    }

    /// <summary>A Aᵀ plus a multiple of the identity.</summary>
    public static double[][] Definite(int size, int seed, double ridge)
    {
        var a = Normals(size, size, seed);
        return Build(size, (i, j) => Dot(a[i], a[j]) + (i == j ? ridge : 0));
    }

    public static double[][] Build(int size, Func<int, int, double> element) =>
        [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => element(i, j)).ToArray())];

    public static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
            sum += a[i] * b[i];
        return sum;
    }

    public static double[][] Multiply(double[][] a, double[][] b) =>
        Build(a.Length, (i, j) => Enumerable.Range(0, a.Length).Sum(k => a[i][k] * b[k][j]));

    /// <summary>Largest difference of two matrices.</summary>
    public static double Distance(double[][] a, double[][] b) =>
        Enumerable.Range(0, a.Length).Max(i => Enumerable.Range(0, a.Length).Max(j => Math.Abs(a[i][j] - b[i][j])));
}
