namespace MediaMix;

/// <summary>The effect of one holiday, or of several that always meet, before, on or after it.</summary>
/// <param name="Labels">Holidays in lower case, such as <c>christmas day</c> or <c>before christmas day</c>.</param>
public sealed record HolidayKey(SpecList<string> Labels) : ParameterKey
{
    /// <summary>The holidays in one text.</summary>
    public string Text => string.Join(" + ", Labels);

    /// <inheritdoc/>
    private protected override string Stem => $"holiday[{Text}]";
}
