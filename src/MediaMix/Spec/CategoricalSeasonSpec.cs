namespace MediaMix;

/// <summary>What the rows of a season of levels are sorted by.</summary>
public enum CalendarUnit
{
    /// <summary>The twelve months of the year, by the date of the row.</summary>
    Month,

    /// <summary>The seven days of the week; daily data only.</summary>
    Weekday,
}

/// <summary>
/// A seasonal pattern with a level of its own for every month or every day of the week. The effects of all levels sum to zero,
/// those of levels that never occur in the fitted rows included: what a level means does not depend on the window.
/// </summary>
public sealed record CategoricalSeasonSpec : SeasonSpec
{
    /// <value>What the rows are sorted by.</value>
    public required CalendarUnit By { get; init; }
}
