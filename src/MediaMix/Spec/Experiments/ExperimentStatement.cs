namespace MediaMix;

/// <summary>
/// What an experiment measured. Lift = outcome(actual plan) − outcome(counterfactual plan), summed over periods and geos in outcome
/// units; spend change = actual − counterfactual spend. Null and negative results are results.
/// </summary>
public abstract record ExperimentStatement
{
    /// <summary>What is stated, such as <c>lift</c>.</summary>
    public abstract string Quantity { get; }

    /// <summary>The stated value.</summary>
    public abstract double Value { get; }

    /// <summary>Its standard error, > 0.</summary>
    public abstract double StandardError { get; }
}

/// <summary>The lift itself.</summary>
/// <param name="Lift">Outcome units; negative where going dark cost outcome.</param>
/// <param name="Se">> 0, outcome units.</param>
public sealed record LiftStatement(double Lift, double Se) : ExperimentStatement
{
    /// <inheritdoc/>
    public override string Quantity => "lift";

    /// <inheritdoc/>
    public override double Value => Lift;

    /// <inheritdoc/>
    public override double StandardError => Se;
}

/// <summary>Lift per unit of spend change.</summary>
/// <param name="Roi">Outcome units per unit of spend.</param>
/// <param name="Se">> 0.</param>
public sealed record RoiStatement(double Roi, double Se) : ExperimentStatement
{
    /// <inheritdoc/>
    public override string Quantity => "roi";

    /// <inheritdoc/>
    public override double Value => Roi;

    /// <inheritdoc/>
    public override double StandardError => Se;
}

/// <summary>Spend change per unit of lift: the cost of an outcome, such as a new customer.</summary>
/// <param name="Cost">> 0, spend per outcome unit.</param>
/// <param name="Se">> 0.</param>
public sealed record CostStatement(double Cost, double Se) : ExperimentStatement
{
    /// <inheritdoc/>
    public override string Quantity => "cost_per_outcome";

    /// <inheritdoc/>
    public override double Value => Cost;

    /// <inheritdoc/>
    public override double StandardError => Se;
}

/// <summary>
/// PyMC-Marketing's lift test, for comparison: abs(Δy) ~ gamma with mean abs(f(x + Δx) − f(x)) and sd σ, where f is the saturation
/// curve times the coefficient alone, without carryover. All are averages per period; the sign of Δy must be that of Δx.
/// </summary>
/// <param name="Exposure">x ≥ 0: media per period without the test, in units of what is transformed.</param>
/// <param name="Change">Δx ≠ 0, x + Δx ≥ 0.</param>
/// <param name="Lift">Δy in outcome units per period, with the sign of Δx and not 0.</param>
/// <param name="Sigma">σ > 0.</param>
public sealed record SaturationLift(double Exposure, double Change, double Lift, double Sigma) : ExperimentStatement
{
    /// <inheritdoc/>
    public override string Quantity => "pymc_saturation";

    /// <inheritdoc/>
    public override double Value => Lift;

    /// <inheritdoc/>
    public override double StandardError => Sigma;
}
