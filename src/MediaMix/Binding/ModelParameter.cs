namespace MediaMix;

/// <summary>One parameter of a bound model.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Prior">Its prior; a <see cref="FixedPrior"/> is not sampled.</param>
/// <param name="Slot">Where its value stands in the value vector.</param>
/// <param name="Meaning">One sentence for the reader of a report.</param>
public sealed record ModelParameter(ParameterKey Key, Prior Prior, int Slot, string Meaning)
{
    /// <summary>Name as in results, such as <c>tv.adstock.decay</c>.</summary>
    public string Name => Key.Name;

    /// <summary>True when the sampler moves it.</summary>
    public bool IsSampled => Prior is not FixedPrior;

    /// <summary>Who chose its prior; a default where it belongs to a hierarchy and nobody could.</summary>
    public PriorOrigin Origin { get; init; } = PriorOrigin.Default;

    /// <summary>
    /// True for what other parameters place and scale: standardised deviations of geos, steps and waves in units of their standard deviation,
    /// members of a pooled group. Its prior belongs to the hierarchy and states nothing by itself.
    /// </summary>
    public bool IsDeviation { get; init; }

    internal SamplingGroup Group { get; init; }
}
