using System.Globalization;

namespace MediaMix;

/// <summary>Where in an input a fault stands. Lines and columns count from 1, as editors show them.</summary>
/// <param name="File">File name as the user wrote it, or null when the input is not a file.</param>
/// <param name="Line">1-based line, or null when the fault concerns the whole file.</param>
/// <param name="Column">1-based column in characters, or null when the fault concerns the whole line.</param>
public sealed record SourceLocation(string? File, int? Line = null, int? Column = null)
{
    /// <summary>Renders <c>file:line:column</c>, leaving out the unknown parts.</summary>
    public override string ToString()
    {
        var file = File ?? "input";
        if (Line is not { } line)
            return file;
        var culture = CultureInfo.InvariantCulture;
        return Column is { } column
            ? string.Create(culture, $"{file}:{line}:{column}")
            : string.Create(culture, $"{file}:{line}");
    }
}
