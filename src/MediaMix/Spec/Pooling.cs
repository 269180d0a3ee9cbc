namespace MediaMix;

/// <summary>How a quantity differs between the geos of a panel. In a national model there is nothing to pool.</summary>
public abstract record Pooling
{
    /// <summary>One value for all geos.</summary>
    public static Pooling Shared { get; } = new SharedPooling();

    /// <summary>A value of its own for every geo, each with the stated prior; none learns from another.</summary>
    public static Pooling Unpooled { get; } = new UnpooledPooling();
}

/// <summary>One value for all geos.</summary>
public sealed record SharedPooling : Pooling;

/// <summary>A value of its own for every geo; none learns from another.</summary>
public sealed record UnpooledPooling : Pooling;

/// <summary>
/// Partial pooling: geos scatter around a common value by an amount that the data decide on. The prior of the quantity itself is
/// that of the common value.
/// </summary>
/// <param name="Sd">Prior of the standard deviation over geos (of the log where the link is log), > 0; null = default.</param>
/// <param name="Link">What scatters normally; null = the log for what is positive (effects of media, noise), the value itself for the rest.</param>
public sealed record HierarchicalPooling(Prior? Sd = null, PoolingLink? Link = null) : Pooling;

/// <summary>A parameter of a channel's carryover or saturation that differs between geos.</summary>
/// <param name="Parameter">Its name within the channel, such as <c>adstock.decay</c>.</param>
/// <param name="Pooling">Hierarchical or unpooled; the prior of the parameter is that of the common value, or of every geo's.</param>
public sealed record GeoParameter(string Parameter, Pooling Pooling);

/// <summary>On which scale geos scatter around their common value.</summary>
public enum PoolingLink
{
    /// <summary>value = common + sd·z with z ~ N(0, 1).</summary>
    Identity,

    /// <summary>value = common × exp(sd·z), which keeps its sign.</summary>
    Log,
}

/// <summary>By what the outcome and the media of a geo are divided before they are compared with those of others.</summary>
public enum GeoScale
{
    /// <summary>The population where it is known, else the outcome.</summary>
    Default,

    /// <summary>Inhabitants.</summary>
    Population,

    /// <summary>The mean fitted outcome of the geo.</summary>
    Outcome,

    /// <summary>Nothing: geos are of a size.</summary>
    None,
}
