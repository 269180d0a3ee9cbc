using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Dates and geos of a table: which row belongs to which period of which geo.</summary>
/// <param name="Rows">The row of every cell.</param>
/// <param name="Periods">Distinct periods in ascending order.</param>
/// <param name="Axis">The regular axis of all periods.</param>
sealed record TableIndex(RowIndex Rows, PeriodColumn Periods, TimeAxis Axis)
{
    /// <summary>Most numbers of a panel: geos × periods × columns.</summary>
    public const long MostNumbers = 20_000_000;

    /// <summary>Reads dates and geos; null after adding a fault. <paramref name="columns"/> are those that will be read into memory.</summary>
    public static TableIndex? Of(RawTable table, DataSpec data, int columns, CappedFaults faults)
    {
        var column = ColumnChecks.Find(table, data.DateColumn, "the date", faults);
        var geos = GeoNames.Read(table, data.Geo, faults);
        if (column < 0 || PeriodColumn.Read(table, column, data.DateFormat, faults) is not { } periods)
            return null;
        var checks = new PeriodChecks(table, column, periods, faults);
        if (data.Geo.Count == 0)
            return checks.Axis() is { } national ? new TableIndex(RowIndex.National(table.RowCount), periods, national) : null;
        var axis = checks.AxisOfGeos();
        if (geos is null)
            return null;
        var distinct = periods.Values.Distinct().Order().ToArray();
        if ((long)geos.Names.Count * distinct.Length * (columns + 1) > MostNumbers)
        {
            faults.Error("size", Invariant($"{geos.Names.Count} geos × {distinct.Length} periods × {columns} columns are more than {MostNumbers:N0} numbers."), "Check the columns of dates and geos; join small geos to larger areas.", table.WhereHeader(column));
            return null;
        }
        var rows = Index(table, column, geos, periods, distinct, faults);
        return axis is null || rows is null ? null : new TableIndex(new RowIndex(geos.Names, distinct.Length, rows), periods with { Values = distinct }, axis);
    }

    static int[]? Index(RawTable table, int column, GeoNames geos, PeriodColumn periods, int[] distinct, CappedFaults faults)
    {
        var before = faults.ErrorCount;
        var rows = new int[geos.Names.Count * distinct.Length];
        Array.Fill(rows, RowIndex.None);
        for (var row = 0; row < table.RowCount; row++)
        {
            ref var cell = ref rows[geos[row] * distinct.Length + Array.BinarySearch(distinct, periods.Values[row])];
            if (cell == RowIndex.None)
                cell = row;
            else
                faults.Error("duplicate dates", Invariant($"The date {periods.Label(periods.Values[row])} of {geos.Names[geos[row]]} stands also in line {table.Line(cell)}."), "Keep one row per geo and date. If a second column tells the rows apart, name it, too: geo: [region, product].", table.Where(row, column));
        }
        return faults.ErrorCount == before ? rows : null;
    }
}
