using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Numerics;

public static partial class VectorMath
{
    // tanh x rounds to 1 from x = 19.06 on.
    internal const double TanhArgumentLimit = 44.0;

    /// <summary>Hyperbolic tangent of each lane, error ≤ 2.2 ulp.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>tanh x = t/(t + 2) with t = e^(2|x|) − 1, with the sign of x; ±1 from |x| = 20 on and at ±∞.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tanh(Vector512<double> x)
    {
        var limit = Vector512.Create(TanhArgumentLimit);
        var argument = Vector512.Abs(x) + Vector512.Abs(x);
        // A NaN falls to the limit here and is put back at the end.
        argument = Vector512.ConditionalSelect(Vector512.LessThan(argument, limit), argument, limit);
        var t = Expm1Ordinary(argument);
        var result = WithSignOf(t / (t + Vector512.Create(2.0)), x);
        return Vector512.ConditionalSelect(Vector512.Equals(x, x), result, x);
    }

    /// <summary>Logistic function 1/(1 + e^−x) of each lane, error ≤ 2.2 ulp for both signs of x.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>1/(1 + e^−x); below 0 as e^x/(1 + e^x), which keeps the relative accuracy down to the subnormals;
    /// 0 at −∞, 1 at +∞.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Logistic(Vector512<double> x)
    {
        var e = Exp(-Vector512.Abs(x));
        var numerator = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<double>.Zero), e, Vector512<double>.One);
        return numerator / (Vector512<double>.One + e);
    }
}
