namespace MediaMix;

/// <summary>What a default prior may depend on: the data of one channel, from fitted rows only.</summary>
/// <param name="WeeksPerPeriod">Length of a period in weeks.</param>
/// <param name="MaxLag">Largest lag in periods.</param>
/// <param name="MeanNonZeroExposure">Mean of the channel's non-zero exposure, on the scale on which its saturation is stated.</param>
public sealed record ChannelContext(double WeeksPerPeriod, int MaxLag, double MeanNonZeroExposure)
{
    /// <value>True when the exposure is a frequency, in exposures per person reached.</value>
    public bool IsFrequency { get; init; }
}

/// <summary>One parameter of a media transform.</summary>
/// <param name="Name">Name within the component, such as <c>decay</c>.</param>
/// <param name="Domain">Values that make sense; the support of the prior must lie within.</param>
/// <param name="Written">Prior the user wrote, or null.</param>
/// <param name="Default">Prior when none was written.</param>
/// <param name="Meaning">One sentence for a marketer.</param>
public sealed record ParameterDeclaration(
    string Name,
    Interval Domain,
    Prior? Written,
    Func<ChannelContext, Prior> Default,
    string Meaning)
{
    /// <value>1 for an amount of exposure, −1 for something per unit of exposure, 0 (default) for a pure number or a time.</value>
    public int ExposurePower { get; init; }
}
