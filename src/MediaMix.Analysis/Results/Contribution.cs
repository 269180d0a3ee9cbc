namespace MediaMix.Analysis;

/// <summary>What kind of driver a component is.</summary>
public enum ComponentKind
{
    /// <summary>Intercept, trend, seasonality, events, holidays.</summary>
    Baseline,

    /// <summary>A control, counted against its average.</summary>
    Control,

    /// <summary>A control counted against a level of its own, such as the highest price: not part of the baseline.</summary>
    Treatment,

    /// <summary>Demand that a channel's media follow without causing it, as its term for unmeasured confounding has it.</summary>
    Confounding,

    /// <summary>What the losses of channels that multiply each other count more than once, below 0: with it a counterfactual decomposition adds up.</summary>
    Overlap,

    /// <summary>A media channel.</summary>
    Media,
}

/// <summary>What one component adds to the expected outcome, in outcome units.</summary>
/// <param name="Component">Name, such as <c>trend</c>, <c>control[price]</c> or a channel's name.</param>
/// <param name="Kind">What kind of driver it is.</param>
/// <param name="Series">Per period of the window.</param>
/// <param name="Total">Sum over the window.</param>
/// <param name="Against">Of a treatment: the level that it is counted against, such as <c>12.5 (max)</c>; null for all others.</param>
public sealed record Contribution(string Component, ComponentKind Kind, Band Series, Estimate Total, string? Against = null);
