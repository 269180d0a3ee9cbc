using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What each component adds to the outcome per period, <c>contributions.csv</c>, in long form.</summary>
public static class ContributionsTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "contributions.csv";

    /// <summary>
    /// Writes one row per component and period, components in the order of the analysis, in outcome units. Means add up over
    /// components to the expected outcome; quantiles do not.
    /// </summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        using var rows = new CsvRows(writer, "date", "component", "mean", "q5", "q50", "q95");
        foreach (var contribution in analysis.Contributions)
            for (var t = 0; t < analysis.Periods.Count; t++)
                rows.Raw(analysis.Periods.Label(t)).Text(contribution.Component).Band(contribution.Series, t).EndRow();
    }
}
