using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The date column as numbers: day numbers or whole-number periods, one per row in the order of the file.</summary>
sealed record PeriodColumn(int[] Values, bool IsDates)
{
    /// <summary>Label of a value as the time axis prints it.</summary>
    public string Label(int value) => IsDates
        ? DateOnly.FromDayNumber(value).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        : Invariant($"{value}");

    /// <summary>Reads the column; null when a cell is not a date, which has been added to the faults.</summary>
    public static PeriodColumn? Read(RawTable table, int column, string? format, CappedFaults faults)
    {
        var common = format is null ? CommonForm(table, column, faults) : uint.MaxValue;
        if (common is not { } form)
            return null;
        if (form == DateForms.Whole && ExcelDates.AreAll(table, column) && ExcelDates.TryRead(table.Cell(0, column), out var day))
            faults.Warn(
                Invariant($"The periods in the column {table.Header[column]} look like a spreadsheet's serial numbers of days: {table.Cell(0, column)} is {day:yyyy-MM-dd}. As numbers they have no seasons and no holidays."),
                $"Write date: {{ column: {FaultText.Quote(table.Header[column])}, format: {DateForms.Excel} }}.", table.Where(0, column));
        var values = new int[table.RowCount];
        var isComplete = true;
        for (var row = 0; row < values.Length; row++)
        {
            if (TryRead(table.Cell(row, column), format, form, out values[row]))
                continue;
            isComplete = false;
            ExplainFormat(table, row, column, format!, faults);
        }
        return isComplete ? new PeriodColumn(values, format is not null || form == DateForms.Iso) : null;
    }

    /// <summary>Reads one label in the manner of this column.</summary>
    public bool TryRead(string text, string? format, out int value) =>
        TryRead(text, format, IsDates ? DateForms.Iso : DateForms.Whole, out value)
        || (format is not null && TryRead(text, null, DateForms.Iso, out value));

    static bool TryRead(string text, string? format, uint form, out int value)
    {
        value = 0;
        if (format is null && form == DateForms.Whole)
            return DateForms.TryWhole(text, out value);
        if (!(format is null ? DateForms.TryIso(text, out var date) : DateForms.TryFormat(text, format, out date)))
            return false;
        value = date.DayNumber;
        return true;
    }

    static uint? CommonForm(RawTable table, int column, CappedFaults faults)
    {
        var common = uint.MaxValue;
        int? first = null;
        var isSound = true;
        for (var row = 0; row < table.RowCount; row++)
        {
            var text = table.Cell(row, column);
            var forms = DateForms.Match(text);
            if (forms != 0 && (forms & common) != 0)
            {
                common &= forms;
                first ??= row;
                continue;
            }
            isSound = false;
            if (forms == 0)
                NotADate(table, row, column, faults);
            else
                TwoForms(table, row, column, first!.Value, forms, common, faults);
        }
        if (!isSound)
            return null;
        if (common == DateForms.Iso || common == DateForms.Whole)
            return common;
        StateTheFormat(table, column, common, faults);
        return null;
    }

    static void NotADate(RawTable table, int row, int column, CappedFaults faults)
    {
        var text = table.Cell(row, column);
        var problem = text.Length == 0 ? "the date is missing" : $"{FaultText.Quote(text)} is not a date";
        var isTotal = row == table.RowCount - 1 && !text.Any(char.IsAsciiDigit);
        var remedy = isTotal ? "Remove rows of totals and notes." : "Dates are written yyyy-MM-dd, or as whole numbers 1, 2, 3, …";
        faults.Error("not a date", $"In the column {table.Header[column]}, {problem}.", remedy, table.Where(row, column));
    }

    static void TwoForms(RawTable table, int row, int column, int first, uint forms, uint common, CappedFaults faults) =>
        faults.Error(
            "two date formats",
            Invariant($"The column {table.Header[column]} holds dates in two formats: {FaultText.Quote(table.Cell(first, column))} in line {table.Line(first)} ({DateForms.Name(common)}), {FaultText.Quote(table.Cell(row, column))} here ({DateForms.Name(forms)})."),
            "Write all dates as yyyy-MM-dd.",
            table.Where(row, column));

    static void StateTheFormat(RawTable table, int column, uint common, CappedFaults faults)
    {
        var formats = DateForms.FormatsOf(common).ToArray();
        var name = table.Header[column];
        var choice = string.Join(" or ", formats.Take(3).Select(format => $"date: {{ column: {FaultText.Quote(name)}, format: \"{format}\" }}"));
        faults.Error(
            "date format",
            $"The dates in the column {name}, such as {FaultText.Quote(table.Cell(0, column))}, are not written yyyy-MM-dd.",
            $"State how to read them, {choice}.",
            table.Where(0, column));
    }

    static void ExplainFormat(RawTable table, int row, int column, string format, CappedFaults faults)
    {
        var text = table.Cell(row, column);
        var forms = DateForms.Match(text);
        var also = forms == 0 || text.Length == 0 ? "" : $" It looks like {DateForms.Name(forms)}: the column may hold two formats.";
        faults.Error(
            "not a date",
            $"In the column {table.Header[column]}, {(text.Length == 0 ? "the date is missing" : $"{FaultText.Quote(text)} is not a date in the stated format {FaultText.Quote(format)}")}.{also}",
            null,
            table.Where(row, column));
    }
}
