namespace MediaMix;

/// <summary>
/// A straight line whose slope changes at stated times. Binding turns a count into labels, so that the changes stay where they
/// are whatever rows come later.
/// </summary>
/// <param name="Changes">
/// Labels of the rows from which the slope is another, ascending, after the first and before the last fitted row: ISO dates, or
/// whole numbers where periods are numbered; null = evenly spaced.
/// </param>
/// <param name="Count">Number of evenly spaced changes, only without <paramref name="Changes"/>; null = one per 26 weeks.</param>
/// <param name="Slope">Prior of the first slope, as change of the baseline over the whole window; null = default.</param>
/// <param name="Change">Prior of every change of the slope, in the same unit; null = default.</param>
public sealed record PiecewiseTrend(SpecList<string>? Changes = null, int? Count = null, Prior? Slope = null, Prior? Change = null) : TrendSpec;
