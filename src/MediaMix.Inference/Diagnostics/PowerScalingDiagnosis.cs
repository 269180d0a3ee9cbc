namespace MediaMix.Inference.Diagnostics;

/// <summary>What power-scaling sensitivities say of a quantity.</summary>
public enum PowerScalingDiagnosis
{
    /// <summary>The prior matters little: nothing to report.</summary>
    None,

    /// <summary>Prior and likelihood both matter: they may disagree.</summary>
    PriorDataConflict,

    /// <summary>The prior matters and the likelihood does not: a strong prior, or data that say little.</summary>
    StrongPrior,
}
