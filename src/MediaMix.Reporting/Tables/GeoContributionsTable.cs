using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What each component added in each geo over the window, <c>contributions_by_geo.csv</c>; written only for panels.</summary>
public static class GeoContributionsTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "contributions_by_geo.csv";

    /// <summary>Writes one row per geo and component, in outcome units. Means add up over components and over geos; quantiles do not.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        using var rows = new CsvRows(writer, "geo", "component", "mean", "q5", "q50", "q95");
        foreach (var geo in analysis.Geos)
            foreach (var (contribution, total) in analysis.Contributions.Zip(geo.Contributions))
                rows.Text(geo.Geo).Text(contribution.Component).Estimate(total).EndRow();
    }
}
