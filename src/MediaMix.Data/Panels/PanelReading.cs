namespace MediaMix.Data;

/// <summary>A validated panel and what its reader should know about it.</summary>
/// <param name="Panel">The data of the fit.</param>
/// <param name="Warnings">Faults that do not stop the run, in order of discovery.</param>
/// <param name="Notes">What was made of the data, one sentence each: the shape of the panel, sums over weeks, divided national media.</param>
public sealed record PanelReading(Panel Panel, IReadOnlyList<Fault> Warnings, IReadOnlyList<string> Notes)
{
    /// <value>Columns that look like spend and that the model does not read, in the order of the table.</value>
    public IReadOnlyList<UnusedSpend> UnusedSpend { get; init; } = [];
}
