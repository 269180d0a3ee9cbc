namespace MediaMix.Inference;

/// <summary>
/// How far a step of a trajectory may be refined where the curvature is high (Bou-Rabee, Carpenter, Kleppe and Liu 2025,
/// arXiv:2506.18746). Immutable.
/// </summary>
public sealed record StepRefinement
{
    /// <value>Largest spread of the energy within one step, > 0; default 1. Any value is exact; half as much cost up to twice the gradients per effective draw in the centred eight schools, twice as much gained nothing.</value>
    public double MaxEnergyError
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The energy error must be positive and finite.");
    } = 1;

    /// <value>Most times a step is halved, 0–20; default 10, enough for scales a thousand times below the step. A step that fails costs up to 2^(this + 1) gradients.</value>
    public int MaxHalvings
    {
        get;
        init => field = value is >= 0 and <= 20
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A step can be halved 0 to 20 times.");
    } = 10;
}
