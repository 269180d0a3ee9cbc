using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MediaMix.Numerics.BitCheck;

/// <summary>One hash over the output bits of every decomposition, on sizes around whole vectors and on nearly singular matrices.</summary>
public static class LinearAlgebraDigest
{
    static readonly int[] Sizes = [1, 2, 3, 7, 8, 9, 17, 32, 45];

    /// <summary>SHA-256 over all outputs, in hexadecimal.</summary>
    public static string Compute()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(ReadOnlySpan<double> values) => hash.AppendData(MemoryMarshal.AsBytes(values));

        foreach (var size in Sizes)
        {
            AddSymmetric(Add, size);
            AddTall(Add, size);
            AddProducts(Add, size);
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    delegate void Sink(ReadOnlySpan<double> values);

    static void AddSymmetric(Sink add, int size)
    {
        var covariance = Gram(Vectors(2 * size, size, purpose: 1));
        var second = Gram(Vectors(2 * size, size, purpose: 2));
        // Fewer vectors than dimensions: positive definite by the last digits of the ridge only.
        var nearlySingular = Gram(Vectors(size / 2, size, purpose: 3), ridge: 1e-9);
        foreach (var matrix in (double[][][])[covariance, second, nearlySingular])
        {
            if (SymmetricEigen.Of(matrix) is not { } eigen || Cholesky.Of(matrix) is not { } factor)
                throw new InvalidOperationException($"A matrix of size {size} could not be decomposed.");
            add([.. eigen.Values]);
            AddAll(add, eigen.Vectors);
            AddAll(add, factor.Columns);
            var solution = Padding.Allocate(size);
            matrix[0].CopyTo(solution, 0);
            factor.SolveTransposed(solution);
            add(solution);
        }
        AddAll(add, GeometricMean.Of(covariance, second) ?? throw new InvalidOperationException("There is no geometric mean."));
        AddAll(add, GeometricMean.Of(covariance, nearlySingular) ?? throw new InvalidOperationException("There is no geometric mean."));
    }

    static void AddTall(Sink add, int size)
    {
        var vectors = Vectors(size, 3 * size + 5, purpose: 4);
        // The last vector nearly repeats the first, so that both pivoting and small singular values are met.
        if (size > 1)
            Kernels.Affine(1, vectors[0], 1e-7, vectors[^1]);
        var orthogonal = OrthogonalColumns.Of(vectors);
        AddAll(add, orthogonal.Columns);
        AddAll(add, orthogonal.Rotation);
        add(orthogonal.SquaredNorms);
        AddAll(add, OrthonormalBasis.Of(vectors, 1e-8));
        AddAll(add, OrthonormalBasis.Of(Vectors(2 * size, size, purpose: 5), 1e-8));
    }

    static void AddProducts(Sink add, int size)
    {
        var width = Padding.RoundUp(size);
        double[] rows = [.. Vectors(4 * size, width, purpose: 6).SelectMany(static row => row)];
        var lower = new double[width * width];
        RowProducts.AddGram(rows, width, 0, width, lower);
        add(lower);
        for (var j = 0; j < width; j++)
            lower.AsSpan(j * width, j).Clear();
        var products = new double[rows.Length];
        RowProducts.MultiplyByTransposed(rows, width, lower, products);
        add(products);
    }

    static void AddAll(Sink add, IEnumerable<double[]> arrays)
    {
        foreach (var array in arrays)
            add(array);
    }

    static double[][] Gram(double[][] vectors, double ridge = 0)
    {
        var size = vectors.Length == 0 ? 1 : vectors[0].Length;
        double[][] matrix = [.. Enumerable.Range(0, size).Select(_ => Padding.Allocate(size))];
        foreach (var vector in vectors)
            GeometricMean.AddOuter(1.0 / vectors.Length, [.. vector, .. new double[matrix[0].Length - size]], matrix);
        for (var i = 0; i < size; i++)
            matrix[i][i] += ridge;
        return matrix;
    }

    static double[][] Vectors(int count, int length, int purpose)
    {
        var vectors = new double[count][];
        for (var k = 0; k < count; k++)
        {
            var rng = Rng.Create(11, length, k, purpose);
            vectors[k] = new double[length];
            rng.NextNormals(vectors[k]);
        }
        return vectors;
    }
}
