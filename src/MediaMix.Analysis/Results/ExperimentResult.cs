using MediaMix.Numerics;

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

    /// <value>
    /// The same from the tail: Φ⁻¹ of the probability that the experiment would have found less than it did, given the model without it, draws and
    /// error of the statement together. Equal to <see cref="Conflict"/> where what the model says is normal; NaN where it is not known. No
    /// further out than its draws can tell, Φ⁻¹(1/2S) of S draws.
    /// </value>
    public double TailConflict { get; init; } = double.NaN;

    /// <summary>Probability that the experiment would have found something at least as far out on either side; NaN where it is not known.</summary>
    public double TailProbability => 2 * ScalarMath.NormalCdf(-Math.Abs(TailConflict));

    /// <summary>The one of <see cref="Conflict"/> and <see cref="TailConflict"/> that is further from 0: rules look at it.</summary>
    public double Discrepancy => Math.Abs(TailConflict) > Math.Abs(Conflict) ? TailConflict : Conflict;

    /// <value>Pareto k̂ of the importance weights that leave it out of the fit; NaN where they have no tail.</value>
    public required double ParetoK { get; init; }

    /// <value>True where the model was fitted again without it, because importance weights could not be relied on.</value>
    public required bool IsRefitted { get; init; }

    /// <value>True when every channel of it has a term for unmeasured confounding.</value>
    public required bool HasConfounding { get; init; }
}
