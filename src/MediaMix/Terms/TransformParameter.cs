using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// One parameter of a channel's transforms: the same in all geos, one per geo, or scattered over the geos around a common value m:
/// with u = ln(m − a) where only the lower end a of its domain is finite, the logit of its place where both are, u = m where none is, the
/// value of geo g is that of u + sd·z_g. Immutable and thread-safe.
/// </summary>
/// <param name="Slots">One slot for all geos, or one per series.</param>
/// <param name="Unit">Value on the media scale of one unit.</param>
/// <param name="Domain">Where it lies.</param>
/// <param name="Spread">Deviations of the series; null where there are none.</param>
sealed record TransformParameter(int[] Slots, double Unit, Interval Domain, Hierarchy? Spread = null)
{
    /// <summary>True when geos have values of their own.</summary>
    public bool Varies => Spread is not null || Slots.Length > 1;

    /// <summary>The value of a series on the media scale.</summary>
    /// <param name="values">Value vector.</param>
    /// <param name="series">0-based series.</param>
    public double Of(ReadOnlySpan<double> values, int series) => Unit * Stated(values, series);

    /// <summary>Adds ∂L/∂value.</summary>
    /// <param name="values">Value vector.</param>
    /// <param name="series">0-based series.</param>
    /// <param name="adjoint">∂L/∂value on the media scale.</param>
    /// <param name="valueAdjoint">Added to.</param>
    public void Pullback(ReadOnlySpan<double> values, int series, double adjoint, Span<double> valueAdjoint)
    {
        var slot = Slots[Slots.Length == 1 ? 0 : series];
        if (Spread is null)
        {
            valueAdjoint[slot] += Unit * adjoint;
            return;
        }
        // Both the common value and the deviation move u; a value at an end of its domain does not move.
        var (common, own) = (Slope(values[slot]), Slope(Stated(values, series)));
        var shift = Unit * adjoint * own;
        valueAdjoint[slot] += common > 0 ? shift / common : 0;
        valueAdjoint[Spread.SdSlot] += shift * values[Spread.Slots[series]];
        valueAdjoint[Spread.Slots[series]] += shift * values[Spread.SdSlot];
    }

    /// <summary>The value of a series in the units in which its prior is stated.</summary>
    /// <param name="values">Value vector.</param>
    /// <param name="series">0-based series.</param>
    public double Stated(ReadOnlySpan<double> values, int series)
    {
        var common = values[Slots[Slots.Length == 1 ? 0 : series]];
        if (Spread is null)
            return common;
        var factor = double.IsFinite(Domain.Lower) ? ScalarMath.Exp(values[Spread.SdSlot] * values[Spread.Slots[series]]) : 1;
        var (above, below) = (common - Domain.Lower, Domain.Upper - common);
        return (double.IsFinite(Domain.Lower), double.IsFinite(Domain.Upper)) switch
        {
            (true, true) => Domain.Lower + (Domain.Upper - Domain.Lower) * above * factor / (above * factor + below),
            (true, false) => Domain.Lower + above * factor,
            _ => common + values[Spread.SdSlot] * values[Spread.Slots[series]],
        };
    }

    /// <summary>dx/du at a value x.</summary>
    double Slope(double x) => (double.IsFinite(Domain.Lower), double.IsFinite(Domain.Upper)) switch
    {
        (true, true) => (x - Domain.Lower) * (Domain.Upper - x) / (Domain.Upper - Domain.Lower),
        (true, false) => x - Domain.Lower,
        _ => 1,
    };
}
