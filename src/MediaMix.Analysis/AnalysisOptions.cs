using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>How a fit is analysed.</summary>
public sealed record AnalysisOptions
{
    /// <value>Whether the model may be fitted again without an experiment; default: where importance weights cannot be relied on.</value>
    public ExperimentRefits Refits { get; init; } = ExperimentRefits.WhenNeeded;

    /// <value>
    /// What such fits said earlier of the same fit (<see cref="FitAnalysis.Refits"/>), [draw], by the name of the experiment: what is known is
    /// not fitted again. Default: nothing.
    /// </value>
    public IReadOnlyDictionary<string, double[]> Known { get; init; } = new Dictionary<string, double[]>();

    /// <value>Threads, and when to stop; changes no result. Default: one thread per processor, to the end.</value>
    public Execution Execution { get; init; }
}
