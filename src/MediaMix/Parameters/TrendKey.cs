namespace MediaMix;

/// <summary>What a parameter does in a trend.</summary>
public enum TrendPart
{
    /// <summary>The trend as a component, and how geos deviate from it.</summary>
    Whole,

    /// <summary>Change from the first period to the last.</summary>
    Slope,

    /// <summary>Change of the slope at a period.</summary>
    Change,

    /// <summary>Standard deviation of a step.</summary>
    Innovation,

    /// <summary>Step to a knot, in units of the innovation.</summary>
    Step,

    /// <summary>Value at a knot.</summary>
    Knot,

    /// <summary>Standard deviation of a process.</summary>
    Amplitude,

    /// <summary>Length scale of a process.</summary>
    LengthScale,

    /// <summary>A wave of a process.</summary>
    Basis,
}

/// <summary>A parameter of the trend, or the trend.</summary>
/// <param name="Part">What it does.</param>
/// <param name="At">Period of a change; null for other parts.</param>
public sealed record TrendKey(TrendPart Part = TrendPart.Whole, string? At = null) : ParameterKey
{
    /// <inheritdoc/>
    private protected override string Stem => Part switch
    {
        TrendPart.Whole => "trend",
        TrendPart.Slope => "trend.slope",
        TrendPart.Change => $"trend.change[{At}]",
        TrendPart.Innovation => "trend.innovation",
        TrendPart.Step => "trend.step",
        TrendPart.Knot => "trend.knot",
        TrendPart.Amplitude => "trend.amplitude",
        TrendPart.LengthScale => "trend.length_scale",
        _ => "trend.basis",
    };
}
