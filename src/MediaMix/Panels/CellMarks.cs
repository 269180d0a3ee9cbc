namespace MediaMix;

/// <summary>What is special about single cells of a panel's window. Arrays are [geo, period of the window] row-major; null = none.</summary>
/// <param name="HeldOut">Cells whose outcome is kept back to test the model: it enters no likelihood, no scale and no default.</param>
/// <param name="Absent">Cells in which the geo does not exist, such as before it opened: no outcome, no media, and no part of any total.</param>
public sealed record CellMarks(bool[]? HeldOut = null, bool[]? Absent = null);
