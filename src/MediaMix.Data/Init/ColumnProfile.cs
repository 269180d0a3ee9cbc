namespace MediaMix.Data;

/// <summary>What the values of a column look like.</summary>
sealed class ColumnProfile
{
    const double LinearTolerance = 1e-9;

    /// <summary>Share of the texts of a column that must look like numbers for the others to be mistakes.</summary>
    const double MostlyNumbers = 0.8;

    // The thresholds of the check `outcome-copy`, which says what they mean.
    const double CopyLevels = 0.98;
    const double CopySteps = 0.9;
    const int FewestRows = 12;

    readonly RawTable _table;
    readonly int[] _rows;

    ColumnProfile(RawTable table, int position, int[] rows)
    {
        (_table, _rows) = (table, rows);
        (Name, Position) = (table.Header[position], position);
        string[] cells = [.. rows.Select(row => table.Cell(row, position))];
        var name = Name;
        Words = new NameWords(name);
        Missing = cells.Count(NumberCell.IsMissing);
        Levels = cells.Distinct(StringComparer.Ordinal).Count();
        HasEmptyCells = Array.Exists(cells, static cell => cell.Length == 0);
        Values = Numbers(cells);
        var texts = cells.Count(static cell => !NumberCell.IsMissing(cell));
        IsMeantAsNumbers = texts > 0 && cells.Count(static cell => !NumberCell.IsMissing(cell) && NumberCell.LooksLikeOne(cell)) >= MostlyNumbers * texts;
    }

    public string Name { get; }

    public int Position { get; }

    public NameWords Words { get; }

    /// <summary>Number of cells that mean "no value" in a number column.</summary>
    public int Missing { get; }

    /// <summary>Number of distinct texts.</summary>
    public int Levels { get; }

    public bool HasEmptyCells { get; }

    /// <summary>Numbers of the column, NaN where missing; null when any other text stands in it, or nothing but gaps.</summary>
    public double[]? Values { get; }

    /// <summary>True where nearly every cell is a number, or would be one if it were written as this program reads them.</summary>
    public bool IsMeantAsNumbers { get; }

    /// <summary>Cells of a column of numbers that hold none: gaps, and texts that cannot be read.</summary>
    public IEnumerable<CellOrigin> Flaws => IsMeantAsNumbers
        ? _rows.Select(row => new CellOrigin(_table, row, Position)).Where(static cell => !NumberCell.TryParse(cell.Text, out _))
        : [];

    /// <summary>Where the name of the column stands.</summary>
    public SourceLocation Header => _table.WhereHeader(Position);

    /// <summary>True for the number of a row that a tool has written along.</summary>
    public bool IsRowIndex => Name.Length == 0 || Words.Whole.StartsWith("unnamed", StringComparison.Ordinal);

    public bool IsNumeric => Values is not null;

    public bool IsConstant => Values is { } values ? values.Distinct().Count() == 1 : Levels == 1;

    public bool IsZeroOne => Values is { } values && Array.TrueForAll(values, static v => v is 0 or 1);

    public bool IsNonNegative => Values is { } values && !Array.Exists(values, static v => v < 0);

    /// <summary>True when the number grows by the same step in every row, like a row counter.</summary>
    public bool IsLinear
    {
        get
        {
            if (Values is not { Length: > 2 } values)
                return false;
            var step = values[1] - values[0];
            for (var i = 1; i < values.Length; i++)
            {
                if (!(Math.Abs(values[i] - values[i - 1] - step) <= LinearTolerance * Math.Abs(step)))
                    return false;
            }
            return step != 0;
        }
    }

    /// <summary>The column in all rows.</summary>
    public static ColumnProfile Of(RawTable table, int column) => Of(table, column, Enumerable.Range(0, table.RowCount));

    /// <summary>The column in some rows.</summary>
    public static ColumnProfile Of(RawTable table, int column, IEnumerable<int> rows) =>
        new(table, column, [.. rows]);

    /// <summary>Pearson's correlation of two columns over the rows that have both, in magnitude; 0 when one of them does not vary there.</summary>
    public double CorrelationWith(ColumnProfile other)
    {
        if (Values is not { } x || other.Values is not { } y)
            return 0;
        int[] both = [.. Enumerable.Range(0, x.Length).Where(row => double.IsFinite(x[row]) && double.IsFinite(y[row]))];
        if (both.Length < 3)
            return 0;
        var (meanX, meanY) = (both.Average(row => x[row]), both.Average(row => y[row]));
        var (xx, yy) = (both.Sum(row => (x[row] - meanX) * (x[row] - meanX)), both.Sum(row => (y[row] - meanY) * (y[row] - meanY)));
        var xy = both.Sum(row => (x[row] - meanX) * (y[row] - meanY));
        return xx > 0 && yy > 0 ? Math.Abs(xy) / (Math.Sqrt(xx) * Math.Sqrt(yy)) : 0;
    }

    /// <summary>True where the two move together almost exactly within groups of rows, and so do their steps: one is counted from the other.</summary>
    /// <param name="other">Another column over the same rows.</param>
    /// <param name="group">Group of a row of the table, such as its geo.</param>
    public bool IsCopyOf(ColumnProfile other, Func<int, int> group)
    {
        if (Values is not { } x || other.Values is not { } y)
            return false;
        var (levels, steps) = (new List<(double X, double Y)>(), new List<(double X, double Y)>());
        foreach (var rows in Enumerable.Range(0, x.Length).Where(i => double.IsFinite(x[i]) && double.IsFinite(y[i])).GroupBy(i => group(_rows[i])))
        {
            int[] all = [.. rows];
            var (meanX, meanY) = (all.Average(i => x[i]), all.Average(i => y[i]));
            levels.AddRange(all.Select(i => (x[i] - meanX, y[i] - meanY)));
            steps.AddRange(all.Zip(all.Skip(1), (a, b) => (x[b] - x[a], y[b] - y[a])));
        }
        return levels.Count >= FewestRows && Correlation(levels) > CopyLevels && Correlation(steps) > CopySteps;
    }

    static double Correlation(List<(double X, double Y)> pairs)
    {
        if (pairs.Count == 0)
            return 0;
        var (meanX, meanY) = (pairs.Average(static p => p.X), pairs.Average(static p => p.Y));
        var (xx, yy, xy) = (pairs.Sum(p => (p.X - meanX) * (p.X - meanX)), pairs.Sum(p => (p.Y - meanY) * (p.Y - meanY)), pairs.Sum(p => (p.X - meanX) * (p.Y - meanY)));
        return xx > 0 && yy > 0 ? Math.Abs(xy) / (Math.Sqrt(xx) * Math.Sqrt(yy)) : 0;
    }

    static double[]? Numbers(string[] cells)
    {
        var values = new double[cells.Length];
        for (var row = 0; row < cells.Length; row++)
        {
            if (NumberCell.IsMissing(cells[row]))
                values[row] = double.NaN;
            else if (!NumberCell.TryParse(cells[row], out values[row]))
                return null;
        }
        return Array.Exists(values, double.IsFinite) ? values : null;
    }
}
