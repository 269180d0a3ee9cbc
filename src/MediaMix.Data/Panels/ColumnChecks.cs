namespace MediaMix.Data;

/// <summary>Checks that the columns of a model exist and that none is used twice.</summary>
static class ColumnChecks
{
    /// <summary>Position of a column, or −1 after adding a fault.</summary>
    public static int Find(RawTable table, string name, string purpose, CappedFaults faults)
    {
        var column = table.IndexOf(name);
        if (column >= 0)
            return column;
        var remedy = DidYouMean.Suggest(name, table.Header) is { } near
            ? $"Did you mean {FaultText.Quote(near)}?"
            : $"Its columns are {FaultText.Some([.. table.Header.Where(static h => h.Length > 0)])}.";
        faults.Error("missing columns", $"The column {FaultText.Quote(name)}, {purpose}, is not in the data.", remedy, table.HeaderRow.Where(table.Source, 0) with { Column = null });
        return -1;
    }

    /// <summary>Adds a fault for every column with two roles: its numbers would be counted twice.</summary>
    public static void Unique(IEnumerable<ColumnUse> uses, string dateColumn, CappedFaults faults)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal) { [dateColumn] = "the date" };
        foreach (var use in uses)
        {
            if (!first.TryAdd(use.Name, use.Purpose))
                faults.Error("columns used twice", $"The column {FaultText.Quote(use.Name)} is used twice, as {first[use.Name]} and as {use.Purpose}.", "Remove one of them.");
        }
    }
}
