namespace MediaMix.Data;

/// <summary>The group <c>baseline</c> of a model file.</summary>
static class BaselineKeys
{
    public static BaselineSpec Read(YamlGroup? group)
    {
        if (group is null)
            return new BaselineSpec();
        var intercept = Intercept(group);
        var baseline = new BaselineSpec
        {
            Intercept = intercept.Prior,
            InterceptPooling = intercept.Pooling,
            Trend = group.Find("trend") is { } trend ? TrendKeys.Read(trend, group.Faults) : null,
            Seasonality = SeasonKeys.ReadAll(group),
            Events = EventKeys.ReadAll(group),
            Holidays = HolidayKeys.Read(group.Find("holidays"), group.Faults),
        };
        group.Finish();
        return baseline;
    }

    /// <summary>A prior, alone or within words of pooling, or a group of prior and geos.</summary>
    static PooledPrior Intercept(YamlGroup baseline)
    {
        if (baseline.Find("intercept") is not YamlMapping mapping)
            return PooledValue.Read(baseline, "intercept", Interval.Real);
        var group = YamlGroup.From(mapping, "baseline: intercept", baseline.Faults)!;
        var prior = PooledValue.Read(group, "prior", Interval.Real);
        var pooling = PooledValue.Geos(group, prior.Pooling);
        group.Finish();
        return new PooledPrior(prior.Prior, pooling);
    }
}
