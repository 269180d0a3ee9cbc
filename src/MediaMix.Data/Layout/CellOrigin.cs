namespace MediaMix.Data;

/// <summary>The cell of another table from which a cell was made, so that faults name the line that the user knows.</summary>
readonly record struct CellOrigin(RawTable Table, int Row, int Column)
{
    public string Text => Table.Cell(Row, Column);

    public SourceLocation Where => Table.Where(Row, Column);
}
