namespace MediaMix;

/// <summary>
/// One experiment, such as a lift test or a geo test, as a term of the likelihood: what it measured is compared with the same
/// difference between two plans in the model, so that carryover and saturation learn from it as much as the strength does.
/// </summary>
public sealed record ExperimentSpec
{
    /// <value>Name, unique among the experiments.</value>
    public required string Name { get; init; }

    /// <value>Channels whose media the experiment changed, at least one; several were changed together.</value>
    public required SpecList<string> Channels { get; init; }

    /// <value>The periods in which media were changed; null only where the statement is a <see cref="SaturationLift"/>.</value>
    public PeriodSpan? Window { get; init; }

    /// <value>Geos in which media were changed; null = all. Not in a national model.</value>
    public SpecList<string>? Geos { get; init; }

    /// <value>The plan that the actual one is compared with; default no media.</value>
    public Counterfactual Counterfactual { get; init; } = new SpendMultiple(0);

    /// <value>What was measured, with its standard error.</value>
    public required ExperimentStatement Statement { get; init; }

    /// <value>True (default): the lift includes the carryover of exactly max_lag periods after the window; false: it ends with the window.</value>
    public bool IncludesCarryover { get; init; } = true;

    /// <value>Degrees of freedom > 0 of Student-t errors, for an experiment that may be wrong; null (default) = normal errors.</value>
    public double? DegreesOfFreedom { get; init; }
}
