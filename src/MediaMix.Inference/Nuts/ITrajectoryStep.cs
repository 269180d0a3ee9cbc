namespace MediaMix.Inference;

/// <summary>
/// Takes a trajectory from one state to the next. The tree needs two properties of it: a step back undoes a step forward
/// wherever both exist, and neither changes volume.
/// </summary>
interface ITrajectoryStep
{
    /// <summary>Takes one step.</summary>
    /// <param name="from">Where to start; unchanged.</param>
    /// <param name="to">Overwritten; unspecified unless the step was taken.</param>
    /// <param name="time">Length of the step, negative to go back.</param>
    /// <param name="trialEnergy">Energy after a single leapfrog of that length: what the step size is tuned on.</param>
    StepOutcome Take(PhasePoint from, PhasePoint to, double time, out double trialEnergy);
}

/// <summary>What came of a step.</summary>
enum StepOutcome
{
    /// <summary>The next state is there.</summary>
    Taken,

    /// <summary>A step back from the end would be another one, so the trajectory has no next state.</summary>
    Irreversible,

    /// <summary>No refinement holds the energy, so the trajectory has no next state.</summary>
    Failed,
}
