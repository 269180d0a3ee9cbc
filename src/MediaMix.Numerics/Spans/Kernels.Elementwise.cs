using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

public static partial class Kernels
{
    /// <summary>y_i += a·x_i, fused.</summary>
    /// <param name="a">Factor.</param>
    /// <param name="x">Length n.</param>
    /// <param name="y">Length n; read and overwritten.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Axpy(double a, ReadOnlySpan<double> x, Span<double> y)
    {
        Require.SameLength(x.Length, y.Length);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        var factor = Vector512.Create(a);
        var i = 0;
        for (; i <= x.Length - Padding.Lanes; i += Padding.Lanes)
            Lanes.Store(Vector512.FusedMultiplyAdd(factor, Lanes.Load(ref x0, i), Lanes.Load(ref y0, i)), ref y0, i);
        // One correctly rounded operation per element: the scalar form has the vector's bits.
        for (; i < x.Length; i++)
            y[i] = Math.FusedMultiplyAdd(a, x[i], y[i]);
    }

    /// <summary>destination_i = a·x_i.</summary>
    /// <param name="a">Factor.</param>
    /// <param name="x">Length n.</param>
    /// <param name="destination">Length n.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(double a, ReadOnlySpan<double> x, Span<double> destination)
    {
        Require.SameLength(x.Length, destination.Length);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var d0 = ref MemoryMarshal.GetReference(destination);
        var factor = Vector512.Create(a);
        var i = 0;
        for (; i <= x.Length - Padding.Lanes; i += Padding.Lanes)
            Lanes.Store(factor * Lanes.Load(ref x0, i), ref d0, i);
        for (; i < x.Length; i++)
            destination[i] = a * x[i];
    }

    /// <summary>destination_i = x_i + y_i.</summary>
    /// <param name="x">Length n.</param>
    /// <param name="y">Length n.</param>
    /// <param name="destination">Length n.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination) =>
        Combine<AddOperator>(x, y, destination);

    /// <summary>destination_i = x_i − y_i.</summary>
    /// <param name="x">Length n.</param>
    /// <param name="y">Length n.</param>
    /// <param name="destination">Length n.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Subtract(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination) =>
        Combine<SubtractOperator>(x, y, destination);

    /// <summary>destination_i = x_i·y_i.</summary>
    /// <param name="x">Length n.</param>
    /// <param name="y">Length n.</param>
    /// <param name="destination">Length n.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Multiply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination) =>
        Combine<MultiplyOperator>(x, y, destination);

    /// <summary>destination_i = x_i·y_i + addend_i, fused. With the destination as addend it accumulates products.</summary>
    /// <param name="x">Length n.</param>
    /// <param name="y">Length n.</param>
    /// <param name="addend">Length n.</param>
    /// <param name="destination">Length n.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyAdd(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> addend, Span<double> destination)
    {
        Require.SameLength(x.Length, y.Length);
        Require.SameLength(x.Length, addend.Length);
        Require.SameLength(x.Length, destination.Length);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        ref var a0 = ref MemoryMarshal.GetReference(addend);
        ref var d0 = ref MemoryMarshal.GetReference(destination);
        var i = 0;
        for (; i <= x.Length - Padding.Lanes; i += Padding.Lanes)
        {
            var product = Vector512.FusedMultiplyAdd(Lanes.Load(ref x0, i), Lanes.Load(ref y0, i), Lanes.Load(ref a0, i));
            Lanes.Store(product, ref d0, i);
        }

        for (; i < x.Length; i++)
            destination[i] = Math.FusedMultiplyAdd(x[i], y[i], addend[i]);
    }

    /// <summary>destination_i = a·x_i + b, fused.</summary>
    /// <param name="a">Factor.</param>
    /// <param name="x">Length n.</param>
    /// <param name="b">Addend.</param>
    /// <param name="destination">Length n; may be <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Affine(double a, ReadOnlySpan<double> x, double b, Span<double> destination)
    {
        Require.SameLength(x.Length, destination.Length);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var d0 = ref MemoryMarshal.GetReference(destination);
        var (factor, addend) = (Vector512.Create(a), Vector512.Create(b));
        var i = 0;
        for (; i <= x.Length - Padding.Lanes; i += Padding.Lanes)
            Lanes.Store(Vector512.FusedMultiplyAdd(factor, Lanes.Load(ref x0, i), addend), ref d0, i);
        for (; i < x.Length; i++)
            destination[i] = Math.FusedMultiplyAdd(a, x[i], b);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Combine<TOperator>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination)
        where TOperator : struct, IBinaryOperator
    {
        Require.SameLength(x.Length, y.Length);
        Require.SameLength(x.Length, destination.Length);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        ref var d0 = ref MemoryMarshal.GetReference(destination);
        var i = 0;
        for (; i <= x.Length - Padding.Lanes; i += Padding.Lanes)
            Lanes.Store(TOperator.Apply(Lanes.Load(ref x0, i), Lanes.Load(ref y0, i)), ref d0, i);
        if (i < x.Length)
            Lanes.StoreTail(TOperator.Apply(Lanes.LoadTail(x, i), Lanes.LoadTail(y, i)), destination, i);
    }

    interface IBinaryOperator
    {
        static abstract Vector512<double> Apply(Vector512<double> x, Vector512<double> y);
    }

    readonly struct AddOperator : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Apply(Vector512<double> x, Vector512<double> y) => x + y;
    }

    readonly struct SubtractOperator : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Apply(Vector512<double> x, Vector512<double> y) => x - y;
    }

    readonly struct MultiplyOperator : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Apply(Vector512<double> x, Vector512<double> y) => x * y;
    }
}
