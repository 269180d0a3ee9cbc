namespace MediaMix;

/// <content>Trends by a Gaussian process.</content>
sealed partial class LinearTermBinder
{
    /// <summary>
    /// Parameters are the waves in units of their sds: independent of amplitude and length scale a priori, so that no funnel arises.
    /// Columns have mean zero over the window, where the intercept is the level.
    /// </summary>
    void Process(GaussianProcess process)
    {
        var (basis, places) = ProcessBasis.Of(process, panel, _fitted);
        var amplitude = registry.Declare(ProcessUse.Trend.Amplitude, process.Amplitude!, ParameterRole.Shape, "Standard deviation of the trend around the level, on the scale of the outcome.");
        var lengthScale = registry.Declare(ProcessUse.Trend.LengthScale, process.LengthScale!, ParameterRole.Shape, ProcessBasis.LengthScaleMeaning(process, ProcessUse.Trend, basis, panel));
        var (columns, numbers) = (new List<double[]>(), new List<int>());
        for (var wave = 0; wave < basis.Count; wave++)
        {
            columns.Add(DesignColumns.Centred(basis.Column(wave, places), panel.Periods, _fitted));
            numbers.Add(registry.Declare(
                new TrendKey(TrendPart.Basis) { Number = wave + 1 }, new NormalPrior(0, 1), ParameterRole.Linear, "Part of the trend, in units of its standard deviation.", isDeviation: true));
        }
        _terms.Add(new(new TrendKey(), Columns(columns), numbers, slots => new SpectralScale(basis, slots[amplitude], slots[lengthScale])));
    }
}
