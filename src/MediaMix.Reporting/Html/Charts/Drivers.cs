using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Which drivers are shown on their own and which together.</summary>
internal static class Drivers
{
    const double RoundingNoise = 1e-9;

    /// <summary>
    /// What a component added in the window. A centred control, or a seasonality over whole years, cancels to 1e-12 rather
    /// than to 0, and would be printed with all its zeros.
    /// </summary>
    /// <param name="component">The component.</param>
    /// <param name="outcome">Total of all components.</param>
    public static Estimate Total(Contribution component, double outcome)
    {
        var total = component.Total;
        return Math.Max(Math.Abs(total.Q5), Math.Abs(total.Q95)) < RoundingNoise * Math.Abs(outcome) ? default : total;
    }

    /// <summary>Baseline, controls, treatments and confounding (if any) and all media, from the bottom up.</summary>
    public static IReadOnlyList<StackedSeries> Kinds(FitAnalysis analysis)
    {
        var kinds = new List<StackedSeries>();
        Add(ComponentKind.Baseline, "Baseline", "baseline");
        Add(ComponentKind.Control, "Controls", "controls");
        Add(ComponentKind.Treatment, "Treatments", "treatments");
        Add(ComponentKind.Confounding, "Demand that media follow", "other");
        Add(ComponentKind.Media, "Media", "1");
        Add(ComponentKind.Overlap, "Counted more than once", "controls");
        return kinds;

        void Add(ComponentKind kind, string name, string key)
        {
            var parts = analysis.Contributions.Where(c => c.Kind == kind).ToArray();
            if (parts.Length > 0)
                kinds.Add(StackedSeries.Sum(name, key, parts, analysis.Periods.Count));
        }
    }

    /// <summary>
    /// The channels by size of their effect, largest at the bottom. With more channels than colours the smallest become one
    /// layer; each stays on its own in every table.
    /// </summary>
    public static IReadOnlyList<StackedSeries> Channels(FitAnalysis analysis)
    {
        var ranked = analysis.Contributions
            .Where(c => c.Kind == ComponentKind.Media)
            .OrderByDescending(c => Math.Abs(c.Total.Mean))
            .ToArray();
        var shown = ranked.Length <= ChartColors.Distinct ? ranked.Length : ChartColors.Distinct - 1;
        var layers = ranked.Take(shown)
            .Select((c, rank) => new StackedSeries(Sentences.Name(c.Component), NumberText.Count(rank + 1), c.Series.Mean))
            .ToList();
        if (shown < ranked.Length)
            layers.Add(StackedSeries.Sum(
                $"{NumberText.Count(ranked.Length - shown)} other channels", "other", ranked.Skip(shown), analysis.Periods.Count));
        return layers;
    }
}
