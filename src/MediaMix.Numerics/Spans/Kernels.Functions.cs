using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

public static partial class Kernels
{
    /// <summary>destination_i = e^x_i, with the bits and bounds of <see cref="VectorMath.Exp"/>.</summary>
    /// <param name="x">Length n, any values.</param>
    /// <param name="destination">Length n.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Exp(ReadOnlySpan<double> x, Span<double> destination) => Map<ExpOperator>(x, destination);

    /// <summary>destination_i = ln x_i, with the bits and bounds of <see cref="VectorMath.Log"/>.</summary>
    /// <param name="x">Length n, any values.</param>
    /// <param name="destination">Length n.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Log(ReadOnlySpan<double> x, Span<double> destination) => Map<LogOperator>(x, destination);

    /// <summary>destination_i = ln(1 + x_i), with the bits and bounds of <see cref="VectorMath.Log1p"/>.</summary>
    /// <param name="x">Length n, any values.</param>
    /// <param name="destination">Length n.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Log1p(ReadOnlySpan<double> x, Span<double> destination) => Map<Log1pOperator>(x, destination);

    /// <summary>destination_i = e^x_i − 1, with the bits and bounds of <see cref="VectorMath.Expm1"/>.</summary>
    /// <param name="x">Length n, any values.</param>
    /// <param name="destination">Length n.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Expm1(ReadOnlySpan<double> x, Span<double> destination) => Map<Expm1Operator>(x, destination);

    /// <summary>destination_i = tanh x_i, with the bits and bounds of <see cref="VectorMath.Tanh"/>.</summary>
    /// <param name="x">Length n, any values.</param>
    /// <param name="destination">Length n.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Tanh(ReadOnlySpan<double> x, Span<double> destination) => Map<TanhOperator>(x, destination);

    /// <summary>destination_i = 1/(1 + e^−x_i), with the bits and bounds of <see cref="VectorMath.Logistic"/>.</summary>
    /// <param name="x">Length n, any values.</param>
    /// <param name="destination">Length n.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Logistic(ReadOnlySpan<double> x, Span<double> destination) => Map<LogisticOperator>(x, destination);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Map<TOperator>(ReadOnlySpan<double> x, Span<double> destination)
        where TOperator : struct, IUnaryOperator
    {
        Require.SameLength(x.Length, destination.Length);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var d0 = ref MemoryMarshal.GetReference(destination);
        var i = 0;
        for (; i <= x.Length - Padding.Lanes; i += Padding.Lanes)
            Lanes.Store(TOperator.Apply(Lanes.Load(ref x0, i)), ref d0, i);
        // One is an ordinary argument of every function here.
        if (i < x.Length)
            Lanes.StoreTail(TOperator.Apply(Lanes.LoadTail(x, i, fill: 1)), destination, i);
    }

    interface IUnaryOperator
    {
        static abstract Vector512<double> Apply(Vector512<double> x);
    }

    readonly struct ExpOperator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Apply(Vector512<double> x) => VectorMath.Exp(x);
    }

    readonly struct LogOperator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Apply(Vector512<double> x) => VectorMath.Log(x);
    }

    readonly struct Log1pOperator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Apply(Vector512<double> x) => VectorMath.Log1p(x);
    }

    readonly struct Expm1Operator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Apply(Vector512<double> x) => VectorMath.Expm1(x);
    }

    readonly struct TanhOperator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Apply(Vector512<double> x) => VectorMath.Tanh(x);
    }

    readonly struct LogisticOperator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Apply(Vector512<double> x) => VectorMath.Logistic(x);
    }
}
