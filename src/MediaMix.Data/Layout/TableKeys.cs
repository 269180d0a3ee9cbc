using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Geo and period of every row of a table, where they stand, and the order in which a table made from it lists them.</summary>
sealed class TableKeys
{
    TableKeys(GeoNames geos, PeriodColumn periods, int[] columns) => (Geos, Periods, Columns) = (geos, periods, columns);

    public GeoNames Geos { get; }

    public PeriodColumn Periods { get; }

    /// <summary>Positions of the date and the geo columns.</summary>
    public int[] Columns { get; }

    /// <summary>Reads dates and geos; throws all faults when one of them cannot be read.</summary>
    public static TableKeys Read(RawTable table, DataSpec data, CappedFaults faults)
    {
        var date = ColumnChecks.Find(table, data.DateColumn, "the date", faults);
        var geos = GeoNames.Read(table, data.Geo, faults);
        var periods = date < 0 ? null : PeriodColumn.Read(table, date, data.DateFormat, faults);
        faults.ThrowIfErrors();
        return new TableKeys(geos!, periods!, [date, .. data.Geo.Select(table.IndexOf)]);
    }

    /// <summary>Name of a row's geo and its period: the same in every table for the same cell.</summary>
    public (string Geo, int Period) this[int row] => (Geos.Names[Geos[row]], Periods.Values[row]);

    /// <summary>The one row of every geo and period; a second is a fault.</summary>
    public Dictionary<(string Geo, int Period), int> Unique(RawTable table, CappedFaults faults)
    {
        var rows = new Dictionary<(string, int), int>();
        for (var row = 0; row < table.RowCount; row++)
        {
            if (!rows.TryAdd(this[row], row))
                faults.Error("duplicate dates", Invariant($"The date {Label(this[row])} stands also in line {table.Line(rows[this[row]])}."), "Keep one row per date, or per geo and date.", table.Where(row, Columns[0]));
        }
        return rows;
    }

    /// <summary>Period and, unless national, geo of a key for messages.</summary>
    public string Label((string Geo, int Period) key) =>
        Columns.Length == 1 ? Periods.Label(key.Period) : $"{Periods.Label(key.Period)} of {key.Geo}";
}
