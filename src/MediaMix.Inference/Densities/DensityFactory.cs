namespace MediaMix.Inference;

/// <summary>
/// Makes the densities of one run of the sampler: one for every chain, and one for every path that looks for starts. What is made and
/// can be disposed is disposed by whoever asked for it, as soon as its chain or path has ended. Immutable.
/// </summary>
public sealed record DensityFactory
{
    /// <value>
    /// Makes a density that one chain or path uses alone, and which may itself work on so many threads, ≥ 1, the caller's included: they must
    /// not change its bits. Called from several threads at the same time.
    /// </value>
    public required Func<int, ILogDensity> Create { get; init; }

    /// <value>Number of coordinates of every density.</value>
    public required int Dimension { get; init; }

    /// <value>Hierarchies of every density, those of its <see cref="IHierarchical.Hierarchies"/>; empty (default) = none.</value>
    public IReadOnlyList<NormalHierarchy> Hierarchies { get; init; } = [];

    /// <summary>Wraps a function that makes densities of one thread. Calls it once, to learn their dimension and hierarchies.</summary>
    /// <param name="density">Makes a density.</param>
    public static DensityFactory Of(Func<ILogDensity> density)
    {
        ArgumentNullException.ThrowIfNull(density);
        var first = density();
        using var owned = first as IDisposable;
        return new DensityFactory { Create = _ => density(), Dimension = first.Dimension, Hierarchies = (first as IHierarchical)?.Hierarchies ?? [] };
    }
}
