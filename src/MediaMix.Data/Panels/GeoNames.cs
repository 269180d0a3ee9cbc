using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The geo of every row, named by one column or, for crossed dimensions, by two: <c>north | shoes</c>.</summary>
sealed class GeoNames
{
    public const int MostGeos = 1_000;

    const int LongestName = 100;
    const string Separator = " | ";

    /// <summary>What tables of results call the sum over geos.</summary>
    const string AllGeos = "all";

    readonly int[] _codes;

    GeoNames(string[] names, int[] codes) => (Names, _codes) = (names, codes);

    /// <summary>Distinct names in the order of their first rows.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Position of a row's geo among the names.</summary>
    public int this[int row] => _codes[row];

    /// <summary>The names of two crossed dimensions from that of their geo.</summary>
    public static string[] Parts(string name) => name.Split(Separator, 2);

    /// <summary>All rows belong to one national series.</summary>
    public static GeoNames National(RawTable table) => new([PanelReader.NationalGeo], new int[table.RowCount]);

    /// <summary>Reads the columns; null after adding a fault. Without columns all rows are national.</summary>
    public static GeoNames? Read(RawTable table, SpecList<string> columns, CappedFaults faults)
    {
        if (columns.Count == 0)
            return National(table);
        var before = faults.ErrorCount;
        var positions = columns.Select(name => ColumnChecks.Find(table, name, "the geo", faults)).ToArray();
        if (faults.ErrorCount != before)
            return null;
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var folded = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var codes = new int[table.RowCount];
        for (var row = 0; row < codes.Length; row++)
        {
            if (Name(table, row, positions, faults) is not { } name)
                continue;
            if (!found.TryGetValue(name, out var code) && !TryAdd(table, row, positions[0], name, found, folded, faults, out code))
                return null;
            codes[row] = code;
        }
        return faults.ErrorCount == before ? new GeoNames([.. found.OrderBy(static pair => pair.Value).Select(static pair => pair.Key)], codes) : null;
    }

    static bool TryAdd(RawTable table, int row, int column, string name, Dictionary<string, int> found, Dictionary<string, int> folded, CappedFaults faults, out int code)
    {
        code = found.Count;
        if (code == MostGeos)
        {
            faults.Error("geos", Invariant($"There are more than {MostGeos:N0} geos."), "Is this the column of the geos? Join small ones to larger areas.", table.Where(row, column));
            return false;
        }
        if (name.Equals(AllGeos, StringComparison.OrdinalIgnoreCase))
            faults.Error("geo names", $"A geo is called {FaultText.Quote(name)}, which in the results stands for all geos together.", "Drop the rows if they are totals; else give the geo another name.", table.Where(row, column));
        // Parameters are named after geos, and some systems do not tell upper from lower case in file names.
        if (!folded.TryAdd(name, row))
            faults.Error("geo names", Invariant($"The geo {FaultText.Quote(name)} is written in another case in line {table.Line(folded[name])}."), "Write a geo alike in all of its rows.", table.Where(row, column));
        found.Add(name, code);
        return true;
    }

    static string? Name(RawTable table, int row, int[] positions, CappedFaults faults)
    {
        var before = faults.ErrorCount;
        foreach (var column in positions)
            Check(table, row, column, positions.Length > 1, faults);
        if (faults.ErrorCount != before)
            return null;
        var name = string.Join(Separator, positions.Select(column => table.Cell(row, column)));
        if (name.Length <= LongestName)
            return name;
        faults.Error("geo names", Invariant($"The name of the geo, {FaultText.Quote(name)}, is longer than {LongestName} characters."), "Shorten it.", table.Where(row, positions[0]));
        return null;
    }

    static void Check(RawTable table, int row, int column, bool isCrossed, CappedFaults faults)
    {
        var text = table.Cell(row, column);
        if (text.Length == 0)
            faults.Error("geo names", $"The geo is missing in the column {table.Header[column]}.", "Every row needs its geo; drop rows of totals.", table.Where(row, column));
        else if (text.AsSpan().ContainsAny('[', ']') || !FaultText.IsPrintable(text))
            faults.Error("geo names", $"The geo {FaultText.Quote(text)} holds square brackets or control characters.", "Write it without: parameters are named after geos, as in intercept[north].", table.Where(row, column));
        else if (isCrossed && text.Contains('|', StringComparison.Ordinal))
            faults.Error("geo names", $"The geo {FaultText.Quote(text)} holds a bar.", "Write it without: the names of two columns are joined by one, as in north | shoes.", table.Where(row, column));
    }
}
