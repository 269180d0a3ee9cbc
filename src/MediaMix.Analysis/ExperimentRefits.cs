namespace MediaMix.Analysis;

/// <summary>Whether a model may be fitted again to tell what it says without an experiment.</summary>
public enum ExperimentRefits
{
    /// <summary>Yes, where importance weights cannot be relied on (Pareto k̂ above 0.7): as long again as the fit, per such experiment.</summary>
    WhenNeeded,

    /// <summary>No: importance weights have to do.</summary>
    Never,
}
