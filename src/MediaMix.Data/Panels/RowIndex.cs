namespace MediaMix.Data;

/// <summary>Which row of a table holds each cell of a panel. Cells are [geo, period] row-major, the history first. Immutable.</summary>
sealed class RowIndex(IReadOnlyList<string> geos, int periods, int[] rows)
{
    /// <summary>In place of a row: the table has none for the cell.</summary>
    public const int None = -1;

    public IReadOnlyList<string> Geos => geos;

    public int Periods => periods;

    /// <summary>Number of cells.</summary>
    public int Count => rows.Length;

    /// <summary>The row of a cell, or <see cref="None"/>.</summary>
    public int this[int cell] => rows[cell];

    /// <summary>The row of a cell, or <see cref="None"/>.</summary>
    public int this[int geo, int period] => rows[geo * periods + period];

    /// <summary>One row per period, in the order of the table.</summary>
    public static RowIndex National(int rows) => new([PanelReader.NationalGeo], rows, [.. Enumerable.Range(0, rows)]);

    /// <summary>The first periods alone.</summary>
    public RowIndex First(int count)
    {
        if (count == periods)
            return this;
        var kept = new int[geos.Count * count];
        for (var g = 0; g < geos.Count; g++)
            rows.AsSpan(g * periods, count).CopyTo(kept.AsSpan(g * count));
        return new RowIndex(geos, count, kept);
    }
}
