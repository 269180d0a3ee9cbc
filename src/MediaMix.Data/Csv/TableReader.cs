using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>
/// Reads an untrusted CSV or TSV file into a <see cref="RawTable"/>: UTF-8, delimiter comma, semicolon or tab as the
/// header shows, quoted fields (RFC 4180). Time and memory grow linearly with the file. Stateless and thread-safe.
/// </summary>
public static class TableReader
{
    /// <summary>Largest file in bytes.</summary>
    public const int LargestFile = 64_000_000;

    /// <summary>Most columns of a table.</summary>
    public const int MostColumns = 2_000;

    /// <summary>Most cells of a table, header not counted.</summary>
    public const int MostCells = 6_000_000;

    const int LongestField = 100_000;
    const int MostBadRows = 5;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file; it appears in messages as given.</param>
    /// <exception cref="InvalidInputException">The file is missing, too large, not text, or not a table; every fault names file and line.</exception>
    public static RawTable ReadFile(string path) => Parse(SourceText.Load(path, LargestFile), path);

    /// <summary>Reads a table from memory.</summary>
    /// <param name="bytes">Content of the file.</param>
    /// <param name="source">Name for messages.</param>
    /// <exception cref="InvalidInputException">As for <see cref="ReadFile"/>.</exception>
    public static RawTable Parse(ReadOnlySpan<byte> bytes, string source)
    {
        var text = SourceText.Decode(bytes, source);
        if (string.IsNullOrWhiteSpace(text))
            throw Fatal(source, "The file is empty.", "It should hold a line of column names and one line per period.");
        var faults = new CappedFaults(new FaultList());
        try
        {
            var table = ReadRecords(text, source, faults);
            faults.ThrowIfErrors();
            return table;
        }
        catch (MaxFieldSizeException)
        {
            throw Fatal(
                source,
                Invariant($"A field is longer than {LongestField:N0} characters."),
                "A quotation mark that is never closed can cause this.");
        }
        catch (CsvHelperException e)
        {
            throw Fatal(source, $"The file cannot be read as a table: {FaultText.Long(e.Message)}");
        }
    }

    static RawTable ReadRecords(string text, string source, CappedFaults faults)
    {
        var delimiter = Delimiter.Sniff(text, source);
        var badField = false;
        var badRows = 0;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            MaxFieldSize = LongestField,
            IgnoreBlankLines = true,
            BadDataFound = _ => badField = true,
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        TableRow? header = null;
        var rows = new List<TableRow>();
        while (parser.Read())
        {
            if (parser.Count > MostColumns)
                throw Fatal(source, Invariant($"The table has {parser.Count:N0} columns; at most {MostColumns:N0} are read."), null, parser.RawRow);
            badField = false;
            var row = Take(parser);
            if (badField)
                faults.Error("quotes", "A quotation mark stands inside a field that does not begin with one.", "Double it and put the field in quotation marks.", new SourceLocation(source, row.Line));
            // The parser copies the whole line for every such field, so the rest is not worth reading.
            if (badField && ++badRows == MostBadRows)
                break;
            if (header is null)
                header = HeaderChecks.Run(row, source, faults);
            else
                Add(rows, row, header.Value, source, faults);
        }
        if (header is null)
            throw Fatal(source, "The file is empty.", "It should hold a line of column names and one line per period.");
        if (rows.Count == 0 && !faults.HasErrors)
            throw Fatal(source, "The file holds a header but no data rows.", "Add one line per period below the column names.", header.Value.Line);
        return new RawTable(source, header.Value, rows);
    }

    static void Add(List<TableRow> rows, TableRow row, TableRow header, string source, CappedFaults faults)
    {
        if (row.Cells.Length != header.Cells.Length)
        {
            faults.Error(
                "ragged",
                Invariant($"This line has {row.Cells.Length} fields, the header has {header.Cells.Length}."),
                "Every line needs one field per column; put text that holds the delimiter in quotation marks.",
                new SourceLocation(source, row.Line));
            return;
        }
        if ((rows.Count + 1L) * header.Cells.Length > MostCells)
            throw Fatal(source, Invariant($"The table has more than {MostCells:N0} cells."), "Keep only the rows and columns of the model.", row.Line);
        rows.Add(row);
    }

    static TableRow Take(CsvParser parser)
    {
        var cells = new string[parser.Count];
        var (length, breaks) = (0, 0);
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = parser[i];
            length += cells[i].Length + 1;
            breaks += LineBreaks(cells[i]);
        }
        var raw = parser.RawRecord.AsSpan().TrimEnd("\r\n");
        return new TableRow(cells, parser.RawRow - breaks, raw.Length == length - 1);
    }

    static int LineBreaks(string cell) => cell.AsSpan().Count('\n');

    static InvalidInputException Fatal(string source, string message, string? remedy = null, int? line = null) =>
        new(new Fault(message, remedy, new SourceLocation(source, line)));
}
