using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The key <c>trend</c> of a baseline: a word, or a group with a type and what belongs to it.</summary>
static class TrendKeys
{
    /// <summary>Most knots, changes of slope, or rows between steps that a file may ask for.</summary>
    public const int MostKnots = 2_000;

    const string Label = "baseline: trend";

    public static TrendSpec? Read(YamlNode node, FaultList faults)
    {
        if (node is not YamlMapping)
            return Short(node, faults);
        var group = YamlGroup.From(node, Label, faults)!;
        var trend = group.Require("type", "type: linear") switch
        {
            null => null,
            YamlScalar { Text: "linear" } => new LinearTrend(group.Prior("prior", Interval.Real)),
            YamlScalar { Text: "piecewise" } => Piecewise(group),
            YamlScalar { Text: "knots" } => Knots(group),
            YamlScalar { Text: "random_walk" } => Walk(group),
            YamlScalar { Text: "hsgp" } => new GaussianProcessTrend(ProcessKeys.Read(group)),
            var type => Short(type, faults),
        };
        if (trend is null)
            return null;
        var pooling = PooledValue.Geos(group, allowsUnpooled: false);
        group.Finish();
        return trend with { Pooling = pooling };
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
        var (choice, count) = KnotCount(group);
        var at = PeriodLabel.Ascending(group, "knots");
        if (group.Find("knots") is not null && group.Find("count") is { } both)
            group.Faults.Error($"{Label}: both knots and count are given.", "Keep one of them.", both.Where);
        else if (at is { Count: < 2 })
            group.Faults.Error($"{Label}: there are fewer than two knots in the list.", "Write at least two, or trend: none.", group.Where);
        var prior = group.Group("prior");
        var (innovation, value) = (prior?.Prior("innovation", Interval.Positive), prior?.Prior("value", Interval.Real));
        if (innovation is not null && value is not null)
            group.Faults.Error($"{Label}: both innovation and value are given.", "Keep innovation for a random walk, value for independent knots.", prior!.Where);
        prior?.Finish();
        return new KnotTrend(count, innovation) { Choice = choice, At = at, Value = value };
    }

    static (KnotChoice Choice, int? Count) KnotCount(YamlGroup group)
    {
        switch (group.Find("count"))
        {
            case null:
                return (KnotChoice.Even, null);
            case YamlScalar { Text: var text } when ModelWords.KnotChoices.Find(text) is { } choice:
                return (choice, null);
            case var node when YamlValue.AsNumber(node) is not null:
                return (KnotChoice.Even, group.Whole("count", 2, MostKnots));
            case var node:
                YamlValue.Wrong(node, group.Label("count"), Invariant($"a whole number from 2 to {MostKnots}, auto or all"), group.Faults);
                return (KnotChoice.Even, null);
        }
    }

    static RandomWalkTrend Walk(YamlGroup group)
    {
        var every = group.Whole("every", 1, MostKnots);
        var prior = group.Group("prior");
        var innovation = prior?.Prior("innovation", Interval.Positive);
        prior?.Finish();
        return new RandomWalkTrend(every, innovation);
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
            case YamlScalar { Text: "random_walk" }:
                return new RandomWalkTrend();
            case YamlScalar { Text: "hsgp" }:
                return new GaussianProcessTrend();
            default:
                YamlValue.OneOf(node, Label, ["none", "linear", "piecewise", "knots", "random_walk", "hsgp"], faults);
                return null;
        }
    }
}
