namespace MediaMix.Inference;

/// <summary>
/// How far a step of a trajectory may be refined where the curvature is high (Bou-Rabee, Carpenter, Kleppe and Liu 2025,
/// arXiv:2506.18746). Immutable.
/// </summary>
public sealed record StepRefinement
{
    /// <value>
    /// Largest spread of the energy within one step, > 0; default 2. Any value is exact. With a step size tuned to accept
    /// 0.9, smaller ones refine where it does not pay: at 0.5, as in the source, a posterior with long trajectories lost
    /// half of its effective draws per gradient to refused steps. At 4 little more is gained.
    /// </value>
    public double MaxEnergyError
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The energy error must be positive and finite.");
    } = 2;

    /// <value>
    /// Most times a step is halved, 0–20; default 10, enough for scales a thousand times below the step. A step that fails
    /// costs up to 2^(this + 1) gradients.
    /// </value>
    public int MaxHalvings
    {
        get;
        init => field = value is >= 0 and <= 20
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A step can be halved 0 to 20 times.");
    } = 10;
}
