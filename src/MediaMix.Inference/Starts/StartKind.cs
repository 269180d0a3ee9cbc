namespace MediaMix.Inference;

/// <summary>Where chains start.</summary>
public enum StartKind
{
    /// <summary>In the typical set, as <see cref="Pathfinder"/> finds it from dispersed points; dispersed where it finds nothing.</summary>
    Pathfinder,

    /// <summary>At the dispersed points themselves: slower to warm up, and a harder test of whether all chains find the same law.</summary>
    Dispersed,
}
