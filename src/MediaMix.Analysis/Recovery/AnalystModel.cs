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

    /// <summary>Without its priors, and without what binding took from the data of the truth.</summary>
    static ModelSpec Open(ModelSpec spec)
    {
        var bare = spec.WithoutPriors();
        return bare with
        {
            Scaling = new ScalingSpec { Geos = bare.Scaling.Geos },
            Channels = [.. bare.Channels.Select(static c => c with { SaturationUnits = SaturationUnits.Scaled, Scale = null, Pooling = null, GeoParameters = [] })],
            TimeVarying = [.. bare.TimeVarying.Select(static t => t with { Effectiveness = t.Effectiveness is EffectivenessProcess p ? new EffectivenessProcess(Open(p.Process)) : t.Effectiveness })],
            Controls = [.. bare.Controls.Select(static c => c with { Pooling = null })],
            Baseline = bare.Baseline with
            {
                InterceptPooling = null,
                Trend = bare.Baseline.Trend is { } trend ? Open(trend) with { Pooling = null } : null,
                Seasonality = bare.Baseline.Seasonality is { } seasons ? [.. seasons.Select(static s => s is FourierSpec fourier ? fourier with { DividesByHarmonic = false } : s)] : null,
            },
            Noise = new NoiseSpec { Autoregression = bare.Noise.Autoregression },
        };
    }

    static TrendSpec Open(TrendSpec trend) => trend is GaussianProcessTrend smooth ? new GaussianProcessTrend(Open(smooth.Process)) : trend;

    /// <summary>Its waves are counted by its length scale, which is a prior's.</summary>
    static GaussianProcess Open(GaussianProcess process) => process with { Count = null, Boundary = null };
}
