namespace MediaMix.Reporting;

/// <summary>What a reader needs to reproduce a report besides the fit itself. No times, no machine: the same fit gives the same bytes.</summary>
/// <param name="ProgramVersion">Version of the program.</param>
/// <param name="Command">Command line that made the fit, or null when it was made from code.</param>
/// <param name="DataHash">Hash of the data file, or null when the data came from memory.</param>
public sealed record ReportFacts(string ProgramVersion, string? Command, string? DataHash)
{
    /// <value>The run that priors were taken from; null = none.</value>
    public PriorSource? Priors { get; init; }
}
