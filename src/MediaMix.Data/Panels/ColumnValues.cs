using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Reads the columns of a panel cell by cell.</summary>
sealed class ColumnValues(RawTable table, PanelWindow window, CappedFaults faults)
{
    const int MostLevels = 50;
    const int LongestLevel = 100;

    /// <summary>Numbers of a column, [period]. A missing outcome or weight is NaN; a missing or unreadable value elsewhere is a fault.</summary>
    public double[] Numbers(ColumnUse use, int column)
    {
        var values = new double[window.Count];
        for (var row = 0; row < values.Length; row++)
            values[row] = Number(use, row, column);
        return values;
    }

    /// <summary>Levels of a column, or null after adding a fault. Levels of history rows alone do not count.</summary>
    public CategoricalSeries? Levels(ColumnUse use, int column)
    {
        var before = faults.ErrorCount;
        var levels = new SortedSet<string>(StringComparer.Ordinal);
        for (var row = window.History; row < window.Count; row++)
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
        var codes = new int[window.Count];
        // History rows carry media only: a level that occurs nowhere else is never read and gets code 0.
        for (var row = 0; row < codes.Length; row++)
            codes[row] = Math.Max(0, Array.BinarySearch(levels, table.Cell(row, column), StringComparer.Ordinal));
        return new CategoricalSeries(name, levels, codes);
    }

    double Number(ColumnUse use, int row, int column)
    {
        var text = table.Cell(row, column);
        if (NumberCell.IsMissing(text))
            return Missing(use, row, column, text);
        if (!NumberCell.TryParse(text, out var value))
        {
            var (problem, remedy) = NumberCell.Explain(text);
            var hint = use.Role == ColumnRole.Control && text.Any(char.IsLetter) ? " If the column holds levels, write categorical: true." : "";
            faults.Error($"not a number in {use.Name}", $"In the column {use.Name}, {problem}.", remedy + hint, table.Where(row, column));
            return double.NaN;
        }
        if (value < 0 && use.Role is ColumnRole.Spend or ColumnRole.Exposure)
            faults.Error($"negative in {use.Name}", $"{use.Name}, {use.Purpose}, is negative ({text}).", "Spend and exposure cannot be negative: book credits and refunds where they were spent.", table.Where(row, column));
        return value;
    }

    double Missing(ColumnUse use, int row, int column, string text)
    {
        // Which rows may lack a weight depends on the outcome.
        if (use.Role is ColumnRole.Outcome or ColumnRole.Weight)
            return double.NaN;
        // Only media are read in history rows, and controls as far back as their lag.
        if (use.Role == ColumnRole.Control && row < window.History - use.Lag)
            return 0;
        var remedy = use.Role == ColumnRole.Control
            ? "Controls need a value in every row: carry the last one forward, or remove the control."
            : "Write 0 where nothing ran.";
        var shown = text.Length == 0 ? "" : $" ({text})";
        faults.Error($"missing in {use.Name}", $"A value of {use.Name}, {use.Purpose}, is missing{shown}.", remedy, table.Where(row, column));
        return double.NaN;
    }
}
