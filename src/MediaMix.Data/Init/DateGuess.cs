using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The date column of a table, how it is read, and why.</summary>
sealed record DateGuess(ColumnProfile Column, string? Format, PeriodColumn Periods, string Reason, string? Unsure)
{
    /// <summary>The best candidate, or null. Columns named like dates come first, then ISO dates, then the order of the table.</summary>
    public static DateGuess? From(RawTable table, IReadOnlyList<ColumnProfile> columns) => columns
        .Select(column => Try(table, column))
        .Where(static guess => guess is not null)
        .OrderByDescending(static guess => guess!.Column.Words.HasAny(GuessRules.Date))
        .ThenByDescending(static guess => guess!.Periods.IsDates && guess.Format is null)
        .FirstOrDefault();

    /// <summary>Says which cells keep the likeliest column from being read as dates; null where no column is likely.</summary>
    public static InvalidInputException? Explain(RawTable table, IReadOnlyList<ColumnProfile> columns)
    {
        var likely = columns
            .Select(column => (Column: column, Dates: Enumerable.Range(0, table.RowCount).Count(row => IsDate(table.Cell(row, column.Position), column))))
            .Where(pair => 2 * pair.Dates > table.RowCount)
            .OrderByDescending(static pair => pair.Column.Words.HasAny(GuessRules.Date))
            .ThenByDescending(static pair => pair.Dates)
            .Select(static pair => pair.Column)
            .FirstOrDefault();
        var faults = new FaultList();
        if (likely is not null)
            PeriodColumn.Read(table, likely.Position, null, new CappedFaults(faults));
        return faults.HasErrors ? new InvalidInputException(faults.Faults) : null;
    }

    static bool IsDate(string text, ColumnProfile column) =>
        DateForms.Match(text) is not 0 and var forms && (forms != DateForms.Whole || column.Words.HasAny(GuessRules.Date));

    static DateGuess? Try(RawTable table, ColumnProfile column)
    {
        var forms = uint.MaxValue;
        for (var row = 0; row < table.RowCount && forms != 0; row++)
            forms &= DateForms.Match(table.Cell(row, column.Position));
        if ((forms & DateForms.Iso) != 0)
            return Read(table, column, null, null);
        var isNamedDate = column.Words.HasAny(GuessRules.Date) || column.Words.Whole == "t";
        if (forms == DateForms.Whole && isNamedDate && ExcelDates.AreAll(table, column.Position))
            return Read(table, column, DateForms.Excel, null) is { } excel ? excel with { Reason = $"{excel.Reason}; written as Excel's serial numbers of days" } : null;
        if ((forms & DateForms.Whole) != 0 && column.IsLinear)
            return isNamedDate ? Read(table, column, null, null) : null;
        var formats = DateForms.FormatsOf(forms).ToList();
        var regular = formats.FindAll(format => IsRegular(table, column, format));
        var format = regular.Concat(formats).FirstOrDefault();
        if (format is null)
            return null;
        var unsure = formats.Count > 1 && regular.Count != 1
            ? $"the dates could also be read as {string.Join(" or ", formats.Where(f => f != format).Take(2))}"
            : null;
        return Read(table, column, format, unsure);
    }

    static DateGuess? Read(RawTable table, ColumnProfile column, string? format, string? unsure)
    {
        var periods = PeriodColumn.Read(table, column.Position, format, new CappedFaults(new FaultList()));
        if (periods is null)
            return null;
        var (first, last) = (periods.Label(periods.Values.Min()), periods.Label(periods.Values.Max()));
        return new DateGuess(column, format, periods, Invariant($"{first} to {last}, {table.RowCount} rows{Days(periods)}"), unsure);
    }

    static string Days(PeriodColumn periods)
    {
        var distinct = periods.Values.Distinct().Order().ToArray();
        return periods.IsDates && distinct.Length > 1 && distinct.Zip(distinct.Skip(1)).All(static pair => pair.Second == pair.First + 1)
            ? "; aggregate: week would add the days up to weeks"
            : "";
    }

    static bool IsRegular(RawTable table, ColumnProfile column, string format)
    {
        var faults = new CappedFaults(new FaultList());
        return PeriodColumn.Read(table, column.Position, format, faults) is { } periods
            && new PeriodChecks(table, column.Position, periods, faults) is var checks
            && (periods.Values.Distinct().Count() == table.RowCount ? checks.Axis() : checks.AxisOfGeos()) is not null;
    }
}
