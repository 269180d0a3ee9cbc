namespace MediaMix;

/// <summary>Size of the observation noise.</summary>
public sealed record NoiseSpec
{
    /// <value>Prior of the standard deviation or, of Student-t errors, the scale (or its square) on the scale of the outcome; null = default.</value>
    public Prior? Prior { get; init; }

    /// <value>True when the prior is on the variance.</value>
    public bool IsVariance { get; init; }
}
