namespace MediaMix.Inference;

/// <summary>How far a step of a trajectory may be refined where the curvature is high. Immutable.</summary>
public sealed record StepRefinement
{
    /// <value>Largest spread of the energy within one step, > 0; default 0.5, where states of a trajectory still have comparable weights.</value>
    public double MaxEnergyError
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The energy error must be positive and finite.");
    } = 0.5;

    /// <value>Most times a step is halved, 0–20; default 10, which covers scales a thousand times below the step.</value>
    public int MaxHalvings
    {
        get;
        init => field = value is >= 0 and <= 20
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A step can be halved 0 to 20 times.");
    } = 10;
}
