using System.Buffers;
using System.Text;

namespace MediaMix.Data;

/// <summary>Writes a table as UTF-8 CSV with commas, so that <see cref="TableReader"/> gives back its header and cells.</summary>
static class TableText
{
    static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\t\"\r\n");

    public static byte[] Write(RawTable table)
    {
        var text = new StringBuilder();
        Line(text, table.Header.Count, column => table.Header[column]);
        for (var row = 0; row < table.RowCount; row++)
            Line(text, table.Header.Count, column => table.Cell(row, column));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static void Line(StringBuilder text, int columns, Func<int, string> cell)
    {
        for (var column = 0; column < columns; column++)
        {
            if (column > 0)
                text.Append(',');
            text.Append(Cell(cell(column)));
        }
        text.Append('\n');
    }

    /// <summary>A cell, in quotes where it needs them.</summary>
    public static string Cell(string value) =>
        value.AsSpan().ContainsAny(NeedQuotes) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
