namespace MediaMix;

/// <summary>Collects faults while an input is read, so that all of them are reported together. Not thread-safe.</summary>
public sealed class FaultList
{
    readonly List<Fault> _faults;
    readonly string? _subject;

    /// <summary>Creates an empty list.</summary>
    public FaultList()
        : this([], null) { }

    FaultList(List<Fault> faults, string? subject) => (_faults, _subject) = (faults, subject);

    /// <summary>What has been collected, in order of discovery.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>True when at least one collected fault is an error.</summary>
    public bool HasErrors => _faults.Exists(static fault => fault.Severity == Severity.Error);

    /// <summary>The same list, whose new faults speak of a subject (<see cref="Fault.Subject"/>).</summary>
    /// <param name="subject">Path of keys and names in a model file.</param>
    public FaultList About(string subject) => new(_faults, subject);

    /// <summary>Adds an error.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="remedy">What would be right.</param>
    /// <param name="where">Where it stands.</param>
    public void Error(string message, string? remedy = null, SourceLocation? where = null) =>
        _faults.Add(new Fault(message, remedy, where, Severity.Error, _subject));

    /// <summary>Adds a warning.</summary>
    /// <param name="message">What is noteworthy.</param>
    /// <param name="remedy">What would be better.</param>
    /// <param name="where">Where it stands.</param>
    public void Warn(string message, string? remedy = null, SourceLocation? where = null) =>
        _faults.Add(new Fault(message, remedy, where, Severity.Warning, _subject));

    /// <summary>Adds a fault found elsewhere.</summary>
    /// <param name="fault">The fault.</param>
    public void Add(Fault fault) => _faults.Add(fault);

    /// <summary>Throws <see cref="InvalidInputException"/> with everything collected if there is an error.</summary>
    public void ThrowIfErrors()
    {
        if (HasErrors)
            throw new InvalidInputException([.. _faults]);
    }
}
