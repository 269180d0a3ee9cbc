namespace MediaMix;

/// <summary>
/// One stated strength of a channel and the series that it holds for: all of them, or those of one geo where geos are not pooled.
/// </summary>
/// <param name="Slot">Where it stands in the value vector.</param>
/// <param name="Numerator">Spend (ROI), a step of it (marginal ROI) or total outcome (share) of the series, on the scale of the outcome.</param>
/// <param name="First">First series.</param>
/// <param name="Count">Number of series.</param>
sealed record MediaStrength(int Slot, double Numerator, int First, int Count);
