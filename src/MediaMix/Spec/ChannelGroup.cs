namespace MediaMix;

/// <summary>
/// Channels that belong together, such as the formats of one publisher: reported as one beside their own rows. Changes no draw unless
/// their returns are pooled.
/// </summary>
public sealed record ChannelGroup
{
    /// <value>Name, unique among the groups.</value>
    public required string Name { get; init; }

    /// <value>Names of channels of the model, at least two. A channel may be in several groups, of which one may be pooled.</value>
    public required SpecList<string> Channels { get; init; }

    /// <value>How the returns of the channels scatter around a common one; null = each has its own prior.</value>
    public PooledReturns? Pooled { get; init; }

    /// <summary>How its rows are called in results: <c>group[video]</c>, which no channel can be called.</summary>
    public string RowName => $"group[{Name}]";
}

/// <summary>
/// Partial pooling of the ROIs of a group: ln ROI = ln mean + sd·z with z ~ N(0, 1), so that channels about which the data say little
/// lean on the others.
/// </summary>
/// <param name="Mean">Prior of the common ROI, the median of the channels', > 0; null = what a channel of its own would have.</param>
/// <param name="Sd">Prior of the standard deviation of the logs, > 0; null = log-normal around 0.5.</param>
public sealed record PooledReturns(Prior? Mean = null, Prior? Sd = null);
