namespace MediaMix;

/// <summary>
/// Holidays, each with one effect that is the same in every year. Daily data tell the holiday itself from the days before
/// and after it; in weekly data the effect is that of a row that holds the holiday or a day near it.
/// </summary>
public sealed record HolidaysSpec
{
    /// <summary>Farthest day from a holiday that can feel it.</summary>
    public const int LongestReach = 30;

    /// <value>Codes of the countries whose public holidays count (<see cref="HolidayCalendar.Countries"/>).</value>
    public SpecList<string> Countries { get; init; } = [];

    /// <value>Days before a holiday that feel it, from 0 to 30; default none.</value>
    public int DaysBefore { get; init; }

    /// <value>Days after a holiday that feel it, from 0 to 30; default none.</value>
    public int DaysAfter { get; init; }

    /// <value>
    /// Names of the only holidays of the countries that count; null = all. A name means those with something in brackets behind
    /// it, too: Christmas Day means Christmas Day (Observed).
    /// </value>
    public SpecList<string>? Only { get; init; }

    /// <value>Names of holidays of the countries that do not count, understood alike.</value>
    public SpecList<string> Except { get; init; } = [];

    /// <value>Days by name, of any kind: shopping days, school holidays. A name that a country has, too, adds its dates to it.</value>
    public SpecList<DatedHoliday> Also { get; init; } = [];

    /// <value>
    /// What binding found in the fitted rows, countries and own days together; null = not looked up yet. Where it is stated it is
    /// what counts, so that a model that was bound once stays what it is under any later calendar.
    /// </value>
    public SpecList<DatedHoliday>? Dates { get; init; }

    /// <value>True (default): all effects are normal around 0 with one sd, which the data decide on.</value>
    public bool IsPooled { get; init; } = true;

    /// <value>Prior of that sd, > 0, on the scale of the outcome; null = default. Only with pooling.</value>
    public Prior? Scale { get; init; }

    /// <value>Prior of every effect on the scale of the outcome; null = default. Only without pooling.</value>
    public Prior? Effect { get; init; }
}
