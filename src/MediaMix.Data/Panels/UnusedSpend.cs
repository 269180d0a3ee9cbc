namespace MediaMix.Data;

/// <summary>A column that looks like spend and that a model does not read: what it brought would be counted as baseline.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Total">Sum of the cells that can be read, in money.</param>
/// <param name="Unreadable">Number of cells that hold no number.</param>
public sealed record UnusedSpend(string Column, double Total, int Unreadable)
{
    /// <summary>Words of columns that repeat others.</summary>
    static readonly System.Collections.Frozen.FrozenSet<string> Sums = System.Collections.Frozen.FrozenSet.ToFrozenSet(["total", "totals", "all", "sum", "overall"], StringComparer.Ordinal);

    /// <summary>The columns of a table, in its order.</summary>
    internal static IReadOnlyList<UnusedSpend> Of(RawTable table, DataSpec data, ModelSpec model)
    {
        var used = ColumnUse.Of(model).Concat(ColumnUse.OfData(data)).Concat(ColumnUse.OfMargin(data, model)).Select(static use => use.Name).Append(data.DateColumn).ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, table.Header.Count)
            .Where(column => !used.Contains(table.Header[column]) && IsNamedSpend(new NameWords(table.Header[column])))
            .Select(column => ColumnProfile.Of(table, column))
            .Where(ColumnGuess.LooksLikeSpend)
            .Select(column => new UnusedSpend(column.Name, Sum(table, column.Position), Enumerable.Range(0, table.RowCount).Count(row => !NumberCell.TryParse(table.Cell(row, column.Position), out _))))];
    }

    static bool IsNamedSpend(NameWords words) => !words.Has("per") && !words.HasAny(GuessRules.Result) && !words.HasAny(Sums);

    static double Sum(RawTable table, int column)
    {
        var sum = 0.0;
        for (var row = 0; row < table.RowCount; row++)
            sum += NumberCell.TryParse(table.Cell(row, column), out var value) ? value : 0;
        return sum;
    }
}
