namespace MediaMix;

/// <summary>
/// One linear piece of the expected outcome: design columns and the parameters that multiply them.
/// Columns are [geo, period] padded to whole vectors, with zeros behind the window. Immutable.
/// </summary>
/// <param name="Component">Name under which contributions are reported, such as <c>trend</c> or <c>control[price]</c>.</param>
/// <param name="Columns">One per parameter.</param>
/// <param name="Slots">Slot of each parameter in the value vector.</param>
/// <param name="ScaleSlot">
/// Slot of the parameter that multiplies all others of the term, as the sd of a step does with standardised steps; null = 1.
/// </param>
sealed record LinearTerm(string Component, IReadOnlyList<double[]> Columns, IReadOnlyList<int> Slots, int? ScaleSlot = null)
{
    /// <summary>What the parameters are multiplied by to give coefficients.</summary>
    public double Scale(ReadOnlySpan<double> values) => ScaleSlot is { } slot ? values[slot] : 1;
}
