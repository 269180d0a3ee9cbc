using System.Globalization;
using MediaMix.Inference.Diagnostics;
using MediaMix.Testing;

namespace MediaMix.Inference.Tests.Diagnostics;

/// <summary>Reads the reference draws and the numbers the R packages posterior and loo gave for them.</summary>
static class DiagnosticsCheck
{
    const string Folder = "reference/diagnostics_check/";

    public static ChainDraws Draws(string variable)
    {
        string[] lines = File.ReadAllLines(ReferenceData.Require(Folder + "draws.csv"));
        int column = Array.IndexOf(lines[0].Split(','), variable);
        // Rows run over the draws of chain 1, then of chain 2, and so on.
        double[] values = [.. lines.Skip(1).Select(line => Parse(line.Split(',')[column]))];
        return new ChainDraws(values, 4, 500);
    }

    public static Dictionary<string, double> Expected(string file, string variable)
    {
        string[][] rows = [.. File.ReadLines(ReferenceData.Require(Folder + file)).Select(line => line.Split(','))];
        string[] row = Array.Find(rows, r => r[0] == variable) ?? throw new ArgumentException($"No row {variable}.", nameof(variable));
        return rows[0].Zip(row).Skip(1).ToDictionary(cell => cell.First, cell => Parse(cell.Second));
    }

    static double Parse(string cell) => cell == "NA" ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture);
}
