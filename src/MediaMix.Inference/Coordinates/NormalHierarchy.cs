namespace MediaMix.Inference;

/// <summary>
/// A group of coordinates with a common normal prior whose standard deviation is itself a coordinate:
/// x_j ~ N(μ, τ), ln τ sampled. Coordinates are 0-based. The members are compared by reference.
/// </summary>
public sealed record NormalHierarchy
{
    /// <value>Coordinates of the x_j; not empty, each a member of one hierarchy at most.</value>
    public required IReadOnlyList<int> Members { get; init; }

    /// <value>Coordinate of μ; null where μ is <see cref="ConstantMean"/>. It may be a member of another hierarchy.</value>
    public int? MeanCoordinate { get; init; }

    /// <value>μ where it is no coordinate; finite; default 0.</value>
    public double ConstantMean { get; init; }

    /// <value>Coordinate of ln τ. It may be a member of another hierarchy.</value>
    public required int LogSdCoordinate { get; init; }

    /// <value>
    /// λ of all members with which starts are looked for and a warm-up begins, from 0 (non-centred) to 1 (centred, the default); the
    /// draws decide on how it goes on. 0 suits where the data say less of most members than their prior does: a centred density
    /// has no bound where τ goes to 0, which is where a search that climbs it ends.
    /// </value>
    public double FirstCentring { get; init; } = 1;

    /// <summary>μ at a position.</summary>
    /// <param name="position">All coordinates of the density.</param>
    internal double MeanAt(ReadOnlySpan<double> position) => MeanCoordinate is { } mean ? position[mean] : ConstantMean;
}
