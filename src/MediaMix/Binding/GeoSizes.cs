namespace MediaMix;

/// <summary>The sizes of the geos of a panel, one on average, by which outcome and media are made comparable.</summary>
static class GeoSizes
{
    /// <summary>Sizes by the rule of a model; null for a national panel, or where all are 1.</summary>
    public static SpecList<double>? Of(GeoScale scale, Panel panel)
    {
        if (panel.Geos.Count == 1)
            return null;
        return scale switch
        {
            GeoScale.None => null,
            GeoScale.Population or GeoScale.Default when panel.Population is { } people => Relative(people),
            _ => ByOutcome(panel),
        };
    }

    /// <summary>
    /// The geos without any fitted outcome, which sizes by outcome take to be of average size; empty where sizes do not come from the
    /// outcome.
    /// </summary>
    public static IEnumerable<string> Unknown(GeoScale scale, Panel panel) =>
        panel.Geos.Count == 1 || scale is GeoScale.None or GeoScale.Population || (scale == GeoScale.Default && panel.Population is not null)
            ? []
            : panel.Geos.Where((_, g) => double.IsNaN(Mean(panel, g)));

    /// <summary>
    /// Mean fitted outcome of every geo; null where that is not a size, since some mean is not positive. A geo without an outcome, such
    /// as one that opens after the window or is held out as a whole, says nothing of its size and takes none away from the others.
    /// </summary>
    static SpecList<double>? ByOutcome(Panel panel)
    {
        var means = Enumerable.Range(0, panel.Geos.Count).Select(g => Mean(panel, g)).ToArray();
        var known = means.Where(static mean => !double.IsNaN(mean)).ToArray();
        if (known.Length == 0 || !known.All(static mean => mean > 0))
            return null;
        var average = known.Average();
        return Relative([.. means.Select(mean => double.IsNaN(mean) ? average : mean)]);
    }

    static double Mean(Panel panel, int geo) =>
        panel.FittedOutcome.AsSpan(geo * panel.Periods, panel.Periods).ToArray().Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    static SpecList<double> Relative(IReadOnlyList<double> sizes)
    {
        var mean = sizes.Average();
        return [.. sizes.Select(size => size / mean)];
    }
}
