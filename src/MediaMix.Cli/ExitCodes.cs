using MediaMix.Analysis;

namespace MediaMix.Cli;

/// <summary>What the process tells its caller.</summary>
static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Failed while running, or cancelled.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or input; nothing was written.</summary>
    public const int WrongInput = 2;

    /// <summary>Done, but the fit is not to be trusted, or would not be.</summary>
    public const int NotTrusted = 3;

    /// <summary>What a fit that was carried through says of itself.</summary>
    public static int Of(FitAnalysis analysis) => analysis.Verdict.Level == VerdictLevel.DoNotTrust ? NotTrusted : Done;

    /// <summary>What data say of a fit that has not been made.</summary>
    public static int Of(IReadOnlyList<DesignFinding> findings) => findings.Any(static f => f.Severity == DesignSeverity.Error) ? NotTrusted : Done;
}
