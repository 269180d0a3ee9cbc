namespace MediaMix.Data;

/// <summary>One record of a table.</summary>
/// <param name="Cells">Text of each field, quotation marks removed.</param>
/// <param name="Line">1-based line on which the record starts.</param>
/// <param name="IsPlain">True when no field was quoted, so that character columns follow from the lengths.</param>
readonly record struct TableRow(string[] Cells, int Line, bool IsPlain)
{
    public SourceLocation Where(string source, int column)
    {
        if (!IsPlain)
            return new SourceLocation(source, Line);
        var start = 1;
        for (var i = 0; i < column; i++)
            start += Cells[i].Length + 1;
        return new SourceLocation(source, Line, start);
    }
}
