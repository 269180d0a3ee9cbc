namespace MediaMix;

/// <summary>Reports every fault of an input at once; nothing has been sampled or written when it is thrown.</summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="faults">All faults found, at least one of severity <see cref="Severity.Error"/>.</param>
    public InvalidInputException(IReadOnlyList<Fault> faults)
        : base(Render(faults)) => Faults = faults;

    /// <summary>Creates the exception for a single fault.</summary>
    /// <param name="fault">The fault.</param>
    public InvalidInputException(Fault fault)
        : this([fault]) { }

    /// <summary>All faults, in the order in which they stand in the input.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    static string Render(IReadOnlyList<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return string.Join(Environment.NewLine, faults);
    }
}
