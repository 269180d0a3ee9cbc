using MediaMix.Data;

namespace MediaMix.Cli;

/// <summary>The model and the draws of a finished run, read back from its folder without analysing them.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Fit">The model bound again to the folder's own data, and its draws.</param>
/// <param name="Input">Model file and data of the run.</param>
/// <param name="Command">The command that made the run.</param>
sealed record StoredFit(string Path, FittedModel Fit, FitInput Input, string Command)
{
    /// <summary>Reads a run folder.</summary>
    /// <exception cref="InvalidInputException">The folder is not a finished run, or its data were changed.</exception>
    public static StoredFit Read(string path)
    {
        var (command, hash) = RunJson.Read(System.IO.Path.Combine(path, RunFolder.RunFile));
        var model = System.IO.Path.Combine(path, "model.yaml");
        // A finished run spells its priors out; one that named another could go round in circles.
        if (ModelFileReader.ReadFile(model).PriorsFrom is not null)
            throw new InvalidInputException(new Fault("The model of a finished run takes priors from another.", "Remove priors_from from it, or name the run itself.", new SourceLocation(model)));
        var input = FitInput.Read(model, null, new SamplerOverrides());
        if (input.DataHash != hash)
        {
            throw new InvalidInputException(new Fault(
                "The data in this run folder are not those that were fitted.", "Fit the model again.",
                new SourceLocation(System.IO.Path.Combine(path, FitInput.StoredData))));
        }
        var stored = DrawsZarr.Read(System.IO.Path.Combine(path, DrawsZarr.FolderName));
        return new StoredFit(path, DrawStorage.Restore(input.Model, input.File.Sampler, stored), input, command);
    }
}
