using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The list <c>time_varying</c> of a model file.</summary>
static class TimeVaryingKeys
{
    public static SpecList<TimeVaryingSpec> ReadAll(YamlGroup file)
    {
        var groups = new List<TimeVaryingSpec>();
        foreach (var (item, number) in file.Items("time_varying").Select(static (item, i) => (item, i + 1)))
        {
            if (YamlGroup.From(item, Invariant($"time_varying {number}"), file.Faults) is { } group)
                groups.Add(Read(group));
        }
        return [.. groups];
    }

    static TimeVaryingSpec Read(YamlGroup group)
    {
        var spec = new TimeVaryingSpec
        {
            Channels = Channels(group),
            IsShared = group.Flag("shared") ?? false,
            Effectiveness = Kind(group),
        };
        group.Finish();
        return spec;
    }

    static SpecList<string> Channels(YamlGroup group)
    {
        if (group.Find("channel") is { } single)
        {
            if (group.Find("channels") is { } both)
                group.Faults.Error($"{group.Name}: both channel and channels are given.", "Keep one of them.", both.Where);
            return YamlValue.Name(single, group.Label("channel"), group.Faults) is { } name ? [name] : [];
        }
        if (group.Require("channels", "channels: [tv, radio]") is not { } list)
            return [];
        var items = group.Items("channels");
        if (items.Count == 0 && list is YamlSequence)
            group.Faults.Error($"{group.Label("channels")}: the list is empty.", "Name at least one channel.", list.Where);
        return [.. items.Select(item => YamlValue.Name(item, group.Label("channels"), group.Faults)).OfType<string>()];
    }

    static EffectivenessSpec Kind(YamlGroup group)
    {
        switch (group.Find("type"))
        {
            case YamlScalar { Text: "hsgp" }:
                return new EffectivenessProcess(ProcessKeys.Read(group));
            case null or YamlScalar { Text: "knots" }:
                break;
            case var other:
                YamlValue.OneOf(other, group.Label("type"), ["knots", "hsgp"], group.Faults);
                break;
        }
        var count = group.Whole("count", 2, TrendKeys.MostKnots);
        var prior = group.Group("prior");
        var spread = prior?.Prior("spread", Interval.Positive);
        prior?.Finish();
        return new EffectivenessKnots(count, spread);
    }
}
