namespace MediaMix;

/// <summary>What a parameter says of a quantity that may differ between geos.</summary>
public enum ParameterForm
{
    /// <summary>The quantity: of all geos, or of one.</summary>
    Value,

    /// <summary>The quantity in the average geo.</summary>
    Mean,

    /// <summary>Standard deviation over geos.</summary>
    Spread,

    /// <summary>Standard normal: a value in units of the standard deviation that scales it.</summary>
    Deviation,
}
