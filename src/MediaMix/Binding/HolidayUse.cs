namespace MediaMix;

/// <summary>One effect of holidays in a bound model.</summary>
/// <param name="Effect">Name of the effect, such as <c>holiday[christmas day]</c>.</param>
/// <param name="Dates">The days of the holiday, or those before or after it, that fall into the fitted rows.</param>
/// <param name="Rows">Number of fitted rows that have the effect.</param>
public sealed record HolidayUse(string Effect, SpecList<DateOnly> Dates, int Rows);
