using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Starts;

/// <summary>Plain arithmetic of small dense matrices, stored as rows, for second implementations.</summary>
static class Dense
{
    public static double[][] Diagonal(ReadOnlySpan<double> values)
    {
        var matrix = new double[values.Length][];
        for (var i = 0; i < values.Length; i++)
        {
            matrix[i] = new double[values.Length];
            matrix[i][i] = values[i];
        }
        return matrix;
    }

    public static double[][] Map(int rows, int columns, Func<int, int, double> element) =>
        [.. Enumerable.Range(0, rows).Select(i => Enumerable.Range(0, columns).Select(j => element(i, j)).ToArray())];

    public static double[][] Transpose(double[][] a) => Map(a[0].Length, a.Length, (i, j) => a[j][i]);

    public static double[][] Add(double[][] a, double[][] b) => Map(a.Length, a[0].Length, (i, j) => a[i][j] + b[i][j]);

    public static double[][] Multiply(params double[][][] factors) => factors.Aggregate(static (a, b) =>
        Map(a.Length, b[0].Length, (i, j) => Enumerable.Range(0, b.Length).Sum(k => a[i][k] * b[k][j])));

    public static double[] Multiply(double[][] a, double[] x) => [.. a.Select(row => row.Zip(x, static (p, q) => p * q).Sum())];

    public static double[][] Outer(double factor, double[] x, double[] y) => Map(x.Length, y.Length, (i, j) => factor * x[i] * y[j]);

    public static double[][] Inverse(double[][] a)
    {
        var n = a.Length;
        var work = Map(n, 2 * n, (i, j) => j < n ? a[i][j] : j - n == i ? 1 : 0);
        for (var k = 0; k < n; k++)
        {
            var pivot = Enumerable.Range(k, n - k).MaxBy(i => Math.Abs(work[i][k]));
            (work[k], work[pivot]) = (work[pivot], work[k]);
            work[k] = [.. work[k].Select(v => v / work[k][k])];
            for (var i = 0; i < n; i++)
            {
                if (i != k)
                    work[i] = [.. work[i].Zip(work[k], (v, w) => v - work[i][k] * w)];
            }
        }
        return [.. work.Select(row => row[n..])];
    }

    /// <summary>M Mᵀ + I with normal elements of M: positive definite, of moderate condition.</summary>
    public static double[][] Positive(int n, ref Rng rng)
    {
        var m = new double[n][];
        for (var i = 0; i < n; i++)
            rng.NextNormals(m[i] = new double[n]);
        return Map(n, n, (i, j) => Enumerable.Range(0, n).Sum(k => m[i][k] * m[j][k]) + (i == j ? 1 : 0));
    }

    /// <summary>Largest difference of two matrices, relative to the largest element.</summary>
    public static double Difference(double[][] a, double[][] b) =>
        a.Zip(b, static (p, q) => p.Zip(q, static (x, y) => Math.Abs(x - y)).Max()).Max() / b.Max(static row => row.Max(Math.Abs));
}
