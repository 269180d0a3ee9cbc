using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What each component adds to the outcome per period, <c>contributions.csv</c>, in long form.</summary>
public static class ContributionsTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "contributions.csv";

    /// <summary>What the column <c>geo</c> says of totals over geos.</summary>
    internal const string AllGeos = "all";

    /// <summary>
    /// Writes one row per component and period, components in the order of the analysis, in outcome units. Means add up over
    /// components to the expected outcome; quantiles do not. Of a panel there is a column <c>geo</c>: first the totals over geos,
    /// <c>all</c>, whose quantiles are those of the totals; then every geo, unless the panel has more than 200,000 cells × components.
    /// </summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        string[] geo = analysis.Geos.Count == 0 ? [] : ["geo"];
        using var rows = new CsvRows(writer, ["date", .. geo, "component", "mean", "q5", "q50", "q95"]);
        Write(rows, analysis, analysis.Geos.Count == 0 ? null : AllGeos, [.. analysis.Contributions.Select(static c => c.Series)]);
        foreach (var result in analysis.Geos)
        {
            if (result.ContributionSeries is { } series)
                Write(rows, analysis, result.Geo, series);
        }
    }

    static void Write(CsvRows rows, FitAnalysis analysis, string? geo, IReadOnlyList<Band> series)
    {
        foreach (var (contribution, band) in analysis.Contributions.Zip(series))
            for (var t = 0; t < analysis.Periods.Count; t++)
            {
                rows.Raw(analysis.Periods.Label(t));
                if (geo is not null)
                    rows.Text(geo);
                rows.Text(contribution.Component).Band(band, t).EndRow();
            }
    }
}
