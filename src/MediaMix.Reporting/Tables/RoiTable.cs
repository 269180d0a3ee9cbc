using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What each channel returned, <c>roi.csv</c>.</summary>
public static class RoiTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "roi.csv";

    /// <summary>
    /// Writes one row per channel, one per group called <c>group[name]</c>, whose effects are in the rows of its channels, too, and, when any channel is paid, a last row <c>all</c> for the paid channels together.
    /// Organic media have empty cells for everything that divides by spend.
    /// </summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says. NaN becomes an empty cell, an unbounded cost per unit <c>Infinity</c>.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        using var rows = new CsvRows(
            writer,
            "channel", "spend", "contribution_mean", "contribution_q5", "contribution_q95", "share_mean",
            "roi_mean", "roi_q5", "roi_q50", "roi_q95", "mroi_mean", "mroi_q5", "mroi_q50", "mroi_q95",
            "cost_per_unit_q5", "cost_per_unit_q50", "cost_per_unit_q95", "grade");
        foreach (var channel in analysis.Channels)
            WriteRow(rows, channel, channel.Channel);
        foreach (var group in analysis.Groups)
            WriteRow(rows, group.Return, group.Return.Channel);
        if (analysis.All is { } all)
            WriteRow(rows, all, "all");
    }

    static void WriteRow(CsvRows rows, ChannelReturn channel, string name)
    {
        rows.Text(name)
            .Numbers(channel.Spend, channel.Contribution.Mean, channel.Contribution.Q5, channel.Contribution.Q95, channel.ShareMean)
            .Estimate(channel.Roi)
            .Estimate(channel.MarginalRoi);
        if (channel.CostPerUnit is { } cost)
            rows.Numbers(cost.Q5, cost.Q50, cost.Q95);
        else
            rows.Raw("").Raw("").Raw("");
        rows.Raw(channel.Grade?.ToString() ?? "").EndRow();
    }
}
