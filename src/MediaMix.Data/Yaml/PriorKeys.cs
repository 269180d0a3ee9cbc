namespace MediaMix.Data;

/// <summary>The group <c>priors</c> of a channel: parameters of its components and at most one statement of its strength.</summary>
static class PriorKeys
{
    static readonly (string Key, Interval Domain, Func<Prior, Strength> Create)[] Strengths =
    [
        ("coefficient", Interval.Real, static prior => new CoefficientStrength(prior)),
        ("roi", Interval.Positive, static prior => new RoiStrength(prior)),
        ("marginal_roi", Interval.Positive, static prior => new MarginalRoiStrength(prior)),
        ("contribution", Interval.Unit, static prior => new ContributionStrength(prior)),
    ];

    /// <summary>The channel with the priors that the group states.</summary>
    public static ChannelSpec Read(YamlGroup priors, ChannelSpec channel, string channelName)
    {
        var group = priors;
        var geos = new List<GeoParameter>();
        channel = channel with { Adstock = Adstock(group, channel.Adstock, geos) };
        foreach (var parameter in channel.Saturation.Parameters)
        {
            if (Parameter(group, $"saturation.{parameter.Name}", parameter.Domain, geos) is { } prior)
                channel = channel with { Saturation = channel.Saturation.WithPrior(parameter.Name, prior) };
        }
        channel = channel with { GeoParameters = [.. geos] };
        channel = channel with
        {
            SaturationUnits = group.Choice("units", ModelWords.SaturationUnits) ?? channel.SaturationUnits,
        };
        var (strength, pooling) = Strength(group, channel);
        channel = channel with { Strength = strength, Pooling = pooling ?? channel.Pooling };
        group.Finish();
        return channel;
    }

    /// <summary>The prior of a parameter of a transform, which may say how geos differ.</summary>
    static Prior? Parameter(YamlGroup group, string key, Interval domain, List<GeoParameter> geos)
    {
        var pooled = PooledValue.Read(group, key, domain);
        if (pooled.Pooling is UnpooledPooling or HierarchicalPooling)
            geos.Add(new GeoParameter(key, pooled.Pooling));
        if (pooled.Pooling is HierarchicalPooling { Link: not null } && group.Find(key) is { } node)
            group.Faults.Error($"{group.Label(key)}: a parameter of a transform has no link to choose.", "Leave link out: its log differs between geos, or its logit where it lies between two values.", node.Where);
        return pooled.Prior;
    }

    static Adstock Adstock(YamlGroup group, Adstock adstock, List<GeoParameter> geos)
    {
        var result = adstock;
        string? firstKey = null;
        foreach (var parameter in adstock.Parameters)
        {
            var key = $"adstock.{parameter.Name}";
            firstKey ??= group.Find(key) is null ? null : key;
            if (Parameter(group, key, parameter.Domain, geos) is { } prior)
                result = result.WithPrior(parameter.Name, prior);
        }
        foreach (var parameter in adstock.Alternatives)
        {
            var key = $"adstock.{parameter.Name}";
            if (firstKey is not null && group.Find(key) is { } node)
                group.Faults.Error($"{group.Name}: both {firstKey} and {key} are given.", "State the carryover once.", node.Where);
            else if (Parameter(group, key, parameter.Domain, geos) is { } prior)
                result = result.WithPrior(parameter.Name, prior);
        }
        return result;
    }

    static (Strength? Strength, Pooling? Pooling) Strength(YamlGroup group, ChannelSpec channel)
    {
        Pooling? pooling = null;
        Strength? strength = null;
        string? firstKey = null;
        foreach (var (key, domain, create) in Strengths)
        {
            if (group.Find(key) is not { } node)
                continue;
            if (firstKey is not null)
                group.Faults.Error($"{group.Name}: both {firstKey} and {key} are given.", "State the strength of a channel once.", node.Where);
            if (key is "roi" or "marginal_roi" && channel.Spend is null)
                group.Faults.Error($"{group.Name}: a channel without spend has no ROI.", "State its contribution or its coefficient.", node.Where);
            firstKey ??= key;
            var pooled = PooledValue.Read(group, key, domain);
            strength ??= pooled.Prior is { } prior ? create(prior) : null;
            pooling ??= pooled.Pooling;
        }
        if (pooling is not null && channel.Pooling is not null)
            group.Faults.Error($"{group.Name}: how geos differ is said both in geos and in the prior of the {firstKey}.", "Say it once.", group.Where);
        if (group.Group("window") is not { } window)
            return (strength, pooling);
        var span = Span(window);
        if (firstKey is null or "coefficient")
            group.Faults.Error($"{window.Name}: it belongs to a ROI, a marginal ROI or a contribution.", "State one of them beside it, or leave it out.", window.Where);
        return (strength is null ? null : strength with { Window = span }, pooling);
    }

    static PeriodSpan? Span(YamlGroup window)
    {
        var from = window.Require("from", "from: 2024-01-01") is { } first ? PeriodLabel.Read(first, window.Label("from"), window.Faults) : null;
        var to = window.Require("to", "to: 2024-03-25") is { } last ? PeriodLabel.Read(last, window.Label("to"), window.Faults) : null;
        window.Finish();
        if (from is null || to is null)
            return null;
        if (PeriodLabel.Compare(from, to) > 0)
            window.Faults.Error($"{window.Name}: it ends at {to}, before it begins at {from}.", null, window.Where);
        return new PeriodSpan(from, to);
    }
}
