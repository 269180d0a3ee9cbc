namespace MediaMix.Data;

/// <summary>A validated panel and what its reader should know about it.</summary>
/// <param name="Panel">The data of the fit.</param>
/// <param name="Warnings">Faults that do not stop the run, in order of discovery.</param>
public sealed record PanelReading(Panel Panel, IReadOnlyList<Fault> Warnings);
