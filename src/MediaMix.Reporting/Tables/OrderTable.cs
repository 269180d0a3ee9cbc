using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>How sure the order of paid channels is, <c>return_order.csv</c>.</summary>
public static class OrderTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "return_order.csv";

    /// <summary>
    /// Writes one row per pair of paid channels: the probability that ROI, and marginal ROI, of the first are higher. In rows with an empty
    /// <c>other</c> it is the probability of the highest ROI of all, and <c>p_lowest</c> that of the lowest.
    /// </summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        using var rows = new CsvRows(writer, "channel", "other", "p_roi_higher", "p_mroi_higher", "p_lowest");
        if (analysis.Order is not { } order)
            return;
        for (var i = 0; i < order.Channels.Count; i++)
        {
            rows.Text(order.Channels[i]).Raw("").Numbers(order.Best[i], double.NaN, order.Worst[i]).EndRow();
            for (var j = 0; j < order.Channels.Count; j++)
                if (i != j)
                    rows.Text(order.Channels[i]).Text(order.Channels[j]).Numbers(order.RoiHigher[i][j], order.MarginalRoiHigher[i][j]).Raw("").EndRow();
        }
    }
}
