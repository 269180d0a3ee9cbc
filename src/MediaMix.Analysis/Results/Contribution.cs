namespace MediaMix.Analysis;

/// <summary>What kind of driver a component is.</summary>
public enum ComponentKind
{
    /// <summary>Intercept, trend, seasonality, events.</summary>
    Baseline,

    /// <summary>A control.</summary>
    Control,

    /// <summary>A media channel.</summary>
    Media,
}

/// <summary>What one component adds to the expected outcome, in outcome units.</summary>
/// <param name="Component">Name, such as <c>trend</c>, <c>control[price]</c> or a channel's name.</param>
/// <param name="Kind">What kind of driver it is.</param>
/// <param name="Series">Per period of the window.</param>
/// <param name="Total">Sum over the window.</param>
public sealed record Contribution(string Component, ComponentKind Kind, Band Series, Estimate Total);
