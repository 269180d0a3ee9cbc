namespace MediaMix.Data;

/// <summary>The group <c>baseline</c> of a model file.</summary>
static class BaselineKeys
{
    public static BaselineSpec Read(YamlGroup? group)
    {
        if (group is null)
            return new BaselineSpec();
        group.NotYet("holidays");
        var baseline = new BaselineSpec
        {
            Intercept = group.Prior("intercept", Interval.Real),
            Trend = group.Find("trend") is { } trend ? TrendKeys.Read(trend, group.Faults) : null,
            Seasonality = SeasonKeys.ReadAll(group),
            Events = EventKeys.ReadAll(group),
        };
        group.Finish();
        return baseline;
    }
}
