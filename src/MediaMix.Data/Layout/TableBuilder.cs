namespace MediaMix.Data;

/// <summary>Puts a table together from cells of others. Not thread-safe.</summary>
sealed class TableBuilder(RawTable like, IReadOnlyList<string> header)
{
    readonly List<TableRow> _rows = [];
    readonly List<CellOrigin[]> _origins = [];

    public int Columns => header.Count;

    /// <summary>Adds a row; both arrays are as long as the header and taken over.</summary>
    public void Add(string[] cells, CellOrigin[] origins)
    {
        _rows.Add(new TableRow(cells, origins[0].Table.Line(origins[0].Row), IsPlain: false));
        _origins.Add(origins);
    }

    /// <summary>The table, under the name of the one that it was made like.</summary>
    public RawTable Build() =>
        new(like.Source, new TableRow([.. header], like.HeaderRow.Line, IsPlain: false), _rows, (row, column) => _origins[row][column].Where);
}
