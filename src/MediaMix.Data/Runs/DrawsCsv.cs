using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace MediaMix.Data;

/// <summary>
/// Draws as one wide table: a row per draw, columns <c>chain</c>, <c>draw</c> (both from 0), the parameters, then the statistics of the
/// sampler. Comma-separated, invariant culture, <c>\n</c> line ends, numbers at round-trip precision. Stateless and thread-safe.
/// </summary>
public static class DrawsCsv
{
    // A spreadsheet would run a name that begins so as a formula.
    const string FormulaStarts = "=+-@\t\r";

    /// <summary>Writes the table.</summary>
    /// <param name="writer">Where to; stays open.</param>
    /// <param name="draws">Parameters and statistics.</param>
    public static void Write(TextWriter writer, StoredDraws draws)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(draws);
        DrawVariable[] columns = [.. draws.Parameters, .. draws.Statistics];
        using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", HasHeaderRecord = false }, leaveOpen: true);
        csv.WriteField("chain");
        csv.WriteField("draw");
        foreach (var column in columns)
            csv.WriteField(FormulaStarts.Contains(column.Name[0], StringComparison.Ordinal) ? "'" + column.Name : column.Name);
        csv.NextRecord();
        for (var chain = 0; chain < columns[0].Values.Length; chain++)
        {
            for (var draw = 0; draw < columns[0].Values[chain].Length; draw++)
            {
                csv.WriteField(chain);
                csv.WriteField(draw);
                foreach (var column in columns)
                    csv.WriteField(column.Values[chain][draw].ToString("R", CultureInfo.InvariantCulture));
                csv.NextRecord();
            }
        }
    }
}
