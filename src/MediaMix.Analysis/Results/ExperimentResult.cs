namespace MediaMix.Analysis;

/// <summary>One experiment against the model: what it states, and what priors, model without it and model with it say in its place.</summary>
public sealed record ExperimentResult
{
    /// <value>Name of the experiment.</value>
    public required string Name { get; init; }

    /// <value>Channels whose media it changed.</value>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <value>Its window; null for a test of the saturation curve alone.</value>
    public required PeriodSpan? Window { get; init; }

    /// <value>What it states: <c>lift</c>, <c>roi</c>, <c>cost_per_outcome</c> or <c>pymc_saturation</c>; all estimates are in its unit.</value>
    public required string Quantity { get; init; }

    /// <value>The stated value.</value>
    public required double Stated { get; init; }

    /// <value>Its standard error.</value>
    public required double StandardError { get; init; }

    /// <value>What the priors alone say.</value>
    public required Estimate Prior { get; init; }

    /// <value>What the data and the other experiments say.</value>
    public required Estimate Without { get; init; }

    /// <value>What the fit says, the experiment included.</value>
    public required Estimate With { get; init; }

    /// <value>(stated − mean without it) / √(se² + variance without it); of a cost on the scale of its inverse.</value>
    public required double Conflict { get; init; }

    /// <value>Pareto k̂ of the importance weights that leave it out of the fit; NaN where they have no tail.</value>
    public required double ParetoK { get; init; }

    /// <value>True where the model was fitted again without it, because importance weights could not be relied on.</value>
    public required bool IsRefitted { get; init; }

    /// <value>True when every channel of it has a term for unmeasured confounding.</value>
    public required bool HasConfounding { get; init; }
}
