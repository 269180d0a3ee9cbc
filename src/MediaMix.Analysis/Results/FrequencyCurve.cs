namespace MediaMix.Analysis;

/// <summary>
/// What the exposures of a channel inside the window, later carryover included, would have brought if everybody whom they reached
/// had seen them equally often: at frequency f they reach exposures/f people, and cost the same.
/// </summary>
public sealed record FrequencyCurve
{
    /// <value>Channel.</value>
    public required string Channel { get; init; }

    /// <value>Grid of exposures per person reached, ascending from 1 to the highest of a period of the window with anybody reached; only 1 if that is no higher.</value>
    public required double[] Frequency { get; init; }

    /// <value>Effect in outcome units per point of the grid. Means agree with the effect at the actual plan, quantiles are of the draws kept for bands.</value>
    public required Band Effect { get; init; }

    /// <value>Effect per unit of spend; null for organic media.</value>
    public required Band? Roi { get; init; }

    /// <value>Share of the draws in which a point of the grid is the best one; adds up to 1.</value>
    public required double[] BestProbability { get; init; }

    /// <value>Index of the point with the largest mean effect; the least frequent of equal ones.</value>
    public required int Best { get; init; }

    /// <value>The best frequency of a draw, over draws.</value>
    public required Estimate BestFrequency { get; init; }

    /// <value>Exposures per person reached in the window as it was.</value>
    public required double ActualFrequency { get; init; }

    /// <value>Effect of the plan as it was, in outcome units.</value>
    public required Estimate ActualEffect { get; init; }

    /// <value>ROI of the plan as it was; null for organic media.</value>
    public required Estimate? ActualRoi { get; init; }

    /// <summary>True when the data have seen more than one exposure per person, so that there is something to compare.</summary>
    public bool HasChoice => Frequency.Length > 1;

    /// <summary>True when a frequency is the least on the grid: once.</summary>
    /// <param name="frequency">Exposures per person reached.</param>
    public bool IsOnce(double frequency) => frequency <= Frequency[0];

    /// <summary>True when a frequency is the highest that the data have seen, so that what is best may lie above it.</summary>
    /// <param name="frequency">Exposures per person reached.</param>
    public bool IsHighestSeen(double frequency) => HasChoice && frequency >= Frequency[^1];
}
