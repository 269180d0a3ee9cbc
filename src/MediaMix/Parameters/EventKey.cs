namespace MediaMix;

/// <summary>The effect of an event.</summary>
/// <param name="Event">Name of the event.</param>
public sealed record EventKey(string Event) : ParameterKey
{
    /// <inheritdoc/>
    private protected override string Stem => $"event[{Event}]";
}
