namespace MediaMix.Inference;

/// <summary>What happened in one transition: diagnostics, not needed for the next one.</summary>
/// <param name="AcceptStatistic">
/// Mean over all steps of min(1, exp(H₀ − H)). H is the energy after a single leapfrog, even where the step was then refined:
/// a step size tuned on it suits most of the trajectory and leaves the rest to refinement.
/// </param>
/// <param name="SymmetricStatistic">Mean of 2·min(1, w)/(1 + w), w = exp(H₀ − H): also penalises energy errors downwards.</param>
/// <param name="Depth">Number of completed doublings.</param>
/// <param name="Leapfrogs">Gradient evaluations, those of refinement and its checks included.</param>
/// <param name="IsDivergent">True when the energy error exceeded the limit or, with refinement, some step failed at every level.</param>
/// <param name="Energy">Hamiltonian of the selected state.</param>
/// <param name="Offset">Signed number of steps from the start to the selected state.</param>
public readonly record struct TransitionInfo(
    double AcceptStatistic,
    double SymmetricStatistic,
    int Depth,
    int Leapfrogs,
    bool IsDivergent,
    double Energy,
    int Offset);
