using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Returns with the end of the data stepped back, <c>stability.csv</c>.</summary>
public static class StabilityTable
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "stability.csv";

    /// <summary>
    /// Writes one row per paid channel and fit: periods cut off the end, the last period that the fit knew, ROI (empty where the channel had
    /// no media yet), overlap with the fit that had more data, and share of the spend.
    /// </summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="stability">The loop.</param>
    public static void Write(TextWriter writer, RoiStability stability)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(stability);
        using var rows = new CsvRows(writer, "channel", "cut", "end", "roi_mean", "roi_q5", "roi_q50", "roi_q95", "overlap", "spend_share");
        foreach (var channel in stability.Channels)
        {
            for (var i = 0; i < stability.Cuts.Count; i++)
            {
                rows.Text(channel.Channel).Numbers(stability.Cuts[i]).Raw(stability.Periods.Label(stability.Periods.Count - 1 - stability.Cuts[i]));
                rows.Estimate(channel.Roi[i]).Numbers(channel.Overlap[i], channel.SpendShare).EndRow();
            }
        }
    }
}
