namespace MediaMix.Data;

/// <summary>A table of text as it stands in its source: nothing typed, nothing dropped. Immutable and thread-safe.</summary>
public sealed class RawTable
{
    readonly IReadOnlyList<TableRow> _rows;
    readonly Func<int, int, SourceLocation>? _places;
    readonly Dictionary<string, int> _columns;

    /// <summary>A table; one that was made from others says where its cells came from.</summary>
    internal RawTable(string source, TableRow header, IReadOnlyList<TableRow> rows, Func<int, int, SourceLocation>? places = null)
    {
        Source = source;
        (_rows, _places) = (rows, places);
        HeaderRow = header;
        _columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var column = 0; column < header.Cells.Length; column++)
            _columns.TryAdd(header.Cells[column], column);
    }

    /// <summary>Name of the source for messages, usually the path as the user wrote it.</summary>
    public string Source { get; }

    /// <summary>Column names, unique, blanks at their ends removed. Only the first may be empty (an exported row index).</summary>
    public IReadOnlyList<string> Header => HeaderRow.Cells;

    /// <summary>Number of data rows, at least 1.</summary>
    public int RowCount => _rows.Count;

    internal TableRow HeaderRow { get; }

    /// <summary>0-based position of a column, or −1 when there is none of that exact name.</summary>
    /// <param name="name">Column name; upper and lower case differ.</param>
    public int IndexOf(string name) => _columns.GetValueOrDefault(name, -1);

    /// <summary>Text of a cell, blanks at its ends removed.</summary>
    /// <param name="row">0-based data row.</param>
    /// <param name="column">0-based column.</param>
    public string Cell(int row, int column) => _rows[row].Cells[column].Trim();

    /// <summary>Line of a data row, counting from 1 with the header.</summary>
    /// <param name="row">0-based data row.</param>
    public int Line(int row) => _rows[row].Line;

    /// <summary>Where a cell stands; the character column is left out where quotation marks make it uncertain.</summary>
    /// <param name="row">0-based data row.</param>
    /// <param name="column">0-based column.</param>
    public SourceLocation Where(int row, int column) => _places?.Invoke(row, column) ?? _rows[row].Where(Source, column);

    /// <summary>Where the name of a column stands.</summary>
    /// <param name="column">0-based column.</param>
    public SourceLocation WhereHeader(int column) => HeaderRow.Where(Source, column);
}
