namespace MediaMix;

/// <summary>How serious a <see cref="Fault"/> is.</summary>
public enum Severity
{
    /// <summary>The run can go on; the reader should know.</summary>
    Warning,

    /// <summary>The run cannot go on until this is mended.</summary>
    Error,
}

/// <summary>One thing that is wrong with an input: what, where, and what would be right.</summary>
/// <param name="Message">What is wrong, with the offending name and value.</param>
/// <param name="Remedy">What would be right, as one sentence; null when the message already says it.</param>
/// <param name="Where">Where it stands in the input; null when it is a property of the whole.</param>
/// <param name="Severity">Whether it stops the run.</param>
/// <param name="Subject">
/// What it speaks of, as a path of keys and names in a model file, such as <c>channels.tv.spend</c> or
/// <c>baseline.events.launch.start</c>; whoever has read the file can tell the place from it. Null where there is no such key.
/// </param>
public sealed record Fault(
    string Message,
    string? Remedy = null,
    SourceLocation? Where = null,
    Severity Severity = Severity.Error,
    string? Subject = null)
{
    /// <summary>Renders the fault as one line for people: place, message, remedy.</summary>
    public override string ToString()
    {
        var place = Where is null ? "" : $"{Where}: ";
        var remedy = Remedy is null ? "" : $" {Remedy}";
        return $"{place}{Message}{remedy}";
    }
}
