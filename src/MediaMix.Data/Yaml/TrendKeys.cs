namespace MediaMix.Data;

/// <summary>The key <c>trend</c> of a baseline: a word, or a group with a type and what belongs to it.</summary>
static class TrendKeys
{
    const string Label = "baseline: trend";
    const int MostKnots = 2_000;

    public static TrendSpec? Read(YamlNode node, FaultList faults)
    {
        if (node is not YamlMapping)
            return Short(node, faults);
        var group = YamlGroup.From(node, Label, faults)!;
        group.NotYet("knots", "changes");
        var trend = group.Require("type", "type: linear") switch
        {
            null => null,
            YamlScalar { Text: "linear" } => new LinearTrend(group.Prior("prior", Interval.Real)),
            YamlScalar { Text: "knots" } => Knots(group),
            var type => Short(type, faults),
        };
        if (trend is not null)
            group.Finish();
        return trend;
    }

    static KnotTrend Knots(YamlGroup group)
    {
        var count = group.Whole("count", 2, MostKnots);
        var prior = group.Group("prior");
        var innovation = prior?.Prior("innovation", Interval.Positive);
        prior?.NotYet("value");
        prior?.Finish();
        return new KnotTrend(count, innovation);
    }

    static TrendSpec? Short(YamlNode node, FaultList faults)
    {
        switch (node)
        {
            case YamlScalar { Text: "none" }:
                return new NoTrend();
            case YamlScalar { Text: "linear" }:
                return new LinearTrend();
            case YamlScalar { Text: "knots" }:
                return new KnotTrend();
            case YamlScalar { Text: "piecewise" or "random_walk" or "hsgp" }:
                YamlValue.NotYet(node, Label, faults);
                return null;
            default:
                YamlValue.OneOf(node, Label, ["none", "linear", "knots"], faults);
                return null;
        }
    }
}
