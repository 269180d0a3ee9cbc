namespace MediaMix.Inference.Diagnostics;

/// <summary>The tail of a sample that a Pareto distribution is fitted to.</summary>
public enum Tail
{
    /// <summary>The heavier of the two tails.</summary>
    Both,

    /// <summary>The largest draws.</summary>
    Right,

    /// <summary>The smallest draws.</summary>
    Left,
}
