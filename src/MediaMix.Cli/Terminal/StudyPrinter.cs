using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>The last lines of every study.</summary>
static class StudyPrinter
{
    /// <summary>Says how long it took, and where its report is.</summary>
    public static void End(double seconds, string? path, IAnsiConsole console)
    {
        console.Write(new Text(FormattableString.Invariant($"From start to result: {seconds:0.0} s.")));
        console.WriteLine();
        if (path is null)
            return;
        console.Write(new Text($"Report: {Path.Combine(path, RunFiles.Report)}"));
        console.WriteLine();
    }
}
