namespace MediaMix;

/// <summary>What a parameter says of the noise.</summary>
public enum NoisePart
{
    /// <summary>Its size.</summary>
    Size,

    /// <summary>Degrees of freedom of Student-t errors.</summary>
    DegreesOfFreedom,

    /// <summary>Correlation of neighbouring errors.</summary>
    Autocorrelation,
}

/// <summary>A parameter of the noise.</summary>
/// <param name="Part">What it says.</param>
public sealed record NoiseKey(NoisePart Part = NoisePart.Size) : ParameterKey
{
    /// <inheritdoc/>
    private protected override string Stem => Part switch
    {
        NoisePart.DegreesOfFreedom => "noise.df",
        NoisePart.Autocorrelation => "noise.autocorrelation",
        _ => "noise",
    };
}
