namespace MediaMix;

/// <summary>What an event does over time.</summary>
public enum EventShape
{
    /// <summary>Full effect in the rows from start to end, none outside; without an end, in the row of the start alone.</summary>
    Pulse,

    /// <summary>Full effect from the start on; for good, unless an end is given.</summary>
    Step,

    /// <summary>A pulse that builds up before its start and fades after its end.</summary>
    Bump,
}

/// <summary>
/// Something that happened once: a launch, a strike, a change of price. A row belongs to an event when the days from its date to
/// the day before the next row's (its calendar month, in monthly data) overlap the event's.
/// </summary>
public sealed record EventSpec
{
    /// <summary>Most rows over which a bump builds up.</summary>
    public const int LongestLead = 1000;

    /// <value>Name, unique among the events of a model.</value>
    public required string Name { get; init; }

    /// <value>First day as an ISO date, or first period where periods are numbered. May lie outside the data.</value>
    public required string Start { get; init; }

    /// <value>Last day or period, inclusive; null = the start, or never for a step.</value>
    public string? End { get; init; }

    /// <value>Shape; default a pulse.</value>
    public EventShape Shape { get; init; }

    /// <value>Of a bump: number of rows before the start over which it builds up in equal parts, ≥ 0.</value>
    public int Lead { get; init; }

    /// <value>Of a bump: share of the effect that remains from one row to the next after the end, in [0, 1).</value>
    public double Decay { get; init; }

    /// <value>Prior of the full effect in one row, on the scale of the outcome; null = default.</value>
    public Prior? Prior { get; init; }
}
