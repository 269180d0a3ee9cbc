namespace MediaMix;

/// <summary>Where the data of a model come from and how its rows are read.</summary>
public sealed record DataSpec
{
    /// <value>File, relative to the model file.</value>
    public required string Source { get; init; }

    /// <value>Date column.</value>
    public required string DateColumn { get; init; }

    /// <value>.NET date format such as <c>dd/MM/yyyy</c>; null = ISO dates or whole numbers.</value>
    public string? DateFormat { get; init; }

    /// <value>Columns that together name the geo of a row, one or two; empty = one national series.</value>
    public SpecList<string> Geo { get; init; } = [];

    /// <value>Column of inhabitants, the same in all rows of a geo; null = not known.</value>
    public string? Population { get; init; }

    /// <value>Columns of a table with one row per date, geo and channel; null = every channel has columns of its own.</value>
    public LongLayout? Layout { get; init; }

    /// <value>File with outcome, controls and population where <see cref="Source"/> holds the media alone, relative to the model file; null = one file.</value>
    public string? OutcomeSource { get; init; }

    /// <value>Rows are days, summed to weeks that start on this weekday; null = rows are used as they are.</value>
    public DayOfWeek? WeekStart { get; init; }

    /// <value>What the outcome counts.</value>
    public OutcomeKind OutcomeKind { get; init; }

    /// <value>Money earned per unit of outcome, a number or a column, by which plans tell profits; null = not known. Enters no fit.</value>
    public UnitValue? Margin { get; init; }

    /// <value>Leading rows that only feed the carryover.</value>
    public int MediaHistory { get; init; }

    /// <value>First fitted date label (inclusive); rows before it feed the carryover. Null = first row.</value>
    public string? From { get; init; }

    /// <value>Last fitted date label (inclusive); later rows are dropped. Null = last row.</value>
    public string? Until { get; init; }

    /// <value>Dates inside the window that the likelihood leaves out; their media still carries over.</value>
    public SpecList<ExclusionSpec> Exclude { get; init; } = [];

    /// <value>Outcomes that are kept back to test the model; null = none.</value>
    public HoldoutSpec? Holdout { get; init; }
}
