using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>A fault list that reports the first ten faults of each kind and then how many more there are. Not thread-safe.</summary>
sealed class CappedFaults(FaultList faults)
{
    const int MostOfAKind = 10;

    readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public bool HasErrors => faults.HasErrors;

    /// <summary>Number of errors so far, those left out of the list included.</summary>
    public int ErrorCount { get; private set; }

    public IReadOnlyList<Fault> Faults => faults.Faults;

    /// <summary>Adds an error of a kind; kinds are told apart by their text, such as <c>text in tv_spend</c>.</summary>
    public void Error(string kind, string message, string? remedy = null, SourceLocation? where = null, string? subject = null)
    {
        ErrorCount++;
        if (Count(kind) <= MostOfAKind)
            faults.Add(new Fault(message, remedy, where, Severity.Error, subject));
    }

    public void Warn(string message, string? remedy = null, SourceLocation? where = null, string? subject = null) =>
        faults.Add(new Fault(message, remedy, where, Severity.Warning, subject));

    /// <summary>Adds the numbers of faults left out, then throws if there is an error.</summary>
    public void ThrowIfErrors()
    {
        foreach (var (kind, count) in _counts.Where(static pair => pair.Value > MostOfAKind))
            faults.Error(Invariant($"There are {count - MostOfAKind:N0} more faults of the same kind ({kind})."));
        faults.ThrowIfErrors();
    }

    int Count(string kind) => _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
}
