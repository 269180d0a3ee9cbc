namespace MediaMix.Analysis;

/// <summary>What one period brings if a channel's exposure were the same in all of them: the bend of diminishing returns, and where the data have been on it.</summary>
/// <param name="Channel">Channel; those with reach and frequency have no such curve.</param>
/// <param name="Exposure">Grid from 0 to the highest exposure of a period, in the unit of its column; of a panel of a geo of average size.</param>
/// <param name="Effect">Effect per period in outcome units, all geos together.</param>
/// <param name="Edges">Edges of the bins over the same range, one more than there are bins.</param>
/// <param name="Counts">Observed exposures per bin; periods without any are not counted.</param>
public sealed record SaturationCurve(string Channel, double[] Exposure, Band Effect, double[] Edges, int[] Counts);
