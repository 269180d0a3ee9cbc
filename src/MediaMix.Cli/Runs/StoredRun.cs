using MediaMix.Analysis;
using MediaMix.Data;

namespace MediaMix.Cli;

/// <summary>A finished run, read back from its folder: the model is bound again to the folder's own data.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Analysis">Recomputed from the stored draws.</param>
/// <param name="Command">The command that made the run.</param>
/// <param name="DataHash">Hash of its data.</param>
sealed record StoredRun(string Path, FitAnalysis Analysis, string Command, string DataHash)
{
    /// <summary>Reads a run folder.</summary>
    /// <exception cref="InvalidInputException">The folder is not a finished run, or its data were changed.</exception>
    public static StoredRun Read(string path)
    {
        var (command, hash) = RunJson.Read(System.IO.Path.Combine(path, RunFolder.RunFile));
        var input = FitInput.Read(System.IO.Path.Combine(path, "model.yaml"), null, new SamplerOverrides());
        if (input.DataHash != hash)
        {
            throw new InvalidInputException(new Fault(
                "The data in this run folder are not those that were fitted.", "Fit the model again.",
                new SourceLocation(System.IO.Path.Combine(path, FitInput.StoredData))));
        }
        var stored = DrawsZarr.Read(System.IO.Path.Combine(path, DrawsZarr.FolderName));
        var fit = DrawStorage.Restore(input.Model, input.File.Sampler, stored);
        return new StoredRun(path, FitAnalyzer.Analyze(fit), command, hash);
    }
}
