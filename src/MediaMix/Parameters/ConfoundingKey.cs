namespace MediaMix;

/// <summary>δ, the unmeasured confounding of a channel.</summary>
/// <param name="Channel">Name of the channel.</param>
public sealed record ConfoundingKey(string Channel) : ParameterKey
{
    /// <inheritdoc/>
    private protected override string Stem => $"{Channel}.confounding";
}
