namespace MediaMix.Data;

/// <summary>Checks that every fitted row has a weight above zero, and takes away those that nothing reads.</summary>
sealed class WeightChecks(RawTable table, PanelColumns columns, PanelCells cells, CappedFaults faults)
{
    /// <summary>Checks a column of weights against the outcome, if both could be read.</summary>
    public void Run(string weights, string outcome)
    {
        if (!columns.Numeric.TryGetValue(weights, out var series) || !columns.Numeric.TryGetValue(outcome, out var known))
            return;
        for (var cell = 0; cell < series.Values.Length; cell++)
        {
            ref var weight = ref series.Values[cell];
            if (weight > 0)
                continue;
            if (cells.IsFitted(cell) && !double.IsNaN(known.Values[cell]))
                Report(weights, weight, cell);
            weight = double.NaN;
        }
    }

    void Report(string name, double weight, int cell)
    {
        var where = table.Where(cells.Rows[cell], columns.Positions[name]);
        if (double.IsNaN(weight))
            faults.Error("missing weights", $"The weight {name} is missing in a row with an outcome{cells.Suffix(cell)}.", "Write how much the row counts, 1 for an ordinary one; or name the row in data.exclude.", where);
        else
            faults.Error("weights", FormattableString.Invariant($"The weight {name} is {weight}{cells.Suffix(cell)}."), "Weights are above 0. Name a row that should not count in data.exclude.", where);
    }
}
