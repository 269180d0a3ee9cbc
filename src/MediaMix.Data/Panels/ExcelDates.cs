namespace MediaMix.Data;

/// <summary>Dates as the serial numbers of days that a spreadsheet exports where the column is not formatted as a date.</summary>
static class ExcelDates
{
    // 1980-01-01 and 2079-06-06: nobody numbers his periods from 29221 on.
    const int Earliest = 29_221;
    const int Latest = 65_536;

    // From 1 March 1900 on the numbers count days from here; before, a leap day of 1900 that never was is in the way.
    static readonly DateOnly Origin = new(1899, 12, 30);
    const int FirstSound = 61;

    /// <summary>Reads a serial number from 1 March 1900 on; a time of day behind the decimal point is dropped.</summary>
    public static bool TryRead(string text, out DateOnly date)
    {
        date = default;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (!DateForms.TryWhole(point > 0 ? text[..point] : text, out var serial) || serial < FirstSound || serial > 2_958_465)
            return false;
        date = Origin.AddDays(serial);
        return true;
    }

    /// <summary>The serial number of a date.</summary>
    public static int Serial(DateOnly date) => date.DayNumber - Origin.DayNumber;

    /// <summary>True when every cell of a column is such a number of our time.</summary>
    public static bool AreAll(RawTable table, int column)
    {
        for (var row = 0; row < table.RowCount; row++)
        {
            if (!DateForms.TryWhole(table.Cell(row, column), out var serial) || serial is < Earliest or > Latest)
                return false;
        }
        return true;
    }
}
