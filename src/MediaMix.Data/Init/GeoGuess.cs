namespace MediaMix.Data;

/// <summary>What the geos say about the other columns: which are the same in all rows of a geo, and which in all geos of a date.</summary>
sealed class GeoGuess(RawTable table, GeoNames geos, PeriodColumn periods, IReadOnlyList<int> rows)
{
    /// <summary>Takes the population from the columns, and all others that say nothing within a geo; both lists change.</summary>
    public ColumnProfile? TakePopulation(List<ColumnProfile> columns, List<ColumnGuess> leftOut)
    {
        if (geos.Names.Count < 2)
            return null;
        var still = columns.FindAll(column => !column.IsConstant && column.Name.Length > 0 && IsSame(column, row => geos[row]));
        var population = still.Find(static column => column.Words.HasAny(GuessRules.Population) && column.Values is { } people && Array.TrueForAll(people, static p => p > 0));
        foreach (var column in still)
        {
            columns.Remove(column);
            if (column != population)
                leftOut.Add(new ColumnGuess(column, GuessedRole.LeftOut, "the same in all rows of a geo" + (column.IsNumeric ? "; if it counts inhabitants, write it as data.population" : "")));
        }
        return population;
    }

    /// <summary>True for media that repeat one number in all geos of a date.</summary>
    public bool IsNational(ColumnProfile column) =>
        geos.Names.Count > 1 && column.IsNumeric && !column.IsConstant && IsSame(column, row => periods.Values[row]);

    bool IsSame(ColumnProfile column, Func<int, int> groupOf)
    {
        var first = new Dictionary<int, string>();
        foreach (var row in rows)
        {
            var text = table.Cell(row, column.Position);
            if (!first.TryAdd(groupOf(row), text) && first[groupOf(row)] != text)
                return false;
        }
        return true;
    }
}
