namespace MediaMix.Inference;

/// <summary>
/// A density that says which of its coordinates have a normal prior with a sampled standard deviation, so that a chain can
/// choose for each how far to centre it. The density itself is in centred coordinates: it takes the x_j as they are.
/// </summary>
public interface IHierarchical : ILogDensity
{
    /// <summary>The hierarchies; none shares a member with another. The same at every call.</summary>
    IReadOnlyList<NormalHierarchy> Hierarchies { get; }
}
