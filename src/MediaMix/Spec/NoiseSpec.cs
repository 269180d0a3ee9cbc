namespace MediaMix;

/// <summary>Observation noise of a normal likelihood.</summary>
public sealed record NoiseSpec
{
    /// <value>Prior of the standard deviation (or variance) on the scale of the outcome; null = default.</value>
    public Prior? Prior { get; init; }

    /// <value>True when the prior is on the variance.</value>
    public bool IsVariance { get; init; }
}
