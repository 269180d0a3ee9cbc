using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Where the size of the noise stands in the value vector: one for all geos, one per geo, or one that geos scatter around,
/// ln σ_g = ln σ + sd·z_g. Immutable and thread-safe.
/// </summary>
/// <param name="Slots">One slot for all geos, or one per geo.</param>
/// <param name="IsVariance">True when the parameter is a variance.</param>
/// <param name="Spread">How geos scatter; null when they do not.</param>
sealed record NoiseTerm(IReadOnlyList<int> Slots, bool IsVariance, Hierarchy? Spread)
{
    /// <summary>True when all geos have the same noise.</summary>
    public bool IsShared => Slots.Count == 1 && Spread is null;

    /// <summary>The noise of a geo.</summary>
    /// <param name="values">Value vector.</param>
    /// <param name="geo">0-based geo.</param>
    public NoiseLevel Of(ReadOnlySpan<double> values, int geo)
    {
        var value = values[Slots[Slots.Count == 1 ? 0 : geo]];
        if (Spread is null)
            return new NoiseLevel(value, IsVariance);
        var shift = values[Spread.SdSlot] * values[Spread.Slots[geo]];
        return new NoiseLevel(value * ScalarMath.Exp(IsVariance ? 2 * shift : shift), IsVariance);
    }

    /// <summary>Adds ∂L/∂value.</summary>
    /// <param name="values">Value vector.</param>
    /// <param name="geo">0-based geo.</param>
    /// <param name="noise">Its noise.</param>
    /// <param name="varianceAdjoint">∂L/∂σ² of the geo.</param>
    /// <param name="valueAdjoint">Added to.</param>
    public void Pullback(ReadOnlySpan<double> values, int geo, NoiseLevel noise, double varianceAdjoint, Span<double> valueAdjoint)
    {
        var slot = Slots[Slots.Count == 1 ? 0 : geo];
        var adjoint = noise.Adjoint(varianceAdjoint);
        if (Spread is null)
        {
            valueAdjoint[slot] += adjoint;
            return;
        }
        var shiftAdjoint = adjoint * noise.Value * (IsVariance ? 2 : 1);
        valueAdjoint[slot] += adjoint * noise.Value / values[slot];
        valueAdjoint[Spread.SdSlot] += shiftAdjoint * values[Spread.Slots[geo]];
        valueAdjoint[Spread.Slots[geo]] += shiftAdjoint * values[Spread.SdSlot];
    }
}
