using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

/// <summary>Loads, partial loads and fixed-order sums of logical vectors of eight doubles.</summary>
public static class Lanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Load(ref double origin, int index) =>
        Vector512.LoadUnsafe(ref origin, (nuint)(uint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store(Vector512<double> value, ref double origin, int index) =>
        value.StoreUnsafe(ref origin, (nuint)(uint)index);

    /// <summary>The last <c>values.Length − start</c> &lt; 8 elements, the other lanes equal to <paramref name="fill"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector512<double> LoadTail(ReadOnlySpan<double> values, int start, double fill = 0)
    {
        var padded = Vector512.Create(fill);
        values[start..].CopyTo(AsSpan(ref padded));
        return padded;
    }

    /// <summary>The elements beyond the last whole vector, then zeros; all zeros if there are none.</summary>
    /// <remarks>Reductions call this before their loop: with a call behind it, the accumulators would live in memory.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Tail(ReadOnlySpan<double> values) =>
        (values.Length & 7) == 0 ? default : LoadTail(values, values.Length & ~7);

    /// <summary>Stores the first <c>destination.Length − start</c> &lt; 8 lanes at the end of the destination.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void StoreTail(Vector512<double> value, Span<double> destination, int start) =>
        AsSpan(ref value)[..(destination.Length - start)].CopyTo(destination[start..]);

    /// <summary>Sum of the lanes, as ((v0+v4)+(v2+v6)) + ((v1+v5)+(v3+v7)), whatever the hardware would prefer.</summary>
    /// <param name="value">Eight addends.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512<double> value)
    {
        var four = value.GetLower() + value.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two.GetElement(0) + two.GetElement(1);
    }

    static Span<double> AsSpan(ref Vector512<double> value) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<Vector512<double>, double>(ref value), Padding.Lanes);
}
