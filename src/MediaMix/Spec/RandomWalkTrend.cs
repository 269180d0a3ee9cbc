namespace MediaMix;

/// <summary>
/// A random walk from 0 in the first fitted period, with a step in every period, or straight lines between steps of several
/// periods. The last step may lead beyond the last period.
/// </summary>
/// <param name="Every">Periods per step, from 1 to the number of fitted periods less one; null = 1.</param>
/// <param name="Innovation">Prior of the sd of a step, on the scale of the outcome, > 0; null = default.</param>
public sealed record RandomWalkTrend(int? Every = null, Prior? Innovation = null) : TrendSpec;
