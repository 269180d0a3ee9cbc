namespace MediaMix;

/// <summary>What a parameter does in a curve of effectiveness.</summary>
public enum EffectivenessPart
{
    /// <summary>Standard deviation of the log from knot to knot.</summary>
    Spread,

    /// <summary>Log effectiveness at a knot.</summary>
    Knot,

    /// <summary>Standard deviation of the log of a process.</summary>
    Amplitude,

    /// <summary>Length scale of a process.</summary>
    LengthScale,

    /// <summary>A wave of a process.</summary>
    Basis,
}

/// <summary>A parameter of a curve of effectiveness.</summary>
/// <param name="Curve">Name of the curve: that of its channel, or of the channels that share it.</param>
/// <param name="Part">What it does.</param>
public sealed record EffectivenessKey(string Curve, EffectivenessPart Part) : ParameterKey
{
    /// <inheritdoc/>
    private protected override string Stem => $"{Curve}.effectiveness." + Part switch
    {
        EffectivenessPart.Spread => "spread",
        EffectivenessPart.Knot => "knot",
        EffectivenessPart.Amplitude => "amplitude",
        EffectivenessPart.LengthScale => "length_scale",
        _ => "basis",
    };
}
