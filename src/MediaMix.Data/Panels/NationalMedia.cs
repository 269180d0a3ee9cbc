using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>
/// Divides media that are known only for the whole country over its geos: totals in proportion to the share of each geo, the same in
/// every period; a frequency holds everywhere. What falls to a geo in a period without a row is no part of the panel.
/// </summary>
sealed class NationalMedia(RawTable table, PanelCells cells, PanelColumns columns, CappedFaults faults)
{
    /// <summary>Divides the columns of national channels and says so.</summary>
    public void Divide(IReadOnlyList<ColumnUse> uses, string outcome, double[]? population, List<string> notes)
    {
        var national = uses.Where(use => use.IsNational && columns.Numeric.ContainsKey(use.Name)).DistinctBy(static use => use.Name).ToList();
        // Without geos and dates the rows of a period cannot be compared.
        if (cells.Axis is null)
            national.ForEach(use => columns.Numeric.Remove(use.Name));
        if (national.Count == 0 || cells.Axis is null)
            return;
        var (shares, by) = Shares(outcome, population);
        var divided = new List<string>();
        foreach (var use in national)
        {
            if (!Divide(use, columns.Numeric[use.Name].Values, shares))
                columns.Numeric.Remove(use.Name);
            else if (use.Role != ColumnRole.Frequency)
                divided.Add(use.Name);
        }
        if (cells.Rows.Geos.Count > 1 && divided.Count > 0)
            notes.Add($"{FaultText.Some(divided)} {(divided.Count == 1 ? "is" : "are")} national: every period's total is divided over the {cells.Rows.Geos.Count} geos {by}{(cells.Absent() is null ? "" : "; what falls to geos without a row is left out")}.");
    }

    (double[] Shares, string By) Shares(string outcome, double[]? population)
    {
        var geos = cells.Rows.Geos.Count;
        if (population is not null)
            return (Normalized(population), "by population");
        var means = new double[geos];
        if (columns.Numeric.TryGetValue(outcome, out var series))
        {
            for (var geo = 0; geo < geos; geo++)
                means[geo] = Mean(series.Values, geo);
        }
        return Array.TrueForAll(means, static mean => mean >= 0) && means.Sum() > 0
            ? (Normalized(means), "by their mean outcome, since no population is given")
            : (Normalized([.. Enumerable.Repeat(1.0, geos)]), "in equal parts, since neither population nor a positive outcome is given");
    }

    // Held-out outcomes stay out here, too.
    double Mean(double[] outcome, int geo)
    {
        var known = Enumerable.Range(geo * cells.Rows.Periods, cells.Rows.Periods).Where(cell => cells.IsFitted(cell) && double.IsFinite(outcome[cell]));
        return known.Select(cell => outcome[cell]).DefaultIfEmpty(0).Average();
    }

    static double[] Normalized(double[] weights)
    {
        var total = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / total);
    }

    bool Divide(ColumnUse use, double[] values, double[] shares)
    {
        var before = faults.ErrorCount;
        for (var period = 0; period < cells.Rows.Periods; period++)
        {
            if (Total(use, values, period) is not { } total)
                continue;
            for (var geo = 0; geo < shares.Length; geo++)
            {
                var cell = geo * cells.Rows.Periods + period;
                values[cell] = !cells.IsPresent(cell) ? 0 : use.Role == ColumnRole.Frequency || shares.Length == 1 ? total : total * shares[geo];
            }
        }
        return faults.ErrorCount == before;
    }

    /// <summary>The number on which the rows of a period agree; null after adding a fault.</summary>
    double? Total(ColumnUse use, double[] values, int period)
    {
        var column = columns.Positions[use.Name];
        var known = RowIndex.None;
        var any = RowIndex.None;
        for (var cell = period; cell < cells.Count; cell += cells.Rows.Periods)
        {
            if (!cells.IsPresent(cell))
                continue;
            any = any == RowIndex.None ? cell : any;
            if (double.IsNaN(values[cell]))
                continue;
            if (known == RowIndex.None)
                known = cell;
            else if (values[cell] != values[known])
            {
                faults.Error($"national {use.Name}", Invariant($"{use.Name}, {use.Purpose}, is national, but it is {values[known]} in line {table.Line(cells.Rows[known])} ({cells.Name(known)}) and {values[cell]} here ({cells.Name(cell)})."), "Repeat the national total in every row of a period, or leave all rows of it but one empty; or remove national: true.", table.Where(cells.Rows[cell], column));
                return null;
            }
        }
        if (known != RowIndex.None)
            return values[known];
        if (!use.IsTransformed && period < cells.Window.History)
            return 0;
        faults.Error($"missing in {use.Name}", $"A value of {use.Name}, {use.Purpose}, is missing in every row of {cells.Name(any)}.", "Write the national total in a row of the period, 0 where nothing ran.", table.Where(cells.Rows[any], column));
        return null;
    }
}
