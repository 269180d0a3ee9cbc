namespace MediaMix.Analysis;

/// <summary>The model with which a simulated data set is fitted.</summary>
static class AnalystModel
{
    /// <summary>
    /// The model itself, with all priors and the scale of the outcome written down, so that they mean on the simulated data what they
    /// meant where the truth was drawn. A world, which has nothing to find, becomes the same model with default priors.
    /// </summary>
    public static ModelSpec Of(BoundModel model)
    {
        var spec = model.Spec with { Channels = [.. model.Spec.Channels.Select(static c => c with { IsNational = false })] };
        if (model.Sampled.Count == 0)
            return Open(spec);
        // A standardised outcome has a centre, too, which no model file can state.
        return spec.Scaling.Outcome.Kind == OutcomeScaleKind.Standardize ? spec : spec with
        {
            Scaling = spec.Scaling with { Outcome = new OutcomeScale(OutcomeScaleKind.Fixed, model.Constants.OutcomeScale) },
        };
    }

    static ModelSpec Open(ModelSpec spec) => spec with
    {
        Scaling = new ScalingSpec { Geos = spec.Scaling.Geos },
        Channels = [.. spec.Channels.Select(Open)],
        Controls = [.. spec.Controls.Select(static c => c with { Prior = null, Contribution = null, Pooling = null })],
        Baseline = spec.Baseline with
        {
            Intercept = null,
            InterceptPooling = null,
            Trend = Open(spec.Baseline.Trend),
            Seasonality = spec.Baseline.Seasonality is { } seasons ? [.. seasons.Select(static s => s is FourierSpec f ? f with { Prior = null, DividesByHarmonic = false } : s with { Prior = null })] : null,
            Events = [.. spec.Baseline.Events.Select(static e => e with { Prior = null })],
        },
        Noise = new NoiseSpec { Autoregression = spec.Noise.Autoregression is null ? null : new AutoregressionSpec() },
        Likelihood = spec.Likelihood is StudentTErrors errors ? errors with { DegreesOfFreedom = null } : spec.Likelihood,
    };

    static ChannelSpec Open(ChannelSpec channel) => channel with
    {
        Adstock = (AdstockCatalog.Find(channel.Adstock.Name) ?? new GeometricAdstock()) with { MaxLag = channel.Adstock.MaxLag, Normalize = channel.Adstock.Normalize },
        Saturation = SaturationCatalog.Find(channel.Saturation.Name) ?? new HillSaturation(),
        SaturationUnits = SaturationUnits.Scaled,
        Strength = null,
        Confounding = null,
        Scale = null,
        Pooling = null,
        GeoParameters = [],
    };

    static TrendSpec? Open(TrendSpec? trend) => trend switch
    {
        LinearTrend => new LinearTrend(),
        PiecewiseTrend p => new PiecewiseTrend(p.Changes),
        KnotTrend k => k with { Innovation = null, Value = null, Pooling = null },
        RandomWalkTrend w => new RandomWalkTrend(w.Every),
        GaussianProcessTrend => new GaussianProcessTrend(),
        _ => trend,
    };
}
