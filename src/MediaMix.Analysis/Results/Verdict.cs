namespace MediaMix.Analysis;

/// <summary>Whether a fit is to be trusted.</summary>
public enum VerdictLevel
{
    /// <summary>No rule objects.</summary>
    Trust,

    /// <summary>Use with the stated reservations.</summary>
    Caution,

    /// <summary>Do not act on these numbers.</summary>
    DoNotTrust,
}

/// <summary>The verdict on a fit (statistical conventions, section 3).</summary>
/// <param name="Level">Trust, caution, do not trust.</param>
/// <param name="Reasons">Every rule that objects, the worst first.</param>
/// <param name="Statements">Sentences that always belong beside the verdict, such as the absence of experiments.</param>
/// <param name="NotChecked">Rules whose ingredients this version or this run does not have.</param>
public sealed record Verdict(
    VerdictLevel Level,
    IReadOnlyList<VerdictReason> Reasons,
    IReadOnlyList<string> Statements,
    IReadOnlyList<string> NotChecked);

/// <summary>One rule that objects.</summary>
/// <param name="Level">How serious.</param>
/// <param name="Subject">Parameter, channel or quantity.</param>
/// <param name="Value">Value found.</param>
/// <param name="Threshold">Threshold crossed.</param>
/// <param name="Message">What it means, in one sentence with the value and the threshold.</param>
/// <param name="Remedy">What to do.</param>
public sealed record VerdictReason(
    VerdictLevel Level,
    string Subject,
    double Value,
    double Threshold,
    string Message,
    string Remedy)
{
    /// <value>True where the computation has not settled, whatever the model and the data may be worth.</value>
    public bool IsComputation { get; init; }
}
