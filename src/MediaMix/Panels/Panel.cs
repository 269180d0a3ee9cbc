namespace MediaMix;

/// <summary>
/// Validated data of one fit: an outcome and named columns over [geo, period], with units, names and dates.
/// Immutable by convention (arrays are not copied on read) and thread-safe.
/// </summary>
public sealed partial class Panel
{
    readonly Dictionary<string, Series> _series;
    readonly Dictionary<string, CategoricalSeries> _categorical;

    /// <summary>Creates a panel and checks it.</summary>
    /// <param name="axis">Periods of all rows, history first.</param>
    /// <param name="geos">Names of the geos, at least one; a national panel has one.</param>
    /// <param name="outcome">The outcome, [geo, period]; NaN where missing.</param>
    /// <param name="series">Spend, exposure and control columns, each [geo, period], finite.</param>
    /// <param name="categorical">Categorical columns.</param>
    /// <param name="history">Number of leading periods that carry media only; they feed the carryover and have no likelihood.</param>
    /// <param name="outcomeKind">What the outcome counts.</param>
    /// <param name="exclusions">Periods of the window that the likelihood leaves out; null = none.</param>
    /// <param name="population">Inhabitants of every geo, > 0, by which outcome and media are compared; null = not known.</param>
    /// <param name="marks">Cells that are held out or absent; null = none.</param>
    /// <exception cref="InvalidInputException">A column has the wrong length, a non-finite or a negative value, or a duplicate name, or an exclusion lies outside the window.</exception>
    public Panel(
        TimeAxis axis,
        IReadOnlyList<string> geos,
        Series outcome,
        IReadOnlyList<Series> series,
        IReadOnlyList<CategoricalSeries>? categorical = null,
        int history = 0,
        OutcomeKind outcomeKind = OutcomeKind.Unstated,
        IReadOnlyList<Exclusion>? exclusions = null,
        IReadOnlyList<double>? population = null,
        CellMarks? marks = null)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(geos);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(series);
        categorical ??= [];
        exclusions ??= [];
        marks ??= new CellMarks();
        PanelChecks.Run(axis, geos, outcome, series, categorical, history, exclusions);
        PanelChecks.Geos(geos, population, marks, axis.Count - history);
        Axis = axis;
        Geos = geos;
        Outcome = outcome;
        History = history;
        OutcomeKind = outcomeKind;
        Exclusions = exclusions;
        (Population, Marks) = (population, marks);
        FittedOutcome = [.. Enumerable.Range(0, Cells).Select(Fitted)];
        Origin = PeriodsBeforeForecast();
        _series = series.ToDictionary(static s => s.Name, StringComparer.Ordinal);
        _categorical = categorical.ToDictionary(static s => s.Name, StringComparer.Ordinal);
    }

    /// <summary>Periods of all rows, the media-only history first.</summary>
    public TimeAxis Axis { get; }

    /// <summary>Names of the geos; one for a national panel.</summary>
    public IReadOnlyList<string> Geos { get; }

    /// <summary>The outcome, [geo, period] over all rows; NaN where missing. History rows are ignored.</summary>
    public Series Outcome { get; }

    /// <summary>Inhabitants of every geo; null where they are not known.</summary>
    public IReadOnlyList<double>? Population { get; }

    /// <summary>Cells that are held out or absent.</summary>
    public CellMarks Marks { get; }

    /// <summary>The outcome that enters the likelihood, [geo, period of the window]; NaN where it is missing, left out or held out.</summary>
    public double[] FittedOutcome { get; }

    /// <summary>Periods of the window that the likelihood leaves out.</summary>
    public IReadOnlyList<Exclusion> Exclusions { get; }

    /// <summary>What the outcome counts.</summary>
    public OutcomeKind OutcomeKind { get; }

    /// <summary>Number of leading rows that only feed the carryover.</summary>
    public int History { get; }

    /// <summary>Number of periods in the fitted window: all rows less the history.</summary>
    public int Periods => Axis.Count - History;

    /// <summary>Number of cells of the window: geos × periods.</summary>
    public int Cells => Geos.Count * Periods;

    /// <summary>Numeric columns by name, in no particular order.</summary>
    public IReadOnlyDictionary<string, Series> Series => _series;

    /// <summary>Categorical columns by name, in no particular order.</summary>
    public IReadOnlyDictionary<string, CategoricalSeries> Categorical => _categorical;

    internal PanelRows Rows => new(Geos.Count, Periods);

    /// <summary>
    /// Number of periods before those at the end whose outcome is held out in every geo; all where none are. What is laid out over time
    /// (knots, slopes, waves) is laid out over these and goes on behind them: a forecast must not know where it will end.
    /// </summary>
    internal int Origin { get; }

    /// <summary>Levels of a categorical column over the window, [geo, period of the window]. Allocates.</summary>
    internal int[] CodesOf(string column) => WindowOf(_categorical[column].Codes);

    /// <summary>Periods of the fitted window.</summary>
    public TimeAxis Window => Axis.Slice(History, Periods);

    /// <summary>The exclusion that leaves a period out, the first of several; null where the period is fitted.</summary>
    /// <param name="period">0-based period of the window.</param>
    public Exclusion? ExclusionOf(int period) => Exclusions.FirstOrDefault(e => e.Contains(period));

    /// <summary>A numeric column over the window, [geo, period of the window] row-major. Allocates.</summary>
    /// <param name="column">Name of the column.</param>
    /// <exception cref="KeyNotFoundException">The panel has no such column.</exception>
    public double[] WindowOf(string column) => WindowOf(_series[column].Values);

    /// <summary>The outcome over the window, [geo, period of the window] row-major; NaN where it is missing, and where the geo is absent. Allocates.</summary>
    public double[] ObservedOutcome() => [.. Enumerable.Range(0, Cells).Select(Observed)];

    /// <summary>True where a geo exists in a period.</summary>
    /// <param name="cell">geo × periods of the window + period.</param>
    public bool IsPresent(int cell) => Marks.Absent is not { } absent || !absent[cell];

    int PeriodsBeforeForecast()
    {
        if (Marks.HeldOut is not { } heldOut)
            return Periods;
        var origin = Periods;
        while (origin > 0 && Enumerable.Range(0, Geos.Count).All(g => heldOut[g * Periods + origin - 1] || !IsPresent(g * Periods + origin - 1)))
            origin--;
        return origin > 0 ? origin : Periods;
    }

    T[] WindowOf<T>(T[] values)
    {
        var window = new T[Cells];
        for (var g = 0; g < Geos.Count; g++)
            values.AsSpan(g * Axis.Count + History, Periods).CopyTo(window.AsSpan(g * Periods));
        return window;
    }

    double Observed(int cell)
    {
        var (geo, period) = Math.DivRem(cell, Periods);
        return IsPresent(cell) ? Outcome.Values[geo * Axis.Count + History + period] : double.NaN;
    }

    double Fitted(int cell) =>
        ExclusionOf(cell % Periods) is null && Marks.HeldOut?[cell] is not true ? Observed(cell) : double.NaN;
}
