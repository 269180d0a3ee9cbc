namespace MediaMix.Data;

/// <summary>
/// The cells that a panel keeps: which row of the table holds each, and which of them are fitted. Cells are [geo, period] row-major over
/// the kept periods, the history first.
/// </summary>
sealed record PanelCells
{
    readonly bool[]? _excluded;

    /// <summary>The row of every kept cell.</summary>
    public required RowIndex Rows { get; init; }

    /// <summary>Kept periods, and how many of them only feed the carryover.</summary>
    public required PanelWindow Window { get; init; }

    /// <summary>All periods of the table; null when its dates could not be read.</summary>
    public TimeAxis? Axis { get; init; }

    public IReadOnlyList<Exclusion> Exclusions
    {
        get;
        init
        {
            field = value;
            // Asked of every cell, often: the list may be long.
            _excluded = new bool[Window.Count];
            foreach (var e in value)
                _excluded.AsSpan(Window.History + e.First, e.Count).Fill(true);
        }
    } = [];

    /// <summary>[geo, period of the window]; null = none.</summary>
    public bool[]? HeldOut { get; init; }

    /// <summary>Number of kept cells.</summary>
    public int Count => Rows.Count;

    /// <summary>The cells that a model and its data state. Without sound dates the whole table stands in, so that faults in the columns are still found.</summary>
    public static PanelCells Of(RawTable table, DataSpec data, int columns, CappedFaults faults)
    {
        if (TableIndex.Of(table, data, columns, faults) is not { } index)
            return new PanelCells { Rows = RowIndex.National(table.RowCount), Window = Everything(data, table.RowCount) };
        if (PanelWindow.Of(data, index.Periods, faults) is not { } window)
        {
            HoldoutCells.CheckCount(data, index.Rows.Periods, faults);
            return new PanelCells { Rows = index.Rows, Window = Everything(data, index.Rows.Periods), Axis = index.Axis };
        }
        var cells = new PanelCells
        {
            Rows = index.Rows.First(window.Count),
            Window = window,
            Axis = index.Axis,
            Exclusions = window.Exclusions(data, index.Periods, faults),
        };
        return cells with { HeldOut = new HoldoutCells(table, data, index.Periods, cells, faults).Read() };
    }

    public int PeriodOf(int cell) => cell % Rows.Periods;

    public int GeoOf(int cell) => cell / Rows.Periods;

    public bool IsPresent(int cell) => Rows[cell] != RowIndex.None;

    public bool IsHistory(int cell) => PeriodOf(cell) < Window.History;

    /// <summary>True for a cell of the window that the table has.</summary>
    public bool IsInWindow(int cell) => IsPresent(cell) && !IsHistory(cell);

    /// <summary>True for a cell whose outcome would enter the likelihood.</summary>
    public bool IsFitted(int cell) => IsInWindow(cell) && !IsExcluded(PeriodOf(cell)) && HeldOut?[OfWindow(cell)] is not true;

    /// <summary>Cells of the window in which a geo has no row, [geo, period of the window]; null when it has all.</summary>
    public bool[]? Absent()
    {
        var absent = new bool[Rows.Geos.Count * (Window.Count - Window.History)];
        for (var cell = 0; cell < Count; cell++)
        {
            if (!IsHistory(cell))
                absent[OfWindow(cell)] = !IsPresent(cell);
        }
        return absent.AsSpan().Contains(true) ? absent : null;
    }

    /// <summary>Place of a cell in [geo, period of the window].</summary>
    public int OfWindow(int cell) => GeoOf(cell) * (Window.Count - Window.History) + PeriodOf(cell) - Window.History;

    /// <summary>Geo and period of a cell for a message; only the period in a national table.</summary>
    public string Name(int cell)
    {
        var period = Axis?.Label(PeriodOf(cell)) ?? "";
        return Rows.Geos.Count > 1 ? $"{Rows.Geos[GeoOf(cell)]}, {period}" : period;
    }

    /// <summary>Geo and period of a cell in brackets, to follow a message; nothing in a national table, where the line says enough.</summary>
    public string Suffix(int cell) => Rows.Geos.Count > 1 ? $" ({FaultText.Shown(Rows.Geos[GeoOf(cell)])}, {Axis?.Label(PeriodOf(cell))})" : "";

    bool IsExcluded(int period) => _excluded is not null && _excluded[period];

    static PanelWindow Everything(DataSpec data, int periods) => new(periods, Math.Clamp(data.MediaHistory, 0, periods - 1));
}
