namespace MediaMix;

/// <summary>The slots of a pooled group: ln x_c ~ normal(ln mean, sd²).</summary>
/// <param name="MeanSlot">Slot of the common strength.</param>
/// <param name="SdSlot">Slot of the standard deviation of the logs.</param>
/// <param name="Slots">Slots of the strengths x_c.</param>
sealed record StrengthPool(int MeanSlot, int SdSlot, int[] Slots);
