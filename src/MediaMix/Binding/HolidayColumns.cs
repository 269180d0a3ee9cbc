using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The design columns of holidays: ones in the rows of a holiday, zeros elsewhere. In daily data a holiday has up to three,
/// for its own days, the days before and the days after; a day that is a holiday is that alone. In weekly data a row has the
/// effect when one of its days lies in the window of the holiday. Holidays that never occur have none; columns that are the
/// same in every row become one, since no data could tell them apart.
/// </summary>
sealed class HolidayColumns
{
    readonly TimeAxis _window;
    readonly HolidaysSpec _spec;
    readonly List<(List<string> Labels, SortedSet<DateOnly> Dates, SortedSet<int> Rows)> _effects = [];
    readonly HashSet<string> _used = new(StringComparer.Ordinal);

    HolidayColumns(HolidaysSpec spec, TimeAxis window) => (_spec, _window) = (spec, window);

    /// <summary>Effects in the order of the holidays, with their columns, padded.</summary>
    public IReadOnlyList<(HolidayUse Use, double[] Column)> Effects =>
        [.. _effects.Select(e => (new HolidayUse(new HolidayKey([.. e.Labels]), [.. e.Dates], e.Rows.Count), Column(e.Rows)))];

    /// <summary>Days whose holidays can reach the fitted rows.</summary>
    public static (DateOnly First, DateOnly Last) Reach(HolidaysSpec spec, TimeAxis window)
    {
        var days = window.Step == TimeStep.Week ? 6 : 0;
        return (Shift(window.Date(0), -spec.DaysAfter), Shift(window.Date(window.Count - 1), days + spec.DaysBefore));
    }

    /// <summary>The day so many days later, or the first or last of the calendar.</summary>
    public static DateOnly Shift(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>Lays out the columns.</summary>
    /// <param name="spec">Holidays whose dates were looked up.</param>
    /// <param name="window">Fitted rows, daily or weekly.</param>
    public static HolidayColumns Of(HolidaysSpec spec, TimeAxis window)
    {
        var columns = new HolidayColumns(spec, window);
        var dates = spec.Dates ?? throw new ArgumentException("The dates of the holidays were not looked up.", nameof(spec));
        var all = dates.SelectMany(static h => h.Dates).ToHashSet();
        foreach (var holiday in dates)
        {
            if (window.Step == TimeStep.Day)
                columns.Daily(holiday, all);
            else
                columns.Weekly(holiday);
        }
        return columns;
    }

    /// <summary>True when a holiday of that name has a column.</summary>
    public bool Uses(string name) => _used.Contains(Word(name));

    /// <summary>The name of a holiday inside the name of a parameter.</summary>
    static string Word(string name) => name.ToLowerInvariant();

    void Daily(DatedHoliday holiday, HashSet<DateOnly> all)
    {
        var name = Word(holiday.Name);
        Add(name, name, holiday.Dates.Select(date => (date, date)));
        Add(name, $"before {name}", Near(-_spec.DaysBefore, -1));
        Add(name, $"after {name}", Near(1, _spec.DaysAfter));

        IEnumerable<(DateOnly, DateOnly)> Near(int first, int last) =>
            from date in holiday.Dates
            from offset in Enumerable.Range(first, Math.Max(0, last - first + 1))
            let day = Shift(date, offset)
            where !all.Contains(day)
            select (day, day);
    }

    void Weekly(DatedHoliday holiday)
    {
        var name = Word(holiday.Name);
        Add(name, name, holiday.Dates.SelectMany(date => Enumerable
            .Range(-_spec.DaysBefore, _spec.DaysBefore + _spec.DaysAfter + 1)
            .Select(offset => (date, Shift(date, offset)))));
    }

    /// <summary>Adds an effect, or its name to the effect that has the same rows.</summary>
    /// <param name="name">Holiday.</param>
    /// <param name="label">Name of the effect.</param>
    /// <param name="days">Days as they are listed, and where they count.</param>
    void Add(string name, string label, IEnumerable<(DateOnly Listed, DateOnly Day)> days)
    {
        var (dates, rows) = (new SortedSet<DateOnly>(), new SortedSet<int>());
        foreach (var (listed, day) in days)
        {
            if (Row(day) is not { } row)
                continue;
            rows.Add(row);
            dates.Add(listed);
        }
        if (rows.Count == 0)
            return;
        _used.Add(name);
        var twin = _effects.Find(effect => effect.Rows.SetEquals(rows));
        if (twin.Labels is null)
        {
            _effects.Add(([label], dates, rows));
            return;
        }
        twin.Labels.Add(label);
        twin.Dates.UnionWith(dates);
    }

    int? Row(DateOnly day)
    {
        var days = day.DayNumber - _window.Date(0).DayNumber;
        var row = _window.Step == TimeStep.Week ? (int)Math.Floor(days / 7.0) : days;
        return row >= 0 && row < _window.Count ? row : null;
    }

    double[] Column(SortedSet<int> rows)
    {
        var column = Padding.Allocate(_window.Count);
        foreach (var row in rows)
            column[row] = 1;
        return column;
    }
}
