namespace MediaMix;

/// <summary>The returns of the channels of a pooled group: their common median as <see cref="ParameterForm.Mean"/>, the sd of their logs as <see cref="ParameterForm.Spread"/>.</summary>
/// <param name="Group">Name of the group.</param>
public sealed record GroupReturnKey(string Group) : ParameterKey
{
    /// <inheritdoc/>
    private protected override string Stem => $"{Group}.roi";
}
