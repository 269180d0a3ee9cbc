namespace MediaMix.Analysis;

/// <summary>Frequencies at which the return of a channel is shown: from one to the highest that the window has seen, which is always a point.</summary>
static class FrequencyGrid
{
    const int MostSteps = 100;
    const double Tenth = 10;

    /// <summary>The grid of a channel with reach and frequency.</summary>
    public static double[] Of(Panel panel, ChannelSpec channel)
    {
        var (reach, frequency) = (panel.WindowOf(channel.Reach!), panel.WindowOf(channel.Frequency!));
        var highest = 1.0;
        for (var cell = 0; cell < reach.Length; cell++)
            highest = reach[cell] > 0 ? Math.Max(highest, frequency[cell]) : highest;
        return UpTo(highest);
    }

    /// <summary>Steps of a tenth, or of 0.2, 0.5, 1, 2, 5, … where those would be too many.</summary>
    /// <param name="highest">≥ 1.</param>
    public static double[] UpTo(double highest)
    {
        // Counted in tenths: sums of 0.1 are no round numbers.
        var step = Step((highest - 1) * Tenth);
        var grid = new List<double>();
        for (var i = 0; i <= MostSteps && (Tenth + i * step) / Tenth <= highest; i++)
            grid.Add((Tenth + i * step) / Tenth);
        if (grid[^1] < highest)
            grid.Add(highest);
        return [.. grid];
    }

    static double Step(double tenths)
    {
        for (var unit = 1.0; ; unit *= 10)
        {
            foreach (var factor in (ReadOnlySpan<double>)[1, 2, 5])
            {
                if (tenths <= MostSteps * factor * unit)
                    return factor * unit;
            }
        }
    }
}
