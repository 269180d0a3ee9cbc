using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// How the effect of a channel differs between geos: x_g = sd·z_g, and the coefficient of a geo is κ·exp(x_g) under the log link,
/// κ + x_g under the identity. Immutable and thread-safe.
/// </summary>
/// <param name="SdSlot">Slot of sd in the value vector.</param>
/// <param name="Slots">Slots of z, one per series of the channel.</param>
/// <param name="IsLog">True under the log link.</param>
sealed record GeoSpread(int SdSlot, int[] Slots, bool IsLog)
{
    /// <summary>Writes x_g, and exp(x_g) under the log link.</summary>
    /// <param name="values">Value vector.</param>
    /// <param name="shifts">x_g; padded.</param>
    /// <param name="factors">exp(x_g), or 1; padded.</param>
    public void Forward(ReadOnlySpan<double> values, Span<double> shifts, Span<double> factors)
    {
        var sd = values[SdSlot];
        for (var g = 0; g < Slots.Length; g++)
            shifts[g] = sd * values[Slots[g]];
        if (IsLog)
            Kernels.Exp(shifts, factors);
    }

    /// <summary>Adds ∂L/∂sd and ∂L/∂z from ∂L/∂x.</summary>
    public void Pullback(ReadOnlySpan<double> values, ReadOnlySpan<double> shiftAdjoint, Span<double> valueAdjoint)
    {
        var (sd, sum) = (values[SdSlot], 0.0);
        for (var g = 0; g < Slots.Length; g++)
        {
            sum += shiftAdjoint[g] * values[Slots[g]];
            valueAdjoint[Slots[g]] += shiftAdjoint[g] * sd;
        }
        valueAdjoint[SdSlot] += sum;
    }
}
