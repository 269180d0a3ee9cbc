using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What each channel returned in each geo, <c>roi_by_geo.csv</c>; written only for panels.</summary>
public static class GeoRoiTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "roi_by_geo.csv";

    /// <summary>Writes one row per channel and geo in which it spent anything.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        using var rows = new CsvRows(
            writer, "channel", "geo", "spend", "contribution_mean", "contribution_q5", "contribution_q50", "contribution_q95",
            "roi_mean", "roi_q5", "roi_q50", "roi_q95", "mroi_mean", "own_information");
        for (var m = 0; m < analysis.Channels.Count; m++)
            foreach (var geo in analysis.Geos)
            {
                var found = geo.Channels[m];
                if (found.Spend > 0)
                    rows.Text(analysis.Channels[m].Channel).Text(geo.Geo).Numbers(found.Spend).Estimate(found.Contribution).Estimate(found.Roi)
                        .Numbers(found.MarginalRoiMean ?? double.NaN, found.OwnInformation ?? double.NaN).EndRow();
            }
    }
}
