namespace MediaMix.Analysis;

/// <summary>How much a <see cref="Finding"/> matters.</summary>
public enum FindingLevel
{
    /// <summary>Good to know.</summary>
    Note,

    /// <summary>Changes how a number may be used.</summary>
    Attention,
}

/// <summary>One thing that the fit says about what it knows and does not know, in plain words.</summary>
/// <param name="Code">What kind, such as <c>prior_decides</c>; listed in docs/concepts/identification.md.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Subject">Channel, channels joined by <c> + </c>, or quantity.</param>
/// <param name="Message">One or two sentences with the numbers.</param>
/// <param name="Remedy">What would help.</param>
public sealed record Finding(string Code, FindingLevel Level, string Subject, string Message, string Remedy)
{
    /// <value>The numbers in a few words, for a list of several findings of a kind; null where a finding stands by itself.</value>
    public string? Brief { get; init; }
}
