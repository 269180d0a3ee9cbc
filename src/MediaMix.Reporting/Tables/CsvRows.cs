using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>
/// Writes one comma-separated table, cell by cell: invariant culture, <c>\n</c> line ends, numbers at round-trip precision.
/// </summary>
/// <remarks>
/// Names come from the user's data and may be opened in a spreadsheet, which runs a text cell that begins with
/// <c>= + - @</c> (or a tab or carriage return) as a formula. Such a cell gets a leading single quote; numbers never do.
/// </remarks>
internal sealed class CsvRows : IDisposable
{
    const string FormulaStarts = "=+-@\t\r";

    static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\n",
        HasHeaderRecord = false,
    };

    readonly CsvWriter _csv;

    /// <summary>Opens the table and writes its header line. The writer stays open on disposal.</summary>
    public CsvRows(TextWriter writer, params ReadOnlySpan<string> header)
    {
        _csv = new CsvWriter(writer, Configuration, leaveOpen: true);
        foreach (var name in header)
            _csv.WriteField(name);
        _csv.NextRecord();
    }

    /// <summary>Adds an untrusted text cell.</summary>
    public CsvRows Text(string value)
    {
        _csv.WriteField(Harmless(value));
        return this;
    }

    /// <summary>Adds a cell that this program made, such as a period label or an empty cell, as it is.</summary>
    public CsvRows Raw(string value)
    {
        _csv.WriteField(value);
        return this;
    }

    /// <summary>Adds number cells; NaN is an empty cell.</summary>
    public CsvRows Numbers(params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            _csv.WriteField(double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Adds the cells of an optional estimate, or as many empty ones.</summary>
    public CsvRows Estimate(Estimate? estimate) => estimate is { } e
        ? Numbers(e.Mean, e.Q5, e.Q50, e.Q95)
        : Raw("").Raw("").Raw("").Raw("");

    /// <summary>Adds mean and quantiles of one period or grid point.</summary>
    public CsvRows Band(Band band, int index) =>
        Numbers(band.Mean[index], band.Q5[index], band.Q50[index], band.Q95[index]);

    /// <summary>Ends the line.</summary>
    public void EndRow() => _csv.NextRecord();

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    static string Harmless(string value) =>
        value.Length > 0 && FormulaStarts.Contains(value[0]) ? "'" + value : value;
}
