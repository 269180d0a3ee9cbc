namespace MediaMix;

/// <summary>One effect of holidays in a bound model.</summary>
/// <param name="Key">The effect.</param>
/// <param name="Dates">The days of the holiday, or those before or after it, that fall into the fitted rows.</param>
/// <param name="Rows">Number of fitted rows that have the effect.</param>
public sealed record HolidayUse(HolidayKey Key, SpecList<DateOnly> Dates, int Rows)
{
    /// <summary>Name of the effect, such as <c>holiday[christmas day]</c>.</summary>
    public string Effect => Key.Name;
}
