namespace MediaMix;

/// <summary>In what the half-saturation of a channel, and every other amount of exposure among its parameters, is stated and reported.</summary>
public enum SaturationUnits
{
    /// <summary>On the media scale, by default multiples of the mean non-zero exposure.</summary>
    Scaled,

    /// <summary>In the units of the exposure column: money where the spend is what is transformed.</summary>
    Natural,
}
