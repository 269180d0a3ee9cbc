namespace MediaMix.Data;

/// <summary>A fit read back from its folder.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Fit">The model bound again to the folder's own data, and its draws: bit for bit those that were saved.</param>
/// <param name="File">The model file of the folder, every default spelt out.</param>
/// <param name="DataBytes">The data file of the folder.</param>
/// <param name="Record">How the fit was made.</param>
/// <param name="Refits">What fits without an experiment say in its place, [draw], by the name of the experiment; empty where none was made.</param>
/// <param name="Warnings">What the reader of the data should know.</param>
/// <param name="Notes">What was made of the data.</param>
public sealed record LoadedFit(
    string Path, FittedModel Fit, ModelFile File, byte[] DataBytes, RunRecord Record, IReadOnlyDictionary<string, double[]> Refits,
    IReadOnlyList<Fault> Warnings, IReadOnlyList<string> Notes);
