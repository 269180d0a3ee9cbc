namespace MediaMix.Data;

/// <summary>The group <c>baseline</c> of a model file.</summary>
static class BaselineKeys
{
    public static BaselineSpec Read(YamlGroup? group)
    {
        if (group is null)
            return new BaselineSpec();
        var baseline = new BaselineSpec
        {
            Intercept = group.Prior("intercept", Interval.Real),
            Trend = group.Find("trend") is { } trend ? TrendKeys.Read(trend, group.Faults) : null,
            Seasonality = SeasonKeys.ReadAll(group),
            Events = EventKeys.ReadAll(group),
            Holidays = HolidayKeys.Read(group.Find("holidays"), group.Faults),
        };
        group.Finish();
        return baseline;
    }
}
