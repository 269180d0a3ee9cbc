using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The lower factor L of a symmetric positive definite matrix M = L Lᵀ and its inverse, computed in place once per
/// evaluation: either from M (Golub and Van Loan 2013, section 4.2, outer-product form), or from rows T with M = TᵀT by
/// Householder reflections (section 5.2), which costs more and loses half as many digits. Only the four operations, fused
/// multiply-adds and square roots in a fixed order, so the bits do not depend on the machine. Allocates when made, never
/// afterwards.
/// </summary>
/// <remarks>
/// Columns are padded to whole vectors, and every pass over rows i, i + 1, … starts at the vector that holds row i: a whole
/// vector costs what one element does. What such a pass writes above the diagonal is cleared before it is read.
/// </remarks>
sealed class CholeskyWorkspace
{
    // Diagonal elements are multiplied up and the logarithm taken now and then: one logarithm per pivot would cost a tenth of the whole.
    const double LargeProduct = 1e50;

    // A pivot that is a fraction 1/q of its diagonal element has lost log10 q digits: twelve digits of ln det M are left.
    const double LargestLoss = 1e4;

    readonly double[][] _factor;
    readonly double[][] _inverse;
    readonly double[] _diagonal;

    /// <summary>Allocates for matrices of one size.</summary>
    /// <param name="size">Rows n ≥ 0.</param>
    public CholeskyWorkspace(int size)
    {
        _factor = new double[size][];
        _inverse = new double[size][];
        _diagonal = new double[size];
        for (var j = 0; j < size; j++)
            (_factor[j], _inverse[j]) = (Padding.Allocate(size), Padding.Allocate(size));
    }

    /// <summary>
    /// Column j of the matrix: to be filled from row <see cref="FirstRow"/> to the end, padding with zeros, before
    /// <see cref="Factor()"/>, which overwrites it with column j of L.
    /// </summary>
    public double[][] Columns => _factor;

    /// <summary>Column j of L⁻¹ after <see cref="Invert"/>; zeros above the diagonal.</summary>
    public double[][] Inverse => _inverse;

    /// <summary>The start of the vector that holds a row.</summary>
    public static int FirstRow(int row) => row & -Padding.Lanes;

    /// <summary>Factors the matrix in <see cref="Columns"/>; n³/6 fused operations.</summary>
    /// <returns>False when so many digits are lost to cancellation that <see cref="AddRows"/> should be used.</returns>
    public bool Factor()
    {
        for (var j = 0; j < _factor.Length; j++)
            _diagonal[j] = _factor[j][j];
        return Factor(_diagonal);
    }

    /// <summary>Factors the matrix in <see cref="Columns"/> where its diagonal is what other pivots have left.</summary>
    /// <param name="diagonal">The diagonal before anything was taken out of it.</param>
    /// <returns>As <see cref="Factor()"/>.</returns>
    public bool Factor(ReadOnlySpan<double> diagonal)
    {
        var loss = 0.0;
        for (var j = 0; j < _factor.Length; j++)
        {
            var column = _factor[j];
            var pivot = column[j];
            loss += diagonal[j] / pivot;
            if (!(pivot > 0 && loss <= LargestLoss * _factor.Length))
                return false;
            Array.Clear(column, 0, j);
            var start = FirstRow(j);
            Kernels.Scale(1 / Math.Sqrt(pivot), column.AsSpan(start), column.AsSpan(start));
            for (var k = j + 1; k < _factor.Length; k++)
                AddMultiple(-column[k], column, _factor[k], k);
        }
        return true;
    }

    /// <summary>Sets L = 0, for <see cref="AddRows"/>.</summary>
    public void Clear()
    {
        foreach (var column in _factor)
            Array.Clear(column);
    }

    /// <summary>
    /// Replaces L by the factor of L Lᵀ + TᵀT, with a diagonal ≥ 0. To keep the digits of small rows beside large ones, add
    /// the large ones first.
    /// </summary>
    /// <param name="rows">T, column by column, padded with zeros; destroyed.</param>
    /// <param name="isTriangular">True when row i of T is zero before column i; half of the work is then left out.</param>
    public void AddRows(double[][] rows, bool isTriangular)
    {
        for (var j = 0; j < _factor.Length; j++)
        {
            var length = isTriangular ? Padding.RoundUp(j + 1) : rows[j].Length;
            var below = rows[j].AsSpan(0, length);
            var squares = Kernels.SumOfSquares(below);
            if (squares == 0)
                continue;
            // The reflection that takes (α, x) to (β, 0) along (α − β, x), the difference written without cancellation.
            var alpha = _factor[j][j];
            var beta = Math.Sqrt(alpha * alpha + squares);
            var first = -squares / (alpha + beta);
            var norm = first * first + squares;
            _factor[j][j] = beta;
            for (var k = j + 1; k < _factor.Length; k++)
            {
                var other = rows[k].AsSpan(0, length);
                var twice = 2 * Math.FusedMultiplyAdd(first, _factor[j][k], Kernels.Dot(below, other)) / norm;
                _factor[j][k] = Math.FusedMultiplyAdd(-twice, first, _factor[j][k]);
                Kernels.Axpy(-twice, below, other);
            }
        }
    }

    /// <summary>ln det M.</summary>
    public double LogDeterminant()
    {
        var (sum, product) = (0.0, 1.0);
        for (var j = 0; j < _factor.Length; j++)
        {
            product *= _factor[j][j];
            if (product > LargeProduct)
            {
                sum += ScalarMath.Log(product);
                product = 1;
            }
        }
        return 2 * (sum + ScalarMath.Log(product));
    }

    /// <summary>Solves L x = b in place.</summary>
    /// <param name="x">Padded length; b on entry.</param>
    public void SolveLower(Span<double> x)
    {
        for (var i = 0; i < _factor.Length; i++)
        {
            var start = FirstRow(i);
            var solved = x[i] / _factor[i][i];
            Kernels.Axpy(-solved, _factor[i].AsSpan(start), x[start..]);
            x[i] = solved;
        }
    }

    /// <summary>Solves Lᵀ x = b in place.</summary>
    /// <param name="x">Padded length; b on entry.</param>
    public void SolveUpper(Span<double> x)
    {
        for (var i = _factor.Length - 1; i >= 0; i--)
        {
            var start = FirstRow(i);
            var right = x[i];
            x[i] = 0;
            x[i] = (right - Kernels.Dot(_factor[i].AsSpan(start), x[start..])) / _factor[i][i];
        }
    }

    /// <summary>Writes L⁻¹ into <see cref="Inverse"/>; n³/6 fused operations. (M⁻¹)_jk is the product of columns j and k.</summary>
    public void Invert()
    {
        for (var j = 0; j < _inverse.Length; j++)
        {
            Array.Clear(_inverse[j]);
            _inverse[j][j] = 1;
        }
        // All columns one row at a time: the steps down a single column wait for each other, those of different columns do not.
        for (var i = 0; i < _factor.Length; i++)
        {
            var column = _factor[i];
            for (var j = 0; j <= i; j++)
            {
                var x = _inverse[j];
                var solved = x[i] / column[i];
                AddMultiple(-solved, column, x, i);
                x[i] = solved;
            }
        }
    }

    /// <summary>Writes row k of M⁻¹ up to its diagonal, after <see cref="Invert"/>; k (n − k)/2 fused operations.</summary>
    /// <param name="k">0-based row.</param>
    /// <param name="row">Overwritten up to element k.</param>
    public void WriteInverse(int k, Span<double> row)
    {
        for (var l = 0; l <= k; l++)
            row[l] = Product(_inverse[k], _inverse[l], k);
    }

    /// <summary>xᵀy from the vector that holds a row on; inlined as <see cref="AddMultiple"/> is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double Product(double[] x, double[] y, int row)
    {
        ref var x0 = ref MemoryMarshal.GetArrayDataReference(x);
        ref var y0 = ref MemoryMarshal.GetArrayDataReference(y);
        Vector512<double> sum = default;
        for (var i = (nuint)FirstRow(row); i < (nuint)y.Length; i += Padding.Lanes)
            sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x0, i), Vector512.LoadUnsafe(ref y0, i), sum);
        return Lanes.Sum(sum);
    }

    /// <summary>y += a·x from the vector that holds a row on; inlined, since a call takes longer than the few vectors of a column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void AddMultiple(double a, double[] x, double[] y, int row)
    {
        var factor = Vector512.Create(a);
        ref var x0 = ref MemoryMarshal.GetArrayDataReference(x);
        ref var y0 = ref MemoryMarshal.GetArrayDataReference(y);
        // Columns are of one padded length: every vector lies within both.
        for (var i = (nuint)FirstRow(row); i < (nuint)y.Length; i += Padding.Lanes)
            Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref x0, i), Vector512.LoadUnsafe(ref y0, i)).StoreUnsafe(ref y0, i);
    }
}
