namespace MediaMix;

/// <summary>The level of the outcome without media.</summary>
public sealed record InterceptKey : ParameterKey
{
    /// <inheritdoc/>
    private protected override string Stem => "intercept";
}
