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
        var months = Months(axis);
        foreach (var use in uses.Where(static use => use.Role is ColumnRole.Spend or ColumnRole.Exposure).DistinctBy(static use => use.Name))
        {
            if (columns.Numeric.TryGetValue(use.Name, out var series))
                Report(use, PatternOf(series.Values, months));
        }
    }

    /// <summary>The periods of every month, and which of them surely lie inside it.</summary>
    Month[] Months(TimeAxis axis) =>
    [
        .. Enumerable.Range(0, cells.Rows.Periods)
            .GroupBy(period => 12 * axis.Date(period).Year + axis.Date(period).Month)
            .Select(month => new Month(month.Key, [.. month], [.. month.Where(period => axis.Step == TimeStep.Day || IsInside(axis.Date(period)))])),
    ];

    static bool IsInside(DateOnly week) => week.Day > DaysOfWeek && week.Day + DaysOfWeek <= DateTime.DaysInMonth(week.Year, week.Month);

    void Report(ColumnUse use, Pattern pattern)
    {
        var where = table.WhereHeader(columns.Positions[use.Name]);
        if (pattern == Pattern.Spread)
            faults.Warn($"{use.Name}, {use.Purpose}, is the same in all rows of a month, month by month: it looks like monthly numbers spread over shorter rows.", "Such numbers cannot show how fast the channel works within a month: its carryover and part of its effect will be what the priors say. Get weekly numbers if you can.", where);
        else if (pattern == Pattern.Lump)
            faults.Warn($"{use.Name}, {use.Purpose}, is above zero in one row per month: it looks like the sum of a month booked on one day.", "If it ran throughout the month, spread it over its days; if it ran once a month, all is well.", where);
    }

    Pattern PatternOf(double[] values, Month[] months)
    {
        var all = Pattern.Idle;
        for (var geo = 0; geo < cells.Rows.Geos.Count; geo++)
        {
            var pattern = OfGeo(values, geo * cells.Rows.Periods, months);
            if (pattern == Pattern.Idle)
                continue;
            if (pattern == Pattern.None || (all != Pattern.Idle && all != pattern))
                return Pattern.None;
            all = pattern;
        }
        return all;
    }

    Pattern OfGeo(double[] values, int first, Month[] months) =>
        !values.AsSpan(first, cells.Rows.Periods).ContainsAnyExcept(0) ? Pattern.Idle
        : IsSpread(values, first, months) ? Pattern.Spread
        : IsLump(values, first, months) ? Pattern.Lump
        : Pattern.None;

    bool IsSpread(double[] values, int first, Month[] months)
    {
        var amounts = new HashSet<double>();
        var active = 0;
        foreach (var month in months)
        {
            var (rows, amount) = (0, 0.0);
            foreach (var cell in month.Inside.Select(period => first + period).Where(cells.IsPresent))
            {
                if (rows++ > 0 && values[cell] != amount)
                    return false;
                amount = values[cell];
            }
            if (rows < 2 || amount == 0)
                continue;
            active++;
            amounts.Add(amount);
        }
        return active >= FewestMonths && amounts.Count >= FewestMonths;
    }

    static bool IsLump(double[] values, int first, Month[] months)
    {
        var active = new List<int>();
        foreach (var month in months)
        {
            var rows = month.Periods.Count(period => values[first + period] > 0);
            if (rows > 1)
                return false;
            if (rows == 1)
                active.Add(month.Number);
        }
        // Months in a row: a flight of a week twice a year is no sum of a month.
        return active.Count >= FewestMonths && active[^1] - active[0] + 1 == active.Count;
    }

    sealed record Month(int Number, int[] Periods, int[] Inside);
}
