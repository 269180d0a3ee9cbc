namespace MediaMix;

/// <summary>What sampling does with the coefficients of a linear component.</summary>
public enum LinearTreatmentKind
{
    /// <summary>Integrated out exactly; draws are recovered from the exact conditional afterwards.</summary>
    IntegratedOut,

    /// <summary>Sampled like every other parameter.</summary>
    Sampled,

    /// <summary>Not sampled: every coefficient has a fixed value.</summary>
    Fixed,
}

/// <summary>What sampling does with one linear component, and why.</summary>
/// <param name="Component">Name as in contributions, such as <c>trend</c> or <c>control[price]</c>.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Reason">Why it is not integrated out; null where it is.</param>
public sealed record LinearTreatment(string Component, LinearTreatmentKind Kind, string? Reason);
