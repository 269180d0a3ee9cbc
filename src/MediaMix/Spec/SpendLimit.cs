namespace MediaMix;

/// <summary>
/// One thing that a plan must keep: the spend of some channels, periods and geos together is at least, at most or exactly so much.
/// </summary>
public sealed record SpendLimit
{
    /// <value>What was stated, in the words of whoever stated it; clashes are told by it.</value>
    public required string Statement { get; init; }

    /// <value>Channels whose spend is added up; null = all that are planned.</value>
    public SpecList<string>? Channels { get; init; }

    /// <value>Geos whose spend is added up; null = all.</value>
    public SpecList<string>? Geos { get; init; }

    /// <value>First period of the plan that counts, from 0.</value>
    public int From { get; init; }

    /// <value>Last period of the plan that counts; null = the last.</value>
    public int? To { get; init; }

    /// <value>True: the limit holds in every period by itself.</value>
    public bool IsPerPeriod { get; init; }

    /// <value>True: the limit holds for every amount that the plan decides by itself: of a channel where one is decided, else of each of its periods or geos. Periods and geos are then not named.</value>
    public bool IsPerDecision { get; init; }

    /// <value>Least spend; null = none.</value>
    public double? Least { get; init; }

    /// <value>Most spend; null = none.</value>
    public double? Most { get; init; }

    /// <value>True: least and most are multiples of what the old plan spends there; false: money.</value>
    public bool IsRelative { get; init; }

    /// <value>Where it was stated; null = not in a file.</value>
    public SourceLocation? Where { get; init; }
}
