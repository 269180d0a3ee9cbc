namespace MediaMix.Analysis;

/// <summary>What further fits say about a fit, for the rules of the verdict that one fit alone cannot check.</summary>
public sealed record VerdictEvidence
{
    /// <value>Refits under variants of the specification, at least one; null = none was made.</value>
    public IReadOnlyList<VariantMedians>? Variants { get; init; }

    /// <value>Lead placebos: spend shifted 1 to 4 weeks ahead, which must earn nothing; null = none was made.</value>
    public IReadOnlyList<LeadPlacebo>? LeadPlacebos { get; init; }
}

/// <summary>What one variant of the specification says.</summary>
/// <param name="Name">The variant, such as <c>logistic saturation</c>.</param>
/// <param name="Medians">Posterior median of the ROI (contribution, of organic media) by channel.</param>
public sealed record VariantMedians(string Name, IReadOnlyDictionary<string, double> Medians);

/// <summary>Whether a channel's spend, shifted ahead, earns something that it cannot have earned.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="Value">What was measured, such as the 95 % quantile of the share of the shifted spend.</param>
/// <param name="Threshold">What it may be at most.</param>
public sealed record LeadPlacebo(string Channel, double Value, double Threshold)
{
    /// <summary>True where the shifted spend earns nothing to speak of.</summary>
    public bool IsPassed => Value <= Threshold;
}
