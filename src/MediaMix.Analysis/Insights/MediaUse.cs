namespace MediaMix.Analysis;

/// <summary>How a channel's media moved over the window, totals over geos per period, in units of exposure.</summary>
/// <param name="Mean">Mean over all periods.</param>
/// <param name="Least">Smallest period.</param>
/// <param name="Most">Largest period.</param>
/// <param name="Variation">Standard deviation over the mean.</param>
sealed record MediaUse(double Mean, double Least, double Most, double Variation)
{
    public static MediaUse Of(BoundModel model, int channel)
    {
        var (spec, panel) = (model.Spec.Channels[channel], model.Panel);
        var cells = panel.WindowOf(spec.ExposureColumn);
        if (spec.Frequency is { } frequency)
            Numerics.Kernels.Multiply(cells, panel.WindowOf(frequency), cells);
        var totals = GeoSums.OverGeos(cells, panel.Periods);
        var mean = totals.Average();
        var sd = Math.Sqrt(totals.Average(x => (x - mean) * (x - mean)));
        return new MediaUse(mean, totals.Min(), totals.Max(), mean > 0 ? sd / mean : 0);
    }
}
