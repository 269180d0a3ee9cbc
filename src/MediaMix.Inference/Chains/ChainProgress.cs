namespace MediaMix.Inference;

/// <summary>Where one chain stands. Reported from the chain's own thread.</summary>
/// <param name="Chain">0-based chain.</param>
/// <param name="Pass">0 at first; more when the chains run again because transitions diverged.</param>
/// <param name="Iteration">Completed iterations, warm-up included.</param>
/// <param name="Total">Iterations in all, warm-up included.</param>
/// <param name="IsWarmup">True while warming up.</param>
/// <param name="Divergences">Divergent transitions after warm-up so far.</param>
/// <param name="StepSize">Step size of the last transition.</param>
/// <param name="Gradients">Gradient evaluations so far.</param>
public readonly record struct ChainProgress(
    int Chain,
    int Pass,
    int Iteration,
    int Total,
    bool IsWarmup,
    int Divergences,
    double StepSize,
    long Gradients);
