namespace MediaMix;

/// <summary>Standard normal parameters that one standard deviation multiplies: the deviations of geos from what they have in common.</summary>
/// <param name="SdSlot">Slot of the standard deviation in the value vector.</param>
/// <param name="Slots">Slots of the standard normal parameters.</param>
sealed record Hierarchy(int SdSlot, IReadOnlyList<int> Slots);
