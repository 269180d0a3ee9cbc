namespace MediaMix.Analysis;

/// <summary>A specification without its priors: equal for two models that differ in priors alone. Fixed values belong to the structure.</summary>
static class Structure
{
    static readonly NormalPrior Some = new(0, 1);

    public static ModelSpec Of(ModelSpec spec) => spec with
    {
        Name = null,
        ParameterPriors = [],
        Channels = [.. spec.Channels.Select(Channel)],
        Groups = [.. spec.Groups.Select(static g => g with { Pooled = g.Pooled is { } pooled ? new PooledReturns(Bare(pooled.Mean), Bare(pooled.Sd)) : null })],
        TimeVarying = [.. spec.TimeVarying.Select(static t => t with { Effectiveness = Effectiveness(t.Effectiveness) })],
        Controls = [.. spec.Controls.Select(static c => c with { Prior = Bare(c.Prior), Contribution = null, Pooling = Bare(c.Pooling) })],
        Baseline = Baseline(spec.Baseline),
        Noise = spec.Noise with { Prior = Bare(spec.Noise.Prior), Pooling = Bare(spec.Noise.Pooling), Autoregression = spec.Noise.Autoregression is null ? null : new AutoregressionSpec() },
        Likelihood = spec.Likelihood is StudentTErrors errors ? errors with { DegreesOfFreedom = Bare(errors.DegreesOfFreedom) } : spec.Likelihood,
    };

    static Prior? Bare(Prior? prior) => prior is null or FixedPrior ? prior : Some;

    static Pooling? Bare(Pooling? pooling) => pooling is HierarchicalPooling hierarchical ? hierarchical with { Sd = Bare(hierarchical.Sd) } : pooling;

    static ChannelSpec Channel(ChannelSpec channel)
    {
        var (adstock, saturation) = (channel.Adstock, channel.Saturation);
        foreach (var parameter in adstock.Parameters)
            adstock = adstock.WithPrior(parameter.Name, Bare(parameter.Written) ?? Some);
        foreach (var parameter in saturation.Parameters)
            saturation = saturation.WithPrior(parameter.Name, Bare(parameter.Written) ?? Some);
        return channel with
        {
            Adstock = adstock,
            Saturation = saturation,
            Confounding = Bare(channel.Confounding),
            Strength = channel.Strength is { } strength ? strength with { Prior = Bare(strength.Prior)! } : null,
            Pooling = Bare(channel.Pooling),
            GeoParameters = [.. channel.GeoParameters.Select(static p => p with { Pooling = Bare(p.Pooling)! })],
        };
    }

    static EffectivenessSpec Effectiveness(EffectivenessSpec spec) => spec switch
    {
        EffectivenessKnots knots => knots with { Spread = Bare(knots.Spread) },
        EffectivenessProcess process => new EffectivenessProcess(Bare(process.Process)),
        _ => spec,
    };

    static GaussianProcess Bare(GaussianProcess process) => process with { Amplitude = Bare(process.Amplitude), LengthScale = Bare(process.LengthScale) };

    static BaselineSpec Baseline(BaselineSpec baseline) => baseline with
    {
        Intercept = Bare(baseline.Intercept),
        InterceptPooling = Bare(baseline.InterceptPooling),
        Trend = baseline.Trend is { } trend ? Trend(trend) with { Pooling = Bare(trend.Pooling) } : null,
        Seasonality = baseline.Seasonality is { } seasons ? [.. seasons.Select(static s => Season(s) with { Prior = Bare(s.Prior), Pooling = Bare(s.Pooling) })] : null,
        Events = [.. baseline.Events.Select(static e => e with { Prior = Bare(e.Prior) })],
        Holidays = baseline.Holidays is { } holidays ? holidays with { Dates = null, Scale = Bare(holidays.Scale), Effect = Bare(holidays.Effect) } : null,
    };

    static SeasonSpec Season(SeasonSpec season) => season is FourierSpec fourier ? fourier with { DividesByHarmonic = false } : season;

    static TrendSpec Trend(TrendSpec trend) => trend switch
    {
        LinearTrend line => line with { Prior = Bare(line.Prior) },
        PiecewiseTrend piecewise => piecewise with { Slope = Bare(piecewise.Slope), Change = Bare(piecewise.Change) },
        KnotTrend knots => knots with { Innovation = Bare(knots.Innovation), Value = Bare(knots.Value) },
        RandomWalkTrend walk => walk with { Innovation = Bare(walk.Innovation) },
        GaussianProcessTrend process => process with { Process = Bare(process.Process) },
        _ => trend,
    };
}
