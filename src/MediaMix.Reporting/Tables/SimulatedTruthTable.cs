using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What is true of a simulated data set, <c>truth.csv</c>.</summary>
public static class SimulatedTruthTable
{
    /// <summary>Name of the file beside the data.</summary>
    public const string FileName = "truth.csv";

    /// <summary>Writes a row per parameter, then ROI, contribution and share of every channel.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="data">The data set.</param>
    public static void Write(TextWriter writer, SimulatedData data)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(data);
        using var rows = new CsvRows(writer, "quantity", "name", "value");
        foreach (var (name, value) in data.Parameters)
            rows.Raw("parameter").Text(name).Numbers(value).EndRow();
        foreach (var channel in data.Channels.Where(static c => c.Roi is not null))
            rows.Raw("roi").Text(channel.Channel).Numbers(channel.Roi!.Value).EndRow();
        foreach (var channel in data.Channels)
            rows.Raw("contribution").Text(channel.Channel).Numbers(channel.Contribution).EndRow();
        foreach (var channel in data.Channels)
            rows.Raw("share").Text(channel.Channel).Numbers(channel.Share).EndRow();
    }
}
