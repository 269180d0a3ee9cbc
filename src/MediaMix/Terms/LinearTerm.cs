namespace MediaMix;

/// <summary>
/// One linear piece of the expected outcome: design columns and the parameters that multiply them.
/// Columns are [geo, period] padded to whole vectors, with zeros behind the window. Immutable.
/// </summary>
/// <param name="Component">Name under which contributions are reported, such as <c>trend</c> or <c>control[price]</c>.</param>
/// <param name="Columns">One per parameter.</param>
/// <param name="Slots">Slot of each parameter in the value vector.</param>
sealed record LinearTerm(string Component, IReadOnlyList<double[]> Columns, IReadOnlyList<int> Slots);
