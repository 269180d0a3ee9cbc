using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

/// <summary>A saturation curve with one parameter, eight exposures at once.</summary>
interface ISaturationCurve
{
    /// <summary>f(x; p), 0 at x = 0.</summary>
    static abstract Vector512<double> Response(Vector512<double> x, Vector512<double> parameter);

    /// <summary>Derivatives of f; the one with respect to the parameter is exactly 0 at x = 0, so that padding adds nothing.</summary>
    static abstract void Slopes(
        Vector512<double> x, Vector512<double> parameter, Vector512<double> response,
        out Vector512<double> byExposure, out Vector512<double> byParameter);
}

/// <summary>One pass over a series with a curve of one parameter, and the pass back.</summary>
/// <remarks>The tail goes through the same vector code with zeros in its empty lanes; the sum runs in one vector accumulator, so
/// that zeros appended to a series change no bit of it. Nothing is allocated; safe to call from any thread.</remarks>
static class SaturationLoop<TCurve>
    where TCurve : struct, ISaturationCurve
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(ReadOnlySpan<double> x, double parameter, Span<double> response)
    {
        Require.SameLength(x.Length, response.Length);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var f0 = ref MemoryMarshal.GetReference(response);
        var p = Vector512.Create(parameter);
        var i = 0;
        for (; i <= x.Length - Padding.Lanes; i += Padding.Lanes)
            Lanes.Store(TCurve.Response(Lanes.Load(ref x0, i), p), ref f0, i);
        if (i < x.Length)
            Lanes.StoreTail(TCurve.Response(Lanes.LoadTail(x, i), p), response, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Backward(
        ReadOnlySpan<double> x, double parameter, ReadOnlySpan<double> response, ReadOnlySpan<double> responseAdjoint,
        Span<double> exposureAdjoint)
    {
        Require.SameLength(x.Length, response.Length);
        Require.SameLength(x.Length, responseAdjoint.Length);
        var wanted = !exposureAdjoint.IsEmpty;
        if (wanted)
            Require.SameLength(x.Length, exposureAdjoint.Length);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var f0 = ref MemoryMarshal.GetReference(response);
        ref var r0 = ref MemoryMarshal.GetReference(responseAdjoint);
        ref var e0 = ref MemoryMarshal.GetReference(exposureAdjoint);
        var p = Vector512.Create(parameter);
        var xTail = Lanes.Tail(x);
        var fTail = Lanes.Tail(response);
        var rTail = Lanes.Tail(responseAdjoint);
        Vector512<double> sum = default, byExposure, byParameter;
        var i = 0;
        for (; i <= x.Length - Padding.Lanes; i += Padding.Lanes)
        {
            var r = Lanes.Load(ref r0, i);
            TCurve.Slopes(Lanes.Load(ref x0, i), p, Lanes.Load(ref f0, i), out byExposure, out byParameter);
            sum = Vector512.FusedMultiplyAdd(r, byParameter, sum);
            if (wanted)
                Lanes.Store(r * byExposure, ref e0, i);
        }

        TCurve.Slopes(xTail, p, fTail, out byExposure, out byParameter);
        var result = Lanes.Sum(Vector512.FusedMultiplyAdd(rTail, byParameter, sum));
        if (wanted && i < x.Length)
            Lanes.StoreTail(rTail * byExposure, exposureAdjoint, i);
        return result;
    }
}
