namespace MediaMix.Analysis;

/// <summary>
/// Which priors are the defaults of this program: those that stay the same when every prior is taken out of the model and filled in
/// anew. A prior that somebody writes and that equals the default counts as one; so a stored model, whose defaults are filled in, says the same
/// as the model it came from.
/// </summary>
static class DefaultedPriors
{
    /// <summary>Names of the parameters.</summary>
    public static IReadOnlySet<string> Of(BoundModel model)
    {
        try
        {
            var defaults = BoundModel.Bind(Bare(model.Spec), model.Panel).Parameters.ToDictionary(static p => p.Name, static p => p.Prior.Text, StringComparer.Ordinal);
            return model.Parameters.Where(p => defaults.TryGetValue(p.Name, out var text) && text == p.Prior.Text).Select(static p => p.Name).ToHashSet(StringComparer.Ordinal);
        }
        catch (InvalidInputException)
        {
            // Some models need a prior of their own; then none is called a default.
            return new HashSet<string>();
        }
    }

    static ModelSpec Bare(ModelSpec spec) => spec with
    {
        Channels = [.. spec.Channels.Select(Bare)],
        Controls = [.. spec.Controls.Select(static c => c with { Prior = null, Contribution = null })],
        Baseline = spec.Baseline with
        {
            Intercept = null,
            Trend = Bare(spec.Baseline.Trend),
            Seasonality = spec.Baseline.Seasonality is { } seasons ? [.. seasons.Select(static s => s with { Prior = null })] : null,
            Events = [.. spec.Baseline.Events.Select(static e => e with { Prior = null })],
            Holidays = spec.Baseline.Holidays is { } holidays ? holidays with { Scale = null, Effect = null } : null,
        },
        Likelihood = spec.Likelihood is StudentTErrors errors ? errors with { DegreesOfFreedom = null } : spec.Likelihood,
        Noise = spec.Noise with { Prior = null, Autoregression = spec.Noise.Autoregression is null ? null : new AutoregressionSpec() },
    };

    static ChannelSpec Bare(ChannelSpec channel)
    {
        var (adstock, saturation) = (channel.Adstock, channel.Saturation);
        foreach (var parameter in adstock.Parameters)
            adstock = adstock.WithPrior(parameter.Name, null);
        foreach (var parameter in saturation.Parameters)
            saturation = saturation.WithPrior(parameter.Name, null);
        return channel with { Adstock = adstock, Saturation = saturation, Strength = null, Confounding = null };
    }

    static TrendSpec? Bare(TrendSpec? trend) => trend switch
    {
        LinearTrend line => line with { Prior = null },
        KnotTrend { Value: null } knots => knots with { Innovation = null },
        PiecewiseTrend pieces => pieces with { Slope = null, Change = null },
        RandomWalkTrend walk => walk with { Innovation = null },
        GaussianProcessTrend smooth => smooth with { Process = smooth.Process with { Amplitude = null, LengthScale = null } },
        _ => trend,
    };
}
