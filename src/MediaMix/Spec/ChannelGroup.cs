namespace MediaMix;

/// <summary>
/// Channels that belong together, such as the formats of one publisher: reported as one beside their own rows. Changes no draw unless
/// their returns are pooled.
/// </summary>
public sealed record ChannelGroup
{
    /// <value>Name, unique among the groups.</value>
    public required string Name { get; init; }

    /// <value>Names of channels of the model, at least two. A channel may be in several groups.</value>
    public required SpecList<string> Channels { get; init; }

    /// <summary>How its rows are called in results: <c>group[video]</c>, which no channel can be called.</summary>
    public string RowName => $"group[{Name}]";
}
