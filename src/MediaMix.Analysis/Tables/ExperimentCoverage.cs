namespace MediaMix.Analysis;

/// <summary>How much of a channel its own experiments speak of: a test in one region confirms the return there, not that of the country.</summary>
static class ExperimentCoverage
{
    /// <summary>Least share of a channel's media in the geos of its experiments for grade A.</summary>
    public const double Least = 0.5;

    /// <summary>Share of the channel's spend (exposure, where none is known) in the window that lies in geos with an experiment on it alone; 1 where one is about all geos, 0 without any.</summary>
    /// <param name="model">The model.</param>
    /// <param name="channel">0-based channel.</param>
    public static double Of(BoundModel model, int channel)
    {
        var spec = model.Spec.Channels[channel];
        var own = model.Spec.Experiments.Where(e => e.Channels.Count == 1 && e.Channels[0] == spec.Name).ToArray();
        if (own.Length == 0 || own.Any(static e => e.Geos is null))
            return own.Length == 0 ? 0 : 1;
        var (panel, tested) = (model.Panel, own.SelectMany(static e => e.Geos!).ToHashSet(StringComparer.Ordinal));
        var media = panel.WindowOf(spec.Spend ?? spec.ExposureColumn);
        var (inside, all) = (0.0, 0.0);
        for (var cell = 0; cell < media.Length; cell++)
        {
            all += media[cell];
            if (tested.Contains(panel.Geos[cell / panel.Periods]))
                inside += media[cell];
        }
        return all > 0 ? inside / all : 0;
    }
}
