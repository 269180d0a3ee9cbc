using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>The last lines of every study.</summary>
static class StudyPrinter
{
    /// <summary>Says how long it took, and where its report is.</summary>
    public static void End(double seconds, string? path, IAnsiConsole console)
    {
        console.Paragraph(FormattableString.Invariant($"From start to result: {seconds:0.0} s."));
        if (path is null)
            return;
        console.Paragraph($"Report: {Path.Combine(path, RunFiles.Report)}");
    }
}
