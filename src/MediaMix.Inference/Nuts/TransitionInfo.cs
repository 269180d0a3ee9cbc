namespace MediaMix.Inference;

/// <summary>What happened in one transition: diagnostics, not needed for the next one.</summary>
/// <param name="AcceptStatistic">Mean over all leapfrog states of min(1, exp(H₀ − H)).</param>
/// <param name="SymmetricStatistic">Mean of 2·min(1, w)/(1 + w), w = exp(H₀ − H): also penalises energy errors downwards.</param>
/// <param name="Depth">Number of completed doublings.</param>
/// <param name="Leapfrogs">Gradient evaluations.</param>
/// <param name="IsDivergent">True when the energy error exceeded the limit.</param>
/// <param name="Energy">Hamiltonian of the selected state.</param>
/// <param name="Offset">Signed number of leapfrog steps from the start to the selected state.</param>
public readonly record struct TransitionInfo(
    double AcceptStatistic,
    double SymmetricStatistic,
    int Depth,
    int Leapfrogs,
    bool IsDivergent,
    double Energy,
    int Offset);
