namespace MediaMix;

/// <summary>
/// Faults that a specification has whatever its data are. Binding finds them, too; they are asked for where faults elsewhere keep it from
/// getting that far, so that all are reported at once. Pure and thread-safe.
/// </summary>
public static class SpecFaults
{
    /// <summary>The faults, of groups, then of experiments.</summary>
    /// <param name="spec">The specification; it need not be sound.</param>
    /// <returns>Errors with their subjects (<see cref="Fault.Subject"/>); empty when none is known.</returns>
    public static IReadOnlyList<Fault> Of(ModelSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var faults = new FaultList();
        GroupChecks.Columns(spec, faults);
        ExperimentChecks.Alone(spec, faults);
        return faults.Faults;
    }
}
