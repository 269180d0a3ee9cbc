namespace MediaMix;

/// <summary>Amplitude and length scale of a Gaussian process give every wave of its basis its sd.</summary>
/// <param name="basis">The waves.</param>
/// <param name="amplitudeSlot">Slot of the amplitude in the value vector.</param>
/// <param name="lengthScaleSlot">Slot of the length scale.</param>
sealed class SpectralScale(HilbertBasis basis, int amplitudeSlot, int lengthScaleSlot) : CoefficientScale([amplitudeSlot, lengthScaleSlot])
{
    public override void Forward(ReadOnlySpan<double> values, Span<double> multipliers) =>
        basis.Sds(values[amplitudeSlot], values[lengthScaleSlot], multipliers);

    public override void Pullback(
        ReadOnlySpan<double> values, ReadOnlySpan<double> multipliers, ReadOnlySpan<double> multiplierAdjoint, Span<double> valueAdjoint)
    {
        var (amplitude, lengthScale) = basis.Pullback(values[lengthScaleSlot], multipliers, multiplierAdjoint);
        valueAdjoint[amplitudeSlot] += amplitude / values[amplitudeSlot];
        valueAdjoint[lengthScaleSlot] += lengthScale / values[lengthScaleSlot];
    }
}
