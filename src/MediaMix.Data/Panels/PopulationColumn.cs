using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Reads the inhabitants of every geo from a column that repeats them in its rows.</summary>
static class PopulationColumn
{
    /// <summary>One number above 0 per geo; null when there is no column or after adding a fault.</summary>
    public static double[]? Read(RawTable table, string? name, PanelCells cells, CappedFaults faults)
    {
        if (name is null)
            return null;
        var column = ColumnChecks.Find(table, name, "the population", faults);
        if (column < 0 || cells.Axis is null)
            return null;
        var before = faults.ErrorCount;
        var people = new double[cells.Rows.Geos.Count];
        for (var geo = 0; geo < people.Length; geo++)
            people[geo] = OfGeo(table, column, geo, cells, faults);
        return faults.ErrorCount == before ? people : null;
    }

    static double OfGeo(RawTable table, int column, int geo, PanelCells cells, CappedFaults faults)
    {
        var (known, first) = (double.NaN, RowIndex.None);
        for (var period = 0; period < cells.Rows.Periods; period++)
        {
            var row = cells.Rows[geo, period];
            if (row == RowIndex.None || Number(table, row, column, period < cells.Window.History, faults) is not { } value)
                continue;
            if (first == RowIndex.None)
                (known, first) = (value, row);
            else if (value != known)
            {
                // Once is enough: a population that moves is wrong in most rows.
                faults.Error("population", Invariant($"The population of {cells.Rows.Geos[geo]} is {known} in line {table.Line(first)} and {value} here."), "It is one number per geo: write the same in all of its rows. What changes over time can be a control.", table.Where(row, column));
                return known;
            }
        }
        return known;
    }

    static double? Number(RawTable table, int row, int column, bool isHistory, CappedFaults faults)
    {
        var text = table.Cell(row, column);
        if (NumberCell.IsMissing(text))
        {
            if (!isHistory)
                faults.Error("population", "The population is missing.", "Write the number of inhabitants in every row of a geo, or remove data.population.", table.Where(row, column));
            return null;
        }
        if (NumberCell.TryParse(text, out var value) && value > 0)
            return value;
        var (problem, remedy) = NumberCell.TryParse(text, out _) ? ($"{text} is not above 0", "Write the number of inhabitants.") : NumberCell.Explain(text);
        faults.Error("population", $"In the column {table.Header[column]}, the population, {problem}.", remedy, table.Where(row, column));
        return null;
    }
}
