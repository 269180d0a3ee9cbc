namespace MediaMix.Inference;

/// <summary>What came of one step of a trajectory.</summary>
enum StepOutcome
{
    /// <summary>The next state is there.</summary>
    Taken,

    /// <summary>A step back from the end would be another one, so the trajectory has no next state.</summary>
    Irreversible,

    /// <summary>No refinement holds the energy, so the trajectory has no next state.</summary>
    Failed,
}
