namespace MediaMix;

/// <summary>A non-media driver of the outcome.</summary>
public sealed record ControlSpec
{
    /// <value>Column name.</value>
    public required string Column { get; init; }

    /// <value>True when the column holds levels; their effects sum to zero.</value>
    public bool IsCategorical { get; init; }

    /// <value>
    /// Prior of the coefficient; null = default. Of a categorical control with H levels it is the prior of H − 1 orthonormal
    /// contrasts, so a normal prior gives every level's effect the sd times √(1 − 1/H).
    /// </value>
    public Prior? Prior { get; init; }
}
