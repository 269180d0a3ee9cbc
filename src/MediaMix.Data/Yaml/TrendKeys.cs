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
        group.NotYet("knots");
        var trend = group.Require("type", "type: linear") switch
        {
            null => null,
            YamlScalar { Text: "linear" } => new LinearTrend(group.Prior("prior", Interval.Real)),
            YamlScalar { Text: "piecewise" } => Piecewise(group),
            YamlScalar { Text: "knots" } => Knots(group),
            var type => Short(type, faults),
        };
        if (trend is not null)
            group.Finish();
        return trend;
    }

    static PiecewiseTrend Piecewise(YamlGroup group)
    {
        var changes = PeriodLabel.Ascending(group, "changes");
        var count = group.Whole("count", 1, MostKnots);
        if (group.Find("changes") is not null && group.Find("count") is { } both)
            group.Faults.Error($"{Label}: both changes and count are given.", "Keep one of them.", both.Where);
        else if (changes is { Count: 0 })
            group.Faults.Error($"{Label}: there is no change in the list.", "Write trend: linear.", group.Where);
        var prior = group.Group("prior");
        var (slope, change) = (prior?.Prior("slope", Interval.Real), prior?.Prior("change", Interval.Real));
        prior?.Finish();
        return new PiecewiseTrend(changes, count, slope, change);
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
            case YamlScalar { Text: "piecewise" }:
                return new PiecewiseTrend();
            case YamlScalar { Text: "knots" }:
                return new KnotTrend();
            case YamlScalar { Text: "random_walk" or "hsgp" }:
                YamlValue.NotYet(node, Label, faults);
                return null;
            default:
                YamlValue.OneOf(node, Label, ["none", "linear", "piecewise", "knots"], faults);
                return null;
        }
    }
}
