namespace MediaMix;

/// <summary>
/// One linear piece of the expected outcome: design columns and the parameters that multiply them.
/// Immutable.
/// </summary>
/// <param name="Key">What it is.</param>
/// <param name="Columns">One per parameter.</param>
/// <param name="Slots">Slot of each parameter in the value vector.</param>
/// <param name="Scale">What the parameters are multiplied by to give coefficients; null = 1.</param>
sealed record LinearTerm(ParameterKey Key, IReadOnlyList<DesignColumn> Columns, IReadOnlyList<int> Slots, CoefficientScale? Scale = null)
{
    /// <summary>Name under which contributions are reported, such as <c>trend</c> or <c>control[price]</c>.</summary>
    public string Component => Key.Name;

    /// <summary>The level that the contribution of a treatment is counted against; null for everything else.</summary>
    public TreatmentLevel? Treatment { get; init; }

    /// <summary>Writes what the parameters are multiplied by to give coefficients.</summary>
    /// <param name="values">Value vector.</param>
    /// <param name="multipliers">One per parameter; overwritten.</param>
    public void Multipliers(ReadOnlySpan<double> values, Span<double> multipliers)
    {
        if (Scale is null)
            multipliers.Fill(1);
        else
            Scale.Forward(values, multipliers);
    }
}
