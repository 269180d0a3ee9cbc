namespace MediaMix.Inference;

/// <summary>The studies that fit more than once.</summary>
public enum SeedKind
{
    /// <summary>A fit to the periods before an origin of a backtest; the number is that of known periods.</summary>
    Origin,

    /// <summary>A fit to simulated data of a recovery study.</summary>
    Replicate,

    /// <summary>A fit of a variant of the specification.</summary>
    Variant,

    /// <summary>A fit with media that nobody bought.</summary>
    Placebo,

    /// <summary>A fit without one experiment.</summary>
    WithoutExperiment,

    /// <summary>A fit between two runs, to tell why they differ.</summary>
    Step,
}
