namespace MediaMix;

/// <summary>Which outcomes are kept back to test the model: they enter no likelihood, no scale and no default. Their media still works.</summary>
public abstract record HoldoutSpec;

/// <summary>The last periods of the window, in every geo.</summary>
/// <param name="Count">Number of periods, at least 1 and fewer than the window has.</param>
public sealed record LastPeriodsHeldOut(int Count) : HoldoutSpec;

/// <summary>Single dates, in every geo.</summary>
/// <param name="Dates">Labels as in the date column, each the date of a fitted period.</param>
public sealed record DatesHeldOut(SpecList<string> Dates) : HoldoutSpec;

/// <summary>A stretch of dates, in every geo.</summary>
/// <param name="Span">First and last date, as in the date column.</param>
public sealed record SpanHeldOut(PeriodSpan Span) : HoldoutSpec;

/// <summary>The rows that a column marks with 1, so that every geo may have its own.</summary>
/// <param name="Column">Column of zeros and ones.</param>
public sealed record ColumnHeldOut(string Column) : HoldoutSpec;
