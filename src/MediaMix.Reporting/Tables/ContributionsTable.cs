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
    /// Writes one row per component and period, components in the order of the analysis, in outcome units, then groups as
    /// <c>group[name]</c>. Means add up over components, without groups, to the expected outcome; quantiles do not. Of a panel there
    /// is a column <c>geo</c>: first the totals over geos, <c>all</c>, whose quantiles are those of the totals; then the components of
    /// every geo, unless the panel has more than 200,000 cells × components.
    /// </summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        string[] geo = analysis.Geos.Count == 0 ? [] : ["geo"];
        using var rows = new CsvRows(writer, ["date", .. geo, "component", "mean", "q5", "q50", "q95"]);
        foreach (var contribution in analysis.Contributions.Concat(analysis.Groups.Select(static g => g.Contribution)))
            Write(rows, analysis, analysis.Geos.Count == 0 ? null : AllGeos, contribution.Component, contribution.Series);
        foreach (var result in analysis.Geos)
        {
            foreach (var (contribution, band) in analysis.Contributions.Zip(result.ContributionSeries ?? []))
                Write(rows, analysis, result.Geo, contribution.Component, band);
        }
    }

    static void Write(CsvRows rows, FitAnalysis analysis, string? geo, string component, Band band)
    {
        for (var t = 0; t < analysis.Periods.Count; t++)
        {
            rows.Raw(analysis.Periods.Label(t));
            if (geo is not null)
                rows.Text(geo);
            rows.Text(component).Band(band, t).EndRow();
        }
    }
}
