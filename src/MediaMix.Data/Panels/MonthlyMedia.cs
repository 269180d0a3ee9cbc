namespace MediaMix.Data;

/// <summary>
/// Finds media that are known by the month in rows of weeks or days: the same number in all rows of a month, or one row per month
/// that carries all of it. Such a column cannot show how media work within a month.
/// </summary>
sealed class MonthlyMedia(RawTable table, PanelColumns columns, PanelCells cells, CappedFaults faults)
{
    const int FewestMonths = 3;

    /// <summary>Days that a weekly row may reach beyond its date, on either side, since it may be named after its first or its last day.</summary>
    const int DaysOfWeek = 6;

    enum Pattern
    {
        None,
        Idle,
        Spread,
        Lump,
    }

    /// <summary>Warns of every media column with such a pattern in all geos where it ran.</summary>
    public void Run(IEnumerable<ColumnUse> uses)
    {
        if (cells.Axis is not { HasDates: true, Step: TimeStep.Week or TimeStep.Day } axis)
            return;
        foreach (var use in uses.Where(static use => use.Role is ColumnRole.Spend or ColumnRole.Exposure).DistinctBy(static use => use.Name))
        {
            if (columns.Numeric.TryGetValue(use.Name, out var series))
                Report(use, PatternOf(series.Values, axis));
        }
    }

    void Report(ColumnUse use, Pattern pattern)
    {
        var where = table.WhereHeader(columns.Positions[use.Name]);
        if (pattern == Pattern.Spread)
            faults.Warn($"{use.Name}, {use.Purpose}, is the same in all rows of a month, month by month: it looks like monthly numbers spread over shorter rows.", "Such numbers cannot show how fast the channel works within a month: its carryover and part of its effect will be what the priors say. Get weekly numbers if you can.", where);
        else if (pattern == Pattern.Lump)
            faults.Warn($"{use.Name}, {use.Purpose}, is above zero in one row per month: it looks like the sum of a month booked on one day.", "If it ran throughout the month, spread it over its days; if it ran once a month, all is well.", where);
    }

    Pattern PatternOf(double[] values, TimeAxis axis)
    {
        var all = Pattern.Idle;
        for (var geo = 0; geo < cells.Rows.Geos.Count; geo++)
        {
            var pattern = OfGeo(values, geo, axis);
            if (pattern == Pattern.Idle)
                continue;
            if (pattern == Pattern.None || (all != Pattern.Idle && all != pattern))
                return Pattern.None;
            all = pattern;
        }
        return all;
    }

    Pattern OfGeo(double[] values, int geo, TimeAxis axis)
    {
        var rows = Enumerable.Range(0, cells.Rows.Periods)
            .Select(period => (Date: axis.Date(period), Cell: geo * cells.Rows.Periods + period))
            .Where(row => cells.IsPresent(row.Cell))
            .Select(row => (row.Date, Value: values[row.Cell]))
            .ToList();
        if (rows.TrueForAll(static row => row.Value == 0))
            return Pattern.Idle;
        return IsSpread(rows, axis.Step) ? Pattern.Spread : IsLump(rows) ? Pattern.Lump : Pattern.None;
    }

    static bool IsSpread(List<(DateOnly Date, double Value)> rows, TimeStep step)
    {
        var months = rows
            .Where(row => step == TimeStep.Day || (row.Date.Day > DaysOfWeek && row.Date.Day + DaysOfWeek <= DateTime.DaysInMonth(row.Date.Year, row.Date.Month)))
            .GroupBy(static row => Month(row.Date))
            .Select(static month => (Rows: month.Count(), Least: month.Min(static row => row.Value), Most: month.Max(static row => row.Value)))
            .ToList();
        var active = months.FindAll(static month => month is { Rows: >= 2, Most: > 0 });
        return active.Count >= FewestMonths
            && months.TrueForAll(static month => month.Least == month.Most)
            && active.Select(static month => month.Most).Distinct().Count() >= FewestMonths;
    }

    static bool IsLump(List<(DateOnly Date, double Value)> rows)
    {
        var months = rows.GroupBy(static row => Month(row.Date))
            .Select(static month => (Number: month.Key, Active: month.Count(static row => row.Value > 0)))
            .ToList();
        var active = months.FindAll(static month => month.Active > 0);
        // Months in a row: a flight of a week twice a year is no sum of a month.
        return active.Count >= FewestMonths
            && active.TrueForAll(static month => month.Active == 1)
            && active[^1].Number - active[0].Number + 1 == active.Count;
    }

    static int Month(DateOnly date) => 12 * date.Year + date.Month;
}
