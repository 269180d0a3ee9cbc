using MediaMix.Analysis;
using MediaMix.Data;
using MediaMix.Inference;

namespace MediaMix.Cli;

/// <summary>The model and the draws of a finished run, read back from its folder without analysing them.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Fit">The model bound again to the folder's own data, and its draws.</param>
/// <param name="Input">Model file and data of the run.</param>
/// <param name="Command">The command that made the run.</param>
/// <param name="Refits">What fits without an experiment said in its place.</param>
sealed record StoredFit(string Path, FittedModel Fit, FitInput Input, string Command, IReadOnlyDictionary<string, double[]> Refits)
{
    /// <summary>How a stored fit is analysed: reading samples nothing, as what was fitted without an experiment lies in the folder.</summary>
    /// <param name="token">Stops the analysis.</param>
    public AnalysisOptions Reading(CancellationToken token) => new() { Refits = ExperimentRefits.Never, Known = Refits, Execution = new Execution(Token: token) };

    /// <summary>Reads a run folder.</summary>
    /// <exception cref="InvalidInputException">The folder is not a finished run, or what it was made of was changed.</exception>
    public static StoredFit Read(string path)
    {
        var loaded = RunStore.Load(path);
        var input = new FitInput(loaded.File, loaded.Fit.Model, loaded.DataBytes, loaded.Warnings, loaded.Notes);
        return new StoredFit(path, loaded.Fit, input, loaded.Record.Command, loaded.Refits);
    }
}
