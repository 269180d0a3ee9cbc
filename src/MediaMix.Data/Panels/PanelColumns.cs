namespace MediaMix.Data;

/// <summary>The columns of a panel that could be read, by name, and where they stand in the table.</summary>
sealed class PanelColumns
{
    public Dictionary<string, Series> Numeric { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CategoricalSeries> Categorical { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> Positions { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads every column in use; one with faults is left out.</summary>
    public static PanelColumns Read(RawTable table, IEnumerable<ColumnUse> uses, PanelCells cells, CappedFaults faults)
    {
        var columns = new PanelColumns();
        var values = new ColumnValues(table, cells, faults);
        foreach (var use in uses)
        {
            if (columns.Positions.ContainsKey(use.Name))
                continue;
            var position = ColumnChecks.Find(table, use.Name, use.Purpose, faults);
            if (position < 0)
                continue;
            columns.Positions[use.Name] = position;
            columns.Add(use, position, values, faults);
        }
        return columns;
    }

    void Add(ColumnUse use, int position, ColumnValues values, CappedFaults faults)
    {
        if (use.Role == ColumnRole.Categorical)
        {
            if (values.Levels(use, position) is { } levels)
                Categorical[use.Name] = levels;
            return;
        }
        var before = faults.ErrorCount;
        var numbers = values.Numbers(use, position);
        if (faults.ErrorCount == before)
            Numeric[use.Name] = new Series(use.Name, Unit(use.Role), numbers);
    }

    static SeriesUnit Unit(ColumnRole role) => role switch
    {
        ColumnRole.Outcome => SeriesUnit.Outcome,
        ColumnRole.Spend => SeriesUnit.Spend,
        ColumnRole.Exposure or ColumnRole.Frequency => SeriesUnit.Exposure,
        ColumnRole.Weight => SeriesUnit.Weight,
        _ => SeriesUnit.Plain,
    };
}
