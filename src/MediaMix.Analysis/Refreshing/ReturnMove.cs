namespace MediaMix.Analysis;

/// <summary>
/// Why the return of a channel moved from one run to the next: because of the data, of the priors, or of the specification. The three add up to the
/// whole change of the mean; each is the difference between two fits that differ in that respect alone.
/// </summary>
/// <param name="Channel">Channel, or <c>all</c> paid channels together.</param>
/// <param name="Before">ROI of the earlier run (contribution, of organic media).</param>
/// <param name="After">The same of the new run.</param>
/// <param name="Data">Earlier model and priors on the new data, less the earlier run.</param>
/// <param name="Priors">With the priors of the new run where it has the parameter, less that.</param>
/// <param name="Specification">The new run less that: parts that were added, dropped or changed.</param>
/// <param name="Error">Standard error of the whole change that comes from sampling.</param>
public sealed record ReturnMove(string Channel, Estimate Before, Estimate After, double Data, double Priors, double Specification, double Error)
{
    /// <summary>After less before, in means.</summary>
    public double Change => After.Mean - Before.Mean;

    /// <summary>True where the change is no larger than twice what chance in sampling makes.</summary>
    public bool IsNoise => !(Math.Abs(Change) > 2 * Error);
}

/// <summary>Why returns moved from one run to the next.</summary>
/// <param name="Moves">Per channel that both runs have, in the order of the new one, then of all paid media.</param>
/// <param name="Fits">How many intermediate fits it took: 0, 1 or 2.</param>
/// <param name="Added">Channels that only the new run has.</param>
/// <param name="Dropped">Channels that only the earlier run has.</param>
/// <param name="Obstacle">Why data, priors and specification cannot be told apart, so that the whole change stands under specification; null = they can.</param>
public sealed record MoveExplanation(IReadOnlyList<ReturnMove> Moves, int Fits, IReadOnlyList<string> Added, IReadOnlyList<string> Dropped, string? Obstacle)
{
    /// <value>True where both runs fit the same model with the same priors to the same data: whatever differs comes from sampling, though it stands under specification.</value>
    public bool IsSame { get; init; }
}
