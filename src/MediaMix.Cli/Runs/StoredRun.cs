using MediaMix.Analysis;
using MediaMix.Data;
using MediaMix.Reporting;

namespace MediaMix.Cli;

/// <summary>A finished run, read back from its folder: the model is bound again to the folder's own data.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Analysis">Recomputed from the stored draws.</param>
/// <param name="Command">The command that made the run.</param>
/// <param name="DataHash">Hash of its data.</param>
/// <param name="Priors">The run that it took priors from; null = none.</param>
sealed record StoredRun(string Path, FitAnalysis Analysis, string Command, string DataHash, PriorSource? Priors)
{
    /// <summary>Reads a run folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="token">Stops the analysis.</param>
    /// <exception cref="InvalidInputException">The folder is not a finished run, or its data were changed.</exception>
    public static StoredRun Read(string path, CancellationToken token = default)
    {
        var stored = StoredFit.Read(path);
        return new StoredRun(path, BreakEvenReturn.Apply(FitAnalyzer.Analyze(stored.Fit, stored.Reading(token)), stored.Fit, stored.Input.File.Data.Margin), stored.Command, stored.Input.DataHash, EarlierVerdict.Read(System.IO.Path.Combine(path, RunFolder.RunFile)));
    }
}
