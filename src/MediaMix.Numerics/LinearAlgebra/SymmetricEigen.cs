using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

/// <summary>
/// Eigenvalues and orthonormal eigenvectors of a symmetric matrix: Householder reduction to tridiagonal form, then
/// implicit QL with Wilkinson's shift (Golub and Van Loan 2013, sections 8.3.1 and 8.3.5; Bowdler, Martin, Reinsch and
/// Wilkinson 1968). Eigenvalues are good to rounding of the largest one. Only the four operations and square roots in a
/// fixed order, so the bits do not depend on the machine. Immutable.
/// </summary>
public sealed class SymmetricEigen
{
    const int MostIterations = 60;
    const double Rounding = 1.1102230246251565e-16; // 2⁻⁵³

    readonly double[] _diagonal;
    readonly double[] _offDiagonal;
    readonly double[][] _vectors;

    SymmetricEigen(double[] diagonal, double[] offDiagonal, double[][] vectors) =>
        (_diagonal, _offDiagonal, _vectors) = (diagonal, offDiagonal, vectors);

    /// <summary>Eigenvalues, in no particular order.</summary>
    public IReadOnlyList<double> Values => _diagonal;

    /// <summary>Eigenvector k, padded to whole vectors with zeros: A·Vectors[k] = Values[k]·Vectors[k].</summary>
    public IReadOnlyList<double[]> Vectors => _vectors;

    /// <summary>Decomposes a matrix; O(n³), allocates about twice its size.</summary>
    /// <param name="matrix">n rows of at least n finite elements, n ≥ 1, symmetric; not changed. Elements between 1e−150
    /// and 1e150 in size, or their squares leave the range of a double.</param>
    /// <returns>Null when an element is not finite or the iteration does not converge.</returns>
    public static SymmetricEigen? Of(IReadOnlyList<double[]> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var n = matrix.Count;
        double[][] work = [.. matrix.Select(row => row[..n])];
        var (diagonal, offDiagonal) = (new double[n], new double[n]);
        var reflectors = Tridiagonalise(work, diagonal, offDiagonal);
        var eigen = new SymmetricEigen(diagonal, offDiagonal, Accumulate(reflectors, n));
        for (var first = 0; first < n; first++)
        {
            if (!eigen.Isolate(first))
                return null;
        }
        return eigen.Values.All(double.IsFinite) ? eigen : null;
    }

    /// <summary>Reduces to tridiagonal form; reflector k acts on elements k + 1 … n − 1 as I − v vᵀ.</summary>
    static double[][] Tridiagonalise(double[][] work, double[] diagonal, double[] offDiagonal)
    {
        var n = work.Length;
        var reflectors = new double[Math.Max(n - 2, 0)][];
        var product = new double[n];
        for (var k = 0; k < n; k++)
        {
            diagonal[k] = work[k][k];
            if (k == n - 1)
                break;
            // By symmetry the row serves for the column.
            var below = work[k].AsSpan(k + 1);
            if (k == n - 2)
            {
                offDiagonal[k] = below[0];
                continue;
            }
            reflectors[k] = below.ToArray();
            offDiagonal[k] = Reflect(reflectors[k]);
            Update(work, reflectors[k], product.AsSpan(0, n - k - 1), k + 1);
        }
        return reflectors;
    }

    /// <summary>Turns x into v with (I − v vᵀ) x = αe₁ and |v|² = 2 (v = 0 where x already is); returns α.</summary>
    static double Reflect(Span<double> x)
    {
        var rest = Kernels.SumOfSquares(x[1..]);
        if (rest == 0)
        {
            var already = x[0];
            x.Clear();
            return already;
        }
        var alpha = -Math.CopySign(Math.Sqrt(x[0] * x[0] + rest), x[0]);
        x[0] -= alpha;
        Kernels.Scale(Math.Sqrt(2 / (x[0] * x[0] + rest)), x, x);
        return alpha;
    }

    /// <summary>A ← (I − v vᵀ) A (I − v vᵀ) for the trailing block, as A − v wᵀ − w vᵀ with w = Av − ½(vᵀAv) v.</summary>
    static void Update(double[][] work, double[] v, Span<double> w, int from)
    {
        for (var i = 0; i < v.Length; i++)
            w[i] = Kernels.Dot(work[from + i].AsSpan(from), v);
        Kernels.Axpy(-0.5 * Kernels.Dot(v, w), v, w);
        for (var i = 0; i < v.Length; i++)
        {
            var row = work[from + i].AsSpan(from);
            Kernels.Axpy(-v[i], w, row);
            Kernels.Axpy(-w[i], v, row);
        }
    }

    /// <summary>The columns of the product of all reflectors, padded.</summary>
    static double[][] Accumulate(double[][] reflectors, int n)
    {
        var columns = new double[n][];
        for (var j = 0; j < n; j++)
        {
            columns[j] = Padding.Allocate(n);
            columns[j][j] = 1;
            for (var k = Math.Min(j, reflectors.Length) - 1; k >= 0; k--)
            {
                var tail = columns[j].AsSpan(k + 1, n - k - 1);
                Kernels.Axpy(-Kernels.Dot(reflectors[k], tail), reflectors[k], tail);
            }
        }
        return columns;
    }

    /// <summary>Iterates until the off-diagonal element at a place vanishes.</summary>
    bool Isolate(int first)
    {
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var last = first;
            while (last < _diagonal.Length - 1
                && !(Math.Abs(_offDiagonal[last]) <= Rounding * (Math.Abs(_diagonal[last]) + Math.Abs(_diagonal[last + 1]))))
                last++;
            if (last == first)
                return true;
            Sweep(first, last);
        }
        return false;
    }

    /// <summary>One implicit QL step on the unreduced block first … last.</summary>
    void Sweep(int first, int last)
    {
        var (d, e) = (_diagonal, _offDiagonal);
        var g = (d[first + 1] - d[first]) / (2 * e[first]);
        g = d[last] - d[first] + e[first] / (g + Math.CopySign(Math.Sqrt(g * g + 1), g));
        var (sine, cosine, shift) = (1.0, 1.0, 0.0);
        for (var i = last - 1; i >= first; i--)
        {
            var (f, b) = (sine * e[i], cosine * e[i]);
            var r = Math.Sqrt(f * f + g * g);
            e[i + 1] = r;
            if (r == 0)
            {
                d[i + 1] -= shift;
                e[last] = 0;
                return;
            }
            (sine, cosine) = (f / r, g / r);
            g = d[i + 1] - shift;
            r = (d[i] - g) * sine + 2 * cosine * b;
            shift = sine * r;
            d[i + 1] = g + shift;
            g = cosine * r - b;
            Rotate(_vectors[i], _vectors[i + 1], cosine, sine);
        }
        d[first] -= shift;
        e[first] = g;
        e[last] = 0;
    }

    /// <summary>(x, y) ← (c·x − s·y, s·x + c·y).</summary>
    static void Rotate(double[] x, double[] y, double cosine, double sine)
    {
        var a = MemoryMarshal.Cast<double, Vector512<double>>(x.AsSpan());
        var b = MemoryMarshal.Cast<double, Vector512<double>>(y.AsSpan());
        for (var i = 0; i < a.Length; i++)
            (a[i], b[i]) = (a[i] * cosine - b[i] * sine, a[i] * sine + b[i] * cosine);
    }
}
