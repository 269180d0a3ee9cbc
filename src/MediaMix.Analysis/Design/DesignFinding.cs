namespace MediaMix.Analysis;

/// <summary>How much a finding matters.</summary>
public enum DesignSeverity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Look at it before you believe the results.</summary>
    Attention,

    /// <summary>The data cannot answer what the model asks; the result will be the priors.</summary>
    Error,
}

/// <summary>Something about the data that a model will suffer from, or that its reader should know, found before any fit.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">Which rule found it, such as <c>collinear</c>; stable, for machines.</param>
/// <param name="Sentence">What was found, with the value and the threshold, as one sentence with a full stop.</param>
/// <param name="Remedy">What to do, or null where nothing needs to be done.</param>
public sealed record DesignFinding(DesignSeverity Severity, string Code, string Sentence, string? Remedy = null);
