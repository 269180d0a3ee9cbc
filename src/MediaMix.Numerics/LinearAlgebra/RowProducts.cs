using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

/// <summary>
/// Products of a tall matrix, row by row, with itself and with a triangle: the two that dominate a block-arrow factorization.
/// Tiles of four by one or two vectors stay in registers. Every element is one chain of fused multiply-adds in the order of
/// the rows (in pieces of <see cref="Piece"/>) or columns, whatever the tile, so the bits do not depend on the machine.
/// </summary>
/// <remarks>Matrices are contiguous, with a width that is a multiple of eight; nothing is allocated.</remarks>
public static class RowProducts
{
    /// <summary>Rows that are added up before their sum goes to the destination: as many as stay in the first-level cache.</summary>
    public const int Piece = 64;

    const int Tile = 4;

    /// <summary>lower_ij += Σ_r a_ri·a_rj for i ≥ j; rows·width²/2 fused operations for all columns j.</summary>
    /// <param name="rows">A, row by row, any number of rows.</param>
    /// <param name="width">Columns of A, a multiple of eight.</param>
    /// <param name="first">First column j, a multiple of eight; threads may share the columns.</param>
    /// <param name="end">The column behind the last, a multiple of eight.</param>
    /// <param name="lower">
    /// width × width, column by column: element (i, j) at j·width + i. Whole vectors are written: elements above the diagonal in its
    /// vector, too, those before that vector stay as they are.
    /// </param>
    /// <exception cref="ArgumentException">Lengths or columns do not fit the width.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddGram(ReadOnlySpan<double> rows, int width, int first, int end, Span<double> lower)
    {
        var count = Rows(rows.Length, width);
        Require.SameLength(width * width, lower.Length);
        Require.SameLength(first & -Padding.Lanes, first);
        Require.SameLength(Math.Min(end & -Padding.Lanes, width), end);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        for (var start = 0; start < count; start += Piece)
        {
            var piece = rows.Slice(start * width, Math.Min(Piece, count - start) * width);
            ref var a = ref MemoryMarshal.GetReference(piece);
            ref var c = ref MemoryMarshal.GetReference(lower);
            for (var j = first; j < end; j += Tile)
            {
                var i = j & -Padding.Lanes;
                // Eight accumulators hide the latency of vectors of eight; halves of four have too few registers for them.
                if (Vector512.IsHardwareAccelerated)
                {
                    for (; i <= width - 2 * Padding.Lanes; i += 2 * Padding.Lanes)
                        AddWide(ref a, piece.Length, width, i, j, ref Unsafe.Add(ref c, j * width + i));
                }
                for (; i < width; i += Padding.Lanes)
                    AddNarrow(ref a, piece.Length, width, i, j, ref Unsafe.Add(ref c, j * width + i));
            }
        }
    }

    /// <summary>destination_ri = Σ_(j ≤ i) a_rj·l_ij, which is A Lᵀ for a lower triangle L; rows·width²/2 fused operations.</summary>
    /// <param name="rows">A, row by row; the number of rows is a multiple of four.</param>
    /// <param name="width">Columns of A, a multiple of eight.</param>
    /// <param name="lower">L, column by column: element (i, j) at j·width + i; zeros above the diagonal.</param>
    /// <param name="destination">As long as A, which it must not overlap.</param>
    /// <exception cref="ArgumentException">Lengths do not fit the width.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyByTransposed(ReadOnlySpan<double> rows, int width, ReadOnlySpan<double> lower, Span<double> destination)
    {
        var count = Rows(rows.Length, width);
        Require.SameLength(count & -Tile, count);
        Require.SameLength(width * width, lower.Length);
        Require.SameLength(rows.Length, destination.Length);
        ref var l = ref MemoryMarshal.GetReference(lower);
        for (var r = 0; r < count; r += Tile)
        {
            ref var a = ref Unsafe.AsRef(in rows[r * width]);
            ref var d = ref destination[r * width];
            var i = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; i <= width - 2 * Padding.Lanes; i += 2 * Padding.Lanes)
                    MultiplyWide(ref a, ref Unsafe.Add(ref l, i), width, i + 2 * Padding.Lanes, ref Unsafe.Add(ref d, i));
            }
            for (; i < width; i += Padding.Lanes)
                MultiplyNarrow(ref a, ref Unsafe.Add(ref l, i), width, i + Padding.Lanes, ref Unsafe.Add(ref d, i));
        }
    }

    static int Rows(int length, int width)
    {
        Require.SameLength(Padding.RoundUp(width), width);
        var rows = width == 0 ? 0 : length / width;
        Require.SameLength(rows * width, length);
        return rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddWide(ref double a, int length, int width, int i, int j, ref double c)
    {
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
        Vector512<double> t0 = default, t1 = default, t2 = default, t3 = default;
        for (var r = 0; r < length; r += width)
        {
            ref var row = ref Unsafe.Add(ref a, r);
            var (x, y) = (Lanes.Load(ref row, i), Lanes.Load(ref row, i + 8));
            var (f0, f1) = (Vector512.Create(Unsafe.Add(ref row, j)), Vector512.Create(Unsafe.Add(ref row, j + 1)));
            var (f2, f3) = (Vector512.Create(Unsafe.Add(ref row, j + 2)), Vector512.Create(Unsafe.Add(ref row, j + 3)));
            s0 = Vector512.FusedMultiplyAdd(f0, x, s0);
            t0 = Vector512.FusedMultiplyAdd(f0, y, t0);
            s1 = Vector512.FusedMultiplyAdd(f1, x, s1);
            t1 = Vector512.FusedMultiplyAdd(f1, y, t1);
            s2 = Vector512.FusedMultiplyAdd(f2, x, s2);
            t2 = Vector512.FusedMultiplyAdd(f2, y, t2);
            s3 = Vector512.FusedMultiplyAdd(f3, x, s3);
            t3 = Vector512.FusedMultiplyAdd(f3, y, t3);
        }
        Accumulate(s0, ref c, 0);
        Accumulate(t0, ref c, 8);
        Accumulate(s1, ref c, width);
        Accumulate(t1, ref c, width + 8);
        Accumulate(s2, ref c, 2 * width);
        Accumulate(t2, ref c, 2 * width + 8);
        Accumulate(s3, ref c, 3 * width);
        Accumulate(t3, ref c, 3 * width + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddNarrow(ref double a, int length, int width, int i, int j, ref double c)
    {
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
        for (var r = 0; r < length; r += width)
        {
            ref var row = ref Unsafe.Add(ref a, r);
            var x = Lanes.Load(ref row, i);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref row, j)), x, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref row, j + 1)), x, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref row, j + 2)), x, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref row, j + 3)), x, s3);
        }
        Accumulate(s0, ref c, 0);
        Accumulate(s1, ref c, width);
        Accumulate(s2, ref c, 2 * width);
        Accumulate(s3, ref c, 3 * width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Accumulate(Vector512<double> sum, ref double origin, int index) =>
        Lanes.Store(Lanes.Load(ref origin, index) + sum, ref origin, index);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void MultiplyWide(ref double a, ref double l, int width, int columns, ref double d)
    {
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
        Vector512<double> t0 = default, t1 = default, t2 = default, t3 = default;
        for (var j = 0; j < columns; j++)
        {
            ref var column = ref Unsafe.Add(ref l, j * width);
            var (x, y) = (Lanes.Load(ref column, 0), Lanes.Load(ref column, 8));
            var (f0, f1) = (Vector512.Create(Unsafe.Add(ref a, j)), Vector512.Create(Unsafe.Add(ref a, j + width)));
            var (f2, f3) = (Vector512.Create(Unsafe.Add(ref a, j + 2 * width)), Vector512.Create(Unsafe.Add(ref a, j + 3 * width)));
            s0 = Vector512.FusedMultiplyAdd(f0, x, s0);
            t0 = Vector512.FusedMultiplyAdd(f0, y, t0);
            s1 = Vector512.FusedMultiplyAdd(f1, x, s1);
            t1 = Vector512.FusedMultiplyAdd(f1, y, t1);
            s2 = Vector512.FusedMultiplyAdd(f2, x, s2);
            t2 = Vector512.FusedMultiplyAdd(f2, y, t2);
            s3 = Vector512.FusedMultiplyAdd(f3, x, s3);
            t3 = Vector512.FusedMultiplyAdd(f3, y, t3);
        }
        Lanes.Store(s0, ref d, 0);
        Lanes.Store(t0, ref d, 8);
        Lanes.Store(s1, ref d, width);
        Lanes.Store(t1, ref d, width + 8);
        Lanes.Store(s2, ref d, 2 * width);
        Lanes.Store(t2, ref d, 2 * width + 8);
        Lanes.Store(s3, ref d, 3 * width);
        Lanes.Store(t3, ref d, 3 * width + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void MultiplyNarrow(ref double a, ref double l, int width, int columns, ref double d)
    {
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
        for (var j = 0; j < columns; j++)
        {
            var x = Lanes.Load(ref l, j * width);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, j)), x, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, j + width)), x, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, j + 2 * width)), x, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, j + 3 * width)), x, s3);
        }
        Lanes.Store(s0, ref d, 0);
        Lanes.Store(s1, ref d, width);
        Lanes.Store(s2, ref d, 2 * width);
        Lanes.Store(s3, ref d, 3 * width);
    }
}
