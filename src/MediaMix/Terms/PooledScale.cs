namespace MediaMix;

/// <summary>
/// The multipliers of a term of K common coefficients and, for every geo, K standard normal deviations from them: those of the
/// common ones are inner_k, or 1, and those of the deviations sd·unit_k·inner_k.
/// </summary>
/// <param name="inner">Multipliers of the common coefficients; null = 1.</param>
/// <param name="sdSlot">Slot of sd in the value vector.</param>
/// <param name="units">Deviation of each coefficient that sd = 1 stands for.</param>
sealed class PooledScale(CoefficientScale? inner, int sdSlot, double[] units) : CoefficientScale([.. inner?.Slots ?? [], sdSlot])
{
    readonly int _common = units.Length;

    public override void Forward(ReadOnlySpan<double> values, Span<double> multipliers)
    {
        var common = multipliers[.._common];
        if (inner is null)
            common.Fill(1);
        else
            inner.Forward(values, common);
        var sd = values[sdSlot];
        for (var i = _common; i < multipliers.Length; i++)
            multipliers[i] = sd * units[i % _common] * common[i % _common];
    }

    public override void Pullback(
        ReadOnlySpan<double> values, ReadOnlySpan<double> multipliers, ReadOnlySpan<double> multiplierAdjoint, Span<double> valueAdjoint)
    {
        Span<double> common = stackalloc double[_common];
        multiplierAdjoint[.._common].CopyTo(common);
        var (sd, sum) = (values[sdSlot], 0.0);
        for (var i = _common; i < multipliers.Length; i++)
        {
            var (k, adjoint) = (i % _common, multiplierAdjoint[i]);
            sum += units[k] * multipliers[k] * adjoint;
            common[k] += sd * units[k] * adjoint;
        }
        valueAdjoint[sdSlot] += sum;
        inner?.Pullback(values, multipliers[.._common], common, valueAdjoint);
    }
}
