namespace MediaMix.Recovery;

/// <summary>Where a truth lies in respect of its 90 % interval.</summary>
enum IntervalSide
{
    Inside,
    Below,
    Above,
}

/// <summary>What one fit says of its truth.</summary>
/// <param name="Sides">Per quantity.</param>
/// <param name="Widths">Width of the 90 % interval in units of that of the prior, per quantity; NaN where it has no prior.</param>
/// <param name="Divergences">Divergent transitions.</param>
/// <param name="LargestRhat">Over all quantities.</param>
/// <param name="SmallestEss">Bulk or tail, over all quantities.</param>
sealed record Replication(IntervalSide[] Sides, double[] Widths, int Divergences, double LargestRhat, double SmallestEss);
