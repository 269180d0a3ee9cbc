using System.Globalization;
using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>
/// Turns a table of days into one of weeks, named after their first days: outcome, spend, exposure and reach are added up, controls and
/// weights averaged, frequencies averaged by reach. Weeks of which a geo lacks a day are dropped.
/// </summary>
sealed class WeekTable(RawTable table, DataSpec data, ModelSpec model, CappedFaults faults)
{
    const int Days = 7;
    const int MostNamed = 6;

    /// <summary>The table of weeks, geo by geo; throws all faults when there are some.</summary>
    public RawTable Weeks(List<string> notes)
    {
        var uses = ColumnUse.OfData(data).Concat(ColumnUse.Of(model)).Concat(ColumnUse.OfMargin(data, model)).Where(use => table.IndexOf(use.Name) >= 0).DistinctBy(static use => use.Name).ToList();
        var index = TableIndex.Of(table, data, uses.Count, faults);
        if (index is { Axis.Step: not TimeStep.Day })
            faults.Error("step", $"data.aggregate: week adds days up, and the rows are {Step(index.Axis.Step)}.", "Remove data.aggregate.", table.WhereHeader(table.IndexOf(data.DateColumn)));
        faults.ThrowIfErrors();
        var (rows, axis) = (index!.Rows, index.Axis);
        var first = Enumerable.Range(0, Days).First(day => DayOfWeek(axis, day) == data.WeekStart);
        var builder = new TableBuilder(table, [data.DateColumn, .. uses.Select(static use => use.Name)]);
        var (weeks, broken) = (new SortedSet<int>(), (Count: 0, Named: new List<string>()));
        for (var geo = 0; geo < rows.Geos.Count; geo++)
        {
            for (var start = first; start + Days <= rows.Periods; start += Days)
            {
                int[] days = [.. Enumerable.Range(start, Days).Select(day => rows[geo, day]).Where(static row => row != RowIndex.None)];
                if (days.Length == Days)
                    Add(builder, uses, days, axis.Date(start));
                if (days.Length == Days)
                    weeks.Add(start);
                else if (days.Length > 0 && broken.Count++ < MostNamed)
                    broken.Named.Add($"{rows.Geos[geo]} {axis.Label(start)}");
            }
        }
        Report(weeks, broken, axis, first, notes);
        return builder.Build();
    }

    void Report(SortedSet<int> weeks, (int Count, List<string> Named) broken, TimeAxis axis, int first, List<string> notes)
    {
        if (weeks.Count == 0)
            faults.Error("weeks", $"No week from {data.WeekStart} on is complete.", "Give more days, or another first day, such as week_starts: sunday.", null, "data.aggregate");
        faults.ThrowIfErrors();
        var dropped = first + (axis.Count - first) % Days;
        var ends = dropped == 0 ? "" : Invariant($"; {dropped} {(dropped == 1 ? "day" : "days")} of incomplete weeks at the ends dropped");
        notes.Add(Invariant($"Days are added up to {weeks.Count} weeks that start on {data.WeekStart}, {axis.Label(weeks.Min)} to {axis.Label(weeks.Max)}{ends}."));
        if (broken.Count > 0)
            notes.Add(Invariant($"{broken.Count} {(broken.Count == 1 ? "week of a geo lacks" : "weeks of single geos lack")} a day and {(broken.Count == 1 ? "is" : "are")} dropped: {string.Join(", ", broken.Named.Select(FaultText.Shown))}{(broken.Count > MostNamed ? ", …" : "")}."));
    }

    // The weekday of a period that need not exist yet: the axis is regular.
    static DayOfWeek DayOfWeek(TimeAxis axis, int day) => (DayOfWeek)(((int)axis.Date(0).DayOfWeek + day) % Days);

    static string Step(TimeStep step) => step switch
    {
        TimeStep.Week => "weeks",
        TimeStep.Month => "months",
        _ => "numbered, not dated",
    };

    void Add(TableBuilder builder, List<ColumnUse> uses, int[] days, DateOnly date)
    {
        var (cells, origins) = (new string[builder.Columns], new CellOrigin[builder.Columns]);
        cells[0] = date.ToString(data.DateFormat ?? "yyyy-MM-dd", CultureInfo.InvariantCulture);
        origins[0] = new CellOrigin(table, days[0], table.IndexOf(data.DateColumn));
        for (var i = 0; i < uses.Count; i++)
        {
            var column = table.IndexOf(uses[i].Name);
            CellOrigin[] week = [.. days.Select(row => new CellOrigin(table, row, column))];
            (cells[i + 1], origins[i + 1]) = uses[i].Role is ColumnRole.Other or ColumnRole.Categorical ? Same(uses[i], week) : Number(uses[i], week);
        }
        builder.Add(cells, origins);
    }

    /// <summary>Levels and marks cannot be averaged: a week has one.</summary>
    (string Text, CellOrigin Origin) Same(ColumnUse use, CellOrigin[] week)
    {
        foreach (var day in week)
        {
            if (day.Text != week[0].Text)
                faults.Error($"differs in {use.Name}", Invariant($"{use.Name}, {use.Purpose}, changes within a week: it is {FaultText.Quote(week[0].Text)} in line {table.Line(week[0].Row)} and {FaultText.Quote(day.Text)} here."), "A week can have only one: give its seven days the same, or write a column of zeros and ones per level, which is averaged.", day.Where);
        }
        return (week[0].Text, week[0]);
    }

    // A day without a number is kept as it stands, so that the reader finds it in its line.
    (string Text, CellOrigin Origin) Number(ColumnUse use, CellOrigin[] week)
    {
        var values = new double[Days];
        for (var day = 0; day < Days; day++)
        {
            if (!NumberCell.TryParse(week[day].Text, out values[day]) || (values[day] < 0 && use.Channel is not null))
                return (week[day].Text, week[day]);
        }
        var value = use.Role switch
        {
            ColumnRole.Control or ColumnRole.Weight => Mean(values, null),
            ColumnRole.Frequency => Mean(values, Reach(use, week)),
            _ => values.Sum(),
        };
        return (value.ToString("R", CultureInfo.InvariantCulture), week[0]);
    }

    double[]? Reach(ColumnUse use, CellOrigin[] week)
    {
        var column = table.IndexOf(use.Channel!.Reach ?? "");
        var reach = new double[Days];
        for (var day = 0; day < Days; day++)
        {
            if (column < 0 || !NumberCell.TryParse(table.Cell(week[day].Row, column), out reach[day]) || reach[day] < 0)
                return null;
        }
        return reach.Sum() > 0 ? reach : null;
    }

    static double Mean(double[] values, double[]? weights)
    {
        // A mean of equal numbers is that number, to the last bit.
        if (Array.TrueForAll(values, value => value == values[0]))
            return values[0];
        return weights is null ? values.Sum() / Days : values.Zip(weights, static (value, weight) => value * weight).Sum() / weights.Sum();
    }
}
