namespace MediaMix;

/// <summary>The observation noise: its size and whether it carries over.</summary>
public sealed record NoiseSpec
{
    /// <value>Prior of the standard deviation or, of Student-t errors, the scale (or its square) on the scale of the outcome; null = default.</value>
    public Prior? Prior { get; init; }

    /// <value>True when the prior is on the variance.</value>
    public bool IsVariance { get; init; }

    /// <value>How its size differs between geos; null = hierarchical in a panel.</value>
    public Pooling? Pooling { get; init; }

    /// <value>How errors carry over from row to row; null (default) = they are independent. Not with Student-t errors.</value>
    public AutoregressionSpec? Autoregression { get; init; }
}
