using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What channels brought by quarter, and in which order, <c>contributions_by_quarter.csv</c>.</summary>
public static class BlocksTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "contributions_by_quarter.csv";

    /// <summary>
    /// Writes one row per quarter (per period in windows of less than a year) and channel in outcome units. Means add up to those of
    /// <see cref="ContributionsTable"/>; <c>rank</c> 1 has the largest mean.
    /// </summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        using var rows = new CsvRows(writer, "from", "to", "channel", "mean", "q5", "q50", "q95", "rank");
        foreach (var block in analysis.Blocks)
            for (var m = 0; m < block.Channels.Count; m++)
                rows.Raw(analysis.Periods.Label(block.First)).Raw(analysis.Periods.Label(block.First + block.Count - 1))
                    .Text(analysis.Channels[m].Channel).Estimate(block.Channels[m].Effect).Numbers(block.Channels[m].Rank).EndRow();
    }
}
