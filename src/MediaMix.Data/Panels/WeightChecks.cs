namespace MediaMix.Data;

/// <summary>Checks that every fitted row has a weight above zero, and takes away those that nothing reads.</summary>
sealed class WeightChecks(RawTable table, PanelColumns columns, PanelWindow window, IReadOnlyList<Exclusion> exclusions, CappedFaults faults)
{
    /// <summary>Checks a column of weights against the outcome, if both could be read.</summary>
    public void Run(string weights, string outcome)
    {
        if (!columns.Numeric.TryGetValue(weights, out var series) || !columns.Numeric.TryGetValue(outcome, out var known))
            return;
        for (var row = 0; row < series.Values.Length; row++)
        {
            ref var weight = ref series.Values[row];
            if (weight > 0)
                continue;
            if (IsFitted(row, known))
                Report(weights, weight, row);
            weight = double.NaN;
        }
    }

    bool IsFitted(int row, Series outcome) =>
        row >= window.History && !double.IsNaN(outcome.Values[row]) && !exclusions.Any(e => e.Contains(row - window.History));

    void Report(string name, double weight, int row)
    {
        var where = table.Where(row, columns.Positions[name]);
        if (double.IsNaN(weight))
            faults.Error("missing weights", $"The weight {name} is missing in a row with an outcome.", "Write how much the row counts, 1 for an ordinary one; or name the row in data.exclude.", where);
        else
            faults.Error("weights", FormattableString.Invariant($"The weight {name} is {weight}."), "Weights are above 0. Name a row that should not count in data.exclude.", where);
    }
}
