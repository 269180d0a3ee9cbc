using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Reads the columns of a panel cell by cell.</summary>
sealed class ColumnValues(RawTable table, PanelCells cells, CappedFaults faults)
{
    const int MostLevels = 50;
    const int LongestLevel = 100;

    /// <summary>
    /// Numbers of a column, [geo, period]. A missing outcome, weight or national total is NaN; a missing or unreadable value elsewhere
    /// is a fault. Where a geo has no row there is no outcome and no media, and a control takes the mean of the geos that have one.
    /// </summary>
    public double[] Numbers(ColumnUse use, int column)
    {
        var values = new double[cells.Count];
        for (var cell = 0; cell < values.Length; cell++)
        {
            values[cell] = cells.IsPresent(cell) ? Number(use, cell, column)
                : use.Role is ColumnRole.Outcome or ColumnRole.Weight ? double.NaN
                : 0;
        }
        if (use.Role == ColumnRole.Control)
            FillAbsent(values);
        return values;
    }

    /// <summary>Levels of a column, or null after adding a fault. Levels of history rows alone do not count.</summary>
    public CategoricalSeries? Levels(ColumnUse use, int column)
    {
        var before = faults.ErrorCount;
        var levels = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in Enumerable.Range(0, cells.Count).Where(cells.IsInWindow).Select(cell => cells.Rows[cell]))
        {
            var level = table.Cell(row, column);
            if (level.Length == 0)
                faults.Error($"missing in {use.Name}", $"A value of {use.Name}, {use.Purpose}, is missing.", "Every row needs a level; write none, or another word.", table.Where(row, column));
            else if (level.Length > LongestLevel || !FaultText.IsPrintable(level))
                faults.Error($"level of {use.Name}", Invariant($"The level {FaultText.Quote(level)} of {use.Name} is longer than {LongestLevel} characters or holds control characters."), null, table.Where(row, column));
            else
                levels.Add(level);
        }
        if (levels.Count == 1)
            faults.Error("constant", $"The control {use.Name} has a single level, {FaultText.Quote(levels.Min!)}.", "It cannot be told from the intercept: remove it.", table.WhereHeader(column));
        if (levels.Count > MostLevels)
            faults.Error("levels", Invariant($"The control {use.Name} has {levels.Count} levels; at most {MostLevels} are allowed."), "Join rare levels, or use the column as a number.", table.WhereHeader(column));
        return faults.ErrorCount == before ? Encode(use.Name, [.. levels], column) : null;
    }

    CategoricalSeries Encode(string name, string[] levels, int column)
    {
        var codes = new int[cells.Count];
        // History rows carry media only: a level that occurs nowhere else is never read and gets code 0, as does a cell without a row.
        for (var cell = 0; cell < codes.Length; cell++)
            codes[cell] = cells.IsPresent(cell) ? Math.Max(0, Array.BinarySearch(levels, table.Cell(cells.Rows[cell], column), StringComparer.Ordinal)) : 0;
        return new CategoricalSeries(name, levels, codes);
    }

    void FillAbsent(double[] values)
    {
        for (var period = 0; period < cells.Rows.Periods; period++)
        {
            var ofPeriod = Enumerable.Range(0, cells.Rows.Geos.Count).Select(geo => geo * cells.Rows.Periods + period);
            if (ofPeriod.All(cells.IsPresent))
                continue;
            // Every period has a row of some geo.
            var mean = ofPeriod.Where(cells.IsPresent).Average(cell => values[cell]);
            foreach (var cell in ofPeriod.Where(cell => !cells.IsPresent(cell)))
                values[cell] = mean;
        }
    }

    double Number(ColumnUse use, int cell, int column)
    {
        var row = cells.Rows[cell];
        var text = table.Cell(row, column);
        if (NumberCell.IsMissing(text))
            return Missing(use, cell, column, text);
        if (!NumberCell.TryParse(text, out var value))
        {
            var (problem, remedy) = NumberCell.Explain(text);
            var hint = use.Role == ColumnRole.Control && text.Any(char.IsLetter) ? " If the column holds levels, write categorical: true." : "";
            faults.Error($"not a number in {use.Name}", $"In the column {use.Name}, {problem}{cells.Suffix(cell)}.", remedy + hint, table.Where(row, column));
            return double.NaN;
        }
        if (value < 0 && use.Role is ColumnRole.Spend or ColumnRole.Exposure or ColumnRole.Frequency)
            faults.Error($"negative in {use.Name}", $"{use.Name}, {use.Purpose}, is negative ({text}){cells.Suffix(cell)}.", "Spend and exposure cannot be negative: book credits and refunds where they were spent.", table.Where(row, column));
        return value;
    }

    double Missing(ColumnUse use, int cell, int column, string text)
    {
        // Which rows may lack a weight depends on the outcome, and one row may hold the national total for all geos.
        if (use.Role is ColumnRole.Outcome or ColumnRole.Weight || use.IsNational)
            return double.NaN;
        // What carries over is read in history rows, and controls as far back as their lag.
        var isNeeded = use.Role == ColumnRole.Control ? cells.PeriodOf(cell) >= cells.Window.History - use.Lag : use.IsTransformed || !cells.IsHistory(cell);
        if (!isNeeded)
            return 0;
        var remedy = use.Role == ColumnRole.Control
            ? "Controls need a value in every row: carry the last one forward, or remove the control."
            : "Write 0 where nothing ran.";
        var shown = text.Length == 0 ? "" : $" ({text})";
        faults.Error($"missing in {use.Name}", $"A value of {use.Name}, {use.Purpose}, is missing{shown}{cells.Suffix(cell)}.", remedy, table.Where(cells.Rows[cell], column));
        return double.NaN;
    }
}
