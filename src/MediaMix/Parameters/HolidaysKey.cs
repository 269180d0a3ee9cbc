namespace MediaMix;

/// <summary>All holidays as a component, or the standard deviation of their effects.</summary>
/// <param name="IsScale">True for the standard deviation.</param>
public sealed record HolidaysKey(bool IsScale = false) : ParameterKey
{
    /// <inheritdoc/>
    private protected override string Stem => IsScale ? "holidays.scale" : "holidays";
}
