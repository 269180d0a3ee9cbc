namespace MediaMix;

/// <summary>A recurring pattern of the baseline.</summary>
public abstract record SeasonSpec
{
    /// <value>
    /// Prior of every coefficient on the scale of the outcome; null = default. Of a pattern of H levels it is the prior of H − 1
    /// orthonormal contrasts, so a normal prior gives every level's effect the sd times √(1 − 1/H).
    /// </value>
    public Prior? Prior { get; init; }

    /// <value>How it differs between geos: shared (null, the default) or hierarchical, where every geo deviates from the common one.</value>
    public Pooling? Pooling { get; init; }
}
