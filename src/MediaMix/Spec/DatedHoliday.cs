namespace MediaMix;

/// <summary>A holiday, or any other day that comes back, by its dates. Immutable.</summary>
/// <param name="Name">Name; upper and lower case are not told apart.</param>
/// <param name="Dates">Its days.</param>
public sealed record DatedHoliday(string Name, SpecList<DateOnly> Dates);
