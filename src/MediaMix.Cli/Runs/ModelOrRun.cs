using MediaMix.Analysis;
using MediaMix.Inference;

namespace MediaMix.Cli;

/// <summary>What a study is made of: a model with its data, and its posterior where a finished run was named.</summary>
/// <param name="Input">Model and data.</param>
/// <param name="Fit">The posterior; null where a model file was named.</param>
/// <param name="Name">What to call it where the model has no name of its own.</param>
sealed record ModelOrRun(FitInput Input, FittedModel? Fit, string Name)
{
    /// <value>What fits without an experiment said in its place, of a finished run.</value>
    public IReadOnlyDictionary<string, double[]> Refits { get; init; } = new Dictionary<string, double[]>();

    /// <summary>Reads a model file, or a run folder.</summary>
    /// <param name="path">Model file or run folder.</param>
    /// <param name="data">Data file in place of the one that a model file names.</param>
    /// <param name="overrides">Overrides of the sampler section.</param>
    /// <exception cref="InvalidInputException">Anything is wrong with it; all faults of the first stage that fails.</exception>
    public static ModelOrRun Read(string path, string? data, SamplerOverrides overrides)
    {
        var name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(path));
        if (!Directory.Exists(path))
            return new ModelOrRun(FitInput.Read(path, data, overrides), null, name);
        if (data is not null)
            throw new InvalidInputException(new Fault("A finished run has its own data.", "Leave out --data, or name a model file.", new SourceLocation(path)));
        var stored = StoredFit.Read(path);
        var sampler = overrides.Apply(stored.Input.File.Sampler);
        return new ModelOrRun(
            stored.Input with { File = stored.Input.File with { Sampler = sampler } },
            new FittedModel(stored.Fit.Model, stored.Fit.Draws, stored.Fit.Statistics, sampler), name)
        {
            Refits = stored.Refits,
        };
    }

    /// <summary>How the posterior is analysed: of a finished run, nothing is fitted again.</summary>
    /// <param name="threads">Threads at the same time; 0 = one per processor.</param>
    /// <param name="token">Stops the analysis.</param>
    public AnalysisOptions Analysis(int threads, CancellationToken token) => new()
    {
        Refits = Fit is null ? ExperimentRefits.WhenNeeded : ExperimentRefits.Never,
        Known = Refits,
        Execution = new Execution(threads, token),
    };

    /// <summary>Title of a report.</summary>
    public string Title => Input.Model.Spec.Name ?? Name;

    /// <summary>The posterior: that of the run, or a new one.</summary>
    /// <param name="threads">Chains at the same time; 0 = one per processor.</param>
    /// <param name="token">Cancels between transitions.</param>
    public FittedModel Fitted(int threads, CancellationToken token) => Fit ?? ModelFit.Run(Input.Model, Input.File.Sampler, threads, token: token);
}
