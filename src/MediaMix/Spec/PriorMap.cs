namespace MediaMix;

/// <summary>
/// Every prior of a specification, in one place: whoever takes priors out of a model, or marks them, goes through here, so that a part that is added
/// to the specification is added once. A prior without which its part is nothing (strength, prior of a single parameter) takes it along.
/// </summary>
/// <param name="map">New prior in place of a written one; null = none.</param>
sealed class PriorMap(Func<Prior, Prior?> map)
{
    public ModelSpec Of(ModelSpec spec) => spec with
    {
        Channels = [.. spec.Channels.Select(Of)],
        Groups = [.. spec.Groups.Select(g => g.Pooled is { } pooled ? g with { Pooled = new PooledReturns(Of(pooled.Mean), Of(pooled.Sd)) } : g)],
        TimeVarying = [.. spec.TimeVarying.Select(t => t with { Effectiveness = Of(t.Effectiveness) })],
        Controls = [.. spec.Controls.Select(c => c with { Prior = Of(c.Prior), Contribution = Of(c.Contribution), Pooling = Of(c.Pooling) })],
        Baseline = Of(spec.Baseline),
        ParameterPriors = [.. spec.ParameterPriors.Select(p => map(p.Prior) is { } prior ? new ParameterPrior(p.Name, prior) : null).OfType<ParameterPrior>()],
        Noise = spec.Noise with
        {
            Prior = Of(spec.Noise.Prior),
            Pooling = Of(spec.Noise.Pooling),
            Autoregression = spec.Noise.Autoregression is { } errors ? errors with { Autocorrelation = Of(errors.Autocorrelation) } : null,
        },
        Likelihood = spec.Likelihood is StudentTErrors student ? student with { DegreesOfFreedom = Of(student.DegreesOfFreedom) } : spec.Likelihood,
    };

    Prior? Of(Prior? prior) => prior is null ? null : map(prior);

    Pooling? Of(Pooling? pooling) => pooling is HierarchicalPooling hierarchical ? hierarchical with { Sd = Of(hierarchical.Sd) } : pooling;

    ChannelSpec Of(ChannelSpec channel)
    {
        var (adstock, saturation) = (channel.Adstock, channel.Saturation);
        foreach (var parameter in adstock.Parameters.Where(static p => p.Written is not null))
            adstock = adstock.WithPrior(parameter.Name, Of(parameter.Written));
        foreach (var parameter in saturation.Parameters.Where(static p => p.Written is not null))
            saturation = saturation.WithPrior(parameter.Name, Of(parameter.Written));
        return channel with
        {
            Adstock = adstock,
            Saturation = saturation,
            Strength = channel.Strength is { } strength && map(strength.Prior) is { } prior ? strength with { Prior = prior } : null,
            Pooling = Of(channel.Pooling),
            GeoParameters = [.. channel.GeoParameters.Select(p => p with { Pooling = Of(p.Pooling)! })],
            Confounding = Of(channel.Confounding),
        };
    }

    EffectivenessSpec Of(EffectivenessSpec spec) => spec switch
    {
        EffectivenessKnots knots => knots with { Spread = Of(knots.Spread) },
        EffectivenessProcess process => new EffectivenessProcess(Of(process.Process)),
        _ => spec,
    };

    GaussianProcess Of(GaussianProcess process) => process with { Amplitude = Of(process.Amplitude), LengthScale = Of(process.LengthScale) };

    BaselineSpec Of(BaselineSpec baseline) => baseline with
    {
        Intercept = Of(baseline.Intercept),
        InterceptPooling = Of(baseline.InterceptPooling),
        Trend = baseline.Trend is { } trend ? Of(trend) with { Pooling = Of(trend.Pooling) } : null,
        Seasonality = baseline.Seasonality is { } seasons ? [.. seasons.Select(s => s with { Prior = Of(s.Prior), Pooling = Of(s.Pooling) })] : null,
        Events = [.. baseline.Events.Select(e => e with { Prior = Of(e.Prior) })],
        Holidays = baseline.Holidays is { } holidays ? holidays with { Scale = Of(holidays.Scale), Effect = Of(holidays.Effect) } : null,
    };

    TrendSpec Of(TrendSpec trend) => trend switch
    {
        LinearTrend line => line with { Prior = Of(line.Prior) },
        PiecewiseTrend pieces => pieces with { Slope = Of(pieces.Slope), Change = Of(pieces.Change) },
        KnotTrend knots => knots with { Innovation = Of(knots.Innovation), Value = Of(knots.Value) },
        RandomWalkTrend walk => walk with { Innovation = Of(walk.Innovation) },
        GaussianProcessTrend smooth => smooth with { Process = Of(smooth.Process) },
        _ => trend,
    };
}
