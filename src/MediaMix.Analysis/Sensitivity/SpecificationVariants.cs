using System.Globalization;

namespace MediaMix.Analysis;

/// <summary>The same model but for one choice that could have been made otherwise.</summary>
/// <param name="Name">Short, such as <c>trend: knots</c>.</param>
/// <param name="Change">What is different, in words.</param>
/// <param name="Spec">The model.</param>
public sealed record SpecificationVariant(string Name, string Change, ModelSpec Spec);

/// <summary>
/// The choices of a specification that analysts make differently and data decide little about: how far the trend may bend, how long
/// media work, the form of saturation and carryover, the detail of the season, the tails and the memory of the noise.
/// </summary>
/// <remarks>
/// Only variants that make sense for the model are made. Whatever a variant does not touch keeps its prior; what it brings in
/// takes its default.
/// </remarks>
public static class SpecificationVariants
{
    /// <summary>Variants of a bound model, in a fixed order.</summary>
    /// <param name="model">The model.</param>
    public static IReadOnlyList<SpecificationVariant> Of(BoundModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var spec = model.Spec;
        SpecificationVariant[] all =
        [
            .. Trends(model),
            Channels(spec, "carryover: half as long", "every channel's longest lag is halved", static c => Lag(c, lag => Math.Max(1, (lag + 1) / 2))),
            Channels(spec, "carryover: twice as long", "every channel's longest lag is doubled", c => Lag(c, lag => Math.Min(Math.Min(2 * lag, Adstock.LargestLag), Math.Max(lag, model.Panel.Periods / 2)))),
            Channels(spec, "carryover: delayed", "carryover that fades at once may build up first", static c => c.Adstock is GeometricAdstock ? Carryover(c, new DelayedAdstock()) : c),
            Channels(spec, "carryover: geometric", "carryover of any other form fades geometrically", static c => c.Adstock is GeometricAdstock ? c : Carryover(c, new GeometricAdstock())),
            Channels(spec, "saturation: logistic", "Hill curves become logistic", static c => c.Saturation is HillSaturation ? Saturating(c, new LogisticSaturation()) : c),
            Channels(spec, "saturation: Hill", "curves of any other form become Hill curves", static c => c.Saturation is HillSaturation ? c : Saturating(c, new HillSaturation())),
            Season(spec, -1),
            Season(spec, +1),
            .. Noise(spec),
        ];
        return [.. all.Where(variant => !variant.Spec.Equals(spec))];
    }

    static IEnumerable<SpecificationVariant> Trends(BoundModel model)
    {
        var spec = model.Spec;
        var trend = spec.Baseline.Trend;
        var pooling = trend?.Pooling;
        var line = Trend(spec, "trend: linear", "the baseline moves along a straight line", new LinearTrend { Pooling = pooling });
        var knots = Trend(spec, "trend: knots", "the baseline may bend every half year", new KnotTrend { Pooling = pooling });
        return trend switch
        {
            NoTrend => [line, knots],
            LinearTrend => [Trend(spec, "trend: none", "the baseline has no trend", new NoTrend()), knots],
            KnotTrend k when Count(k) is var count && 2 * count - 1 <= model.Panel.Periods =>
            [
                line,
                Trend(spec, "trend: twice the knots", string.Create(CultureInfo.InvariantCulture, $"the baseline may bend at {2 * count - 1} knots in place of {count}"), k with { Count = 2 * count - 1, At = null, Innovation = null }),
            ],
            KnotTrend => [line],
            _ => [line, knots],
        };
    }

    static int Count(KnotTrend trend) => trend.At?.Count ?? trend.Count ?? 2;

    static SpecificationVariant Trend(ModelSpec spec, string name, string change, TrendSpec trend)
    {
        // Knots with values of their own carry the level; without them the intercept has to.
        var carriesLevel = spec.Baseline.Trend is KnotTrend { Value: not null } && trend is not KnotTrend { Value: not null };
        return new(name, change, spec with { Baseline = spec.Baseline with { Trend = trend, Intercept = carriesLevel ? null : spec.Baseline.Intercept } });
    }

    static SpecificationVariant Channels(ModelSpec spec, string name, string change, Func<ChannelSpec, ChannelSpec> edit) =>
        new(name, change, spec with { Channels = [.. spec.Channels.Select(edit)] });

    static ChannelSpec Lag(ChannelSpec channel, Func<int, int> lag) => channel.Adstock is NoAdstock || channel.Adstock.MaxLag is not > 0
        ? channel
        : channel with { Adstock = channel.Adstock with { MaxLag = lag(channel.Adstock.MaxLag.Value) } };

    static ChannelSpec Carryover(ChannelSpec channel, Adstock form) => channel.Adstock is NoAdstock || channel.Adstock.MaxLag is not > 0
        ? channel
        : Without(channel, TransformPart.Adstock) with { Adstock = form with { MaxLag = channel.Adstock.MaxLag, Normalize = channel.Adstock.Normalize } };

    // A stated coefficient is the effect of full saturation; of a form without any it means something else.
    static ChannelSpec Saturating(ChannelSpec channel, Saturation form) =>
        channel is { Strength: CoefficientStrength, Saturation: NoSaturation or RootSaturation or LogSaturation }
            ? channel
            : Without(channel, TransformPart.Saturation) with { Saturation = form };

    /// <summary>Without what geos differ by in one of the transforms.</summary>
    static ChannelSpec Without(ChannelSpec channel, TransformPart part)
    {
        var declared = part == TransformPart.Adstock ? channel.Adstock.Parameters : channel.Saturation.Parameters;
        string[] paths = [.. declared.Select(p => new TransformKey(channel.Name, part, p.Name).Path)];
        return channel with { GeoParameters = [.. channel.GeoParameters.Where(p => !paths.Contains(p.Parameter, StringComparer.Ordinal))] };
    }

    static SpecificationVariant Season(ModelSpec spec, int step)
    {
        SpecList<SeasonSpec> seasons = [.. (spec.Baseline.Seasonality ?? []).Select(season => Step(season, step)).OfType<SeasonSpec>()];
        var name = step < 0 ? "season: plainer" : "season: more detailed";
        return new(name, step < 0 ? "one pair of waves fewer in every season" : "one more pair of waves in every season", spec with { Baseline = spec.Baseline with { Seasonality = seasons } });
    }

    static SeasonSpec? Step(SeasonSpec season, int step) => season switch
    {
        FourierSpec { Order: 1 } when step < 0 => null,
        // Faster waves than one in two rows are the same as slower ones.
        FourierSpec { Cycle: FourierCycle.Rows } f when 2 * (f.Order + step) > f.PeriodRows => f,
        FourierSpec { Cycle: FourierCycle.Weekly, Order: 3 } f when step > 0 => f,
        FourierSpec f => f with { Order = f.Order + step },
        _ => season,
    };

    static IEnumerable<SpecificationVariant> Noise(ModelSpec spec)
    {
        var weights = spec.Likelihood.Weights;
        var isIndependent = spec.Noise.Autoregression is null;
        if (spec.Likelihood is NormalErrors && isIndependent)
            yield return new("noise: heavy tails", "a few wild periods pull less (Student-t errors)", spec with { Likelihood = new StudentTErrors { Weights = weights } });
        if (spec.Likelihood is StudentTErrors)
            yield return new("noise: normal", "all periods pull alike (normal errors)", spec with { Likelihood = new NormalErrors { Weights = weights } });
        else if (isIndependent)
            yield return new("noise: with memory", "what is missed in one period is partly missed in the next (autocorrelated errors)", spec with { Noise = spec.Noise with { Autoregression = new AutoregressionSpec(null) } });
        else if (!isIndependent)
            yield return new("noise: without memory", "errors of neighbouring periods are independent", spec with { Noise = spec.Noise with { Autoregression = null } });
    }
}
