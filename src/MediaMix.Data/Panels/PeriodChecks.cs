using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Checks that the periods of a table ascend without duplicates, gaps or changes of step, and finds the step.</summary>
sealed class PeriodChecks(RawTable table, int column, PeriodColumn periods, CappedFaults faults)
{
    const int MostNamed = 5;

    readonly int _errorsBefore = faults.ErrorCount;
    string _hint = "";

    bool IsSound => faults.ErrorCount == _errorsBefore;

    /// <summary>The axis of all rows, one per period and ascending, or null when a fault was added.</summary>
    public TimeAxis? Axis() => AscendingRows() is { } rows ? AxisOf(rows) : null;

    /// <summary>The axis of the periods of all geos, in any order, or null when a fault was added.</summary>
    public TimeAxis? AxisOfGeos()
    {
        _hint = " Do the weeks of all geos begin on the same day?";
        return AxisOf(Ascending(FirstRows()));
    }

    TimeAxis? AxisOf(int[] rows) => periods.IsDates ? DatedAxis(rows) : IndexAxis(rows);

    Dictionary<int, int> FirstRows()
    {
        var firstRow = new Dictionary<int, int>();
        for (var row = 0; row < periods.Values.Length; row++)
            firstRow.TryAdd(periods.Values[row], row);
        return firstRow;
    }

    static int[] Ascending(Dictionary<int, int> firstRow) => [.. firstRow.OrderBy(static pair => pair.Key).Select(static pair => pair.Value)];

    // Rows of distinct periods in ascending order, so that gaps are found even when the rows are out of order.
    int[]? AscendingRows()
    {
        var values = periods.Values;
        var firstRow = FirstRows();
        if (values.Length >= 4 && firstRow.Count <= values.Length / 2)
        {
            faults.Error(
                "repeated dates",
                Invariant($"The column {table.Header[column]} holds {firstRow.Count} dates in {values.Length} rows: each stands there several times."),
                "Name the column that tells the rows of a date apart: data.geo: region for geos, data.layout: { channel: channel } for one row per channel. Or sum the rows of each date.",
                table.WhereHeader(column));
            return null;
        }
        for (var row = 0; row < values.Length; row++)
        {
            var label = periods.Label(values[row]);
            if (firstRow[values[row]] != row)
                faults.Error("duplicate dates", Invariant($"The date {label} stands also in line {table.Line(firstRow[values[row]])}."), "Keep one row per date.", table.Where(row, column));
            else if (row > 0 && values[row] < values[row - 1])
                faults.Error("dates out of order", $"The date {label} comes after {periods.Label(values[row - 1])}.", "Sort the rows by date.", table.Where(row, column));
        }
        return Ascending(firstRow);
    }

    TimeAxis? IndexAxis(int[] rows)
    {
        Gaps(rows, 1, "period", static (value, steps) => value + steps);
        return !IsSound ? null : TimeAxis.FromIndex(periods.Values[rows[0]], rows.Length);
    }

    TimeAxis? DatedAxis(int[] rows)
    {
        var dates = Array.ConvertAll(rows, row => DateOnly.FromDayNumber(periods.Values[row]));
        var days = MostFrequentDistance(rows);
        TimeStep? step = days switch
        {
            1 => TimeStep.Day,
            7 or 0 => TimeStep.Week,
            >= 28 and <= 31 => TimeStep.Month,
            _ => null,
        };
        if (step is null)
        {
            faults.Error("step", Invariant($"Most rows are {days} days apart."), "Rows must be one day, one week or one month apart." + _hint, table.WhereHeader(column));
            return null;
        }
        if (step == TimeStep.Month)
            Months(rows, dates);
        else
            Gaps(rows, days == 0 ? 7 : days, step == TimeStep.Day ? "day" : "week", (value, steps) => value + steps * days);
        return !IsSound ? null : TimeAxis.FromDates(dates, step.Value);
    }

    int MostFrequentDistance(int[] rows)
    {
        var values = periods.Values;
        return Enumerable.Range(1, Math.Max(0, rows.Length - 1))
            .GroupBy(i => values[rows[i]] - values[rows[i - 1]])
            .OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key)
            .Select(static group => group.Key)
            .FirstOrDefault();
    }

    void Gaps(int[] rows, int step, string unit, Func<int, int, int> advance)
    {
        var missing = new MissingPeriods();
        for (var i = 1; i < rows.Length; i++)
        {
            var (before, value) = (periods.Values[rows[i - 1]], periods.Values[rows[i]]);
            var distance = value - before;
            if (distance % step != 0)
                Irregular(rows[i], Invariant($"{periods.Label(value)} is {distance} days after {periods.Label(before)}; most rows are {step} apart."));
            else
                missing.Add(distance / step - 1, rows[i], n => periods.Label(advance(before, n)));
        }
        Report(missing, unit);
    }

    void Months(int[] rows, DateOnly[] dates)
    {
        var isMonthEnds = dates.All(static date => date.AddDays(1).Day == 1);
        var day = isMonthEnds ? 31 : dates.Max(static date => date.Day);
        var missing = new MissingPeriods();
        for (var i = 0; i < rows.Length; i++)
        {
            var expected = Math.Min(day, DateTime.DaysInMonth(dates[i].Year, dates[i].Month));
            if (dates[i].Day != expected)
                Irregular(rows[i], Invariant($"{periods.Label(periods.Values[rows[i]])} is not on day {expected} of its month, as monthly rows elsewhere are."));
            else if (i > 0)
                missing.Add(MonthNumber(dates[i]) - MonthNumber(dates[i - 1]) - 1, rows[i], MonthLabel(dates[i - 1]));
        }
        Report(missing, "month");
    }

    void Irregular(int row, string message) =>
        faults.Error("irregular step", message, "Rows must be equally far apart." + _hint, table.Where(row, column));

    void Report(MissingPeriods missing, string unit)
    {
        if (missing.Count == 0)
            return;
        var more = missing.Count > missing.Named.Count ? ", …" : "";
        faults.Error(
            "gap",
            Invariant($"The dates have a gap before this line: {missing.Count} {unit}{(missing.Count == 1 ? " is" : "s are")} missing ({string.Join(", ", missing.Named)}{more})."),
            "Add the rows; leave the outcome empty where it is not known.",
            table.Where(missing.Row, column));
    }

    static int MonthNumber(DateOnly date) => 12 * date.Year + date.Month;

    static Func<int, string> MonthLabel(DateOnly before) =>
        n => before.AddMonths(n).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    sealed class MissingPeriods
    {
        public List<string> Named { get; } = [];

        public long Count { get; private set; }

        public int Row { get; private set; }

        public void Add(int count, int row, Func<int, string> label)
        {
            if (count <= 0)
                return;
            if (Count == 0)
                Row = row;
            Count += count;
            for (var n = 1; n <= count && Named.Count < MostNamed; n++)
                Named.Add(label(n));
        }
    }
}
