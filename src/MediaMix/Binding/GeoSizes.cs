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

    /// <summary>Mean fitted outcome of every geo; null where that is not a size, since it is not positive everywhere.</summary>
    static SpecList<double>? ByOutcome(Panel panel)
    {
        var means = new double[panel.Geos.Count];
        for (var g = 0; g < means.Length; g++)
            means[g] = panel.FittedOutcome.AsSpan(g * panel.Periods, panel.Periods).ToArray().Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
        return means.All(static mean => mean > 0) ? Relative(means) : null;
    }

    static SpecList<double> Relative(IReadOnlyList<double> sizes)
    {
        var mean = sizes.Average();
        return [.. sizes.Select(size => size / mean)];
    }
}
