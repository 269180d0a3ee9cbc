using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Checks the column names of a table.</summary>
static class HeaderChecks
{
    const int LongestName = 200;

    /// <summary>The header with names trimmed; faults are added for names that cannot be referred to.</summary>
    public static TableRow Run(TableRow row, string source, CappedFaults faults)
    {
        var names = Array.ConvertAll(row.Cells, static cell => cell.Trim());
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var column = 0; column < names.Length; column++)
        {
            var name = names[column];
            var where = row.Where(source, column);
            if (name.Length == 0 && column > 0)
                faults.Error("unnamed", Invariant($"Column {column + 1} has no name."), "Name it in the header, or delete it.", where);
            else if (name.Length > LongestName)
                faults.Error("long name", Invariant($"The name of column {column + 1} is longer than {LongestName} characters."), null, where);
            else if (!FaultText.IsPrintable(name))
                faults.Error("control", Invariant($"The name of column {column + 1}, {FaultText.Quote(name)}, holds control characters."), null, where);
            else if (!first.TryAdd(name, column))
                faults.Error("twice", Invariant($"The column name {FaultText.Quote(name)} is given twice, in columns {first[name] + 1} and {column + 1}."), "Rename or delete one of them.", where);
        }
        if (names.Length == 1)
            faults.Error("single", "The table has a single column.", "Columns are separated by commas, semicolons or tabs.", new SourceLocation(source, row.Line));
        return row with { Cells = names, IsPlain = row.IsPlain && names.AsSpan().SequenceEqual(row.Cells) };
    }
}
