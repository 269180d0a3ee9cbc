using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The list <c>events</c> of a baseline.</summary>
static class EventKeys
{

    public static SpecList<EventSpec> ReadAll(YamlGroup baseline)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var events = new List<EventSpec>();
        foreach (var (item, number) in baseline.Items("events").Select(static (item, i) => (item, i + 1)))
        {
            if (Read(item, Invariant($"event {number}"), baseline.Faults) is not { } read)
                continue;
            if (!names.Add(read.Name))
                baseline.Faults.Error($"Two events are called {FaultText.Quote(read.Name)}.", "Give every event its own name.", item.Where);
            events.Add(read);
        }
        return [.. events];
    }

    static EventSpec? Read(YamlNode item, string label, FaultList faults)
    {
        if (YamlGroup.From(item, label, faults) is not { } group)
            return null;
        var name = group.Require("name", "name: launch") is { } node ? YamlValue.Name(node, group.Label("name"), faults) : null;
        var start = group.Require("start", "start: 2024-05-06") is { } first ? PeriodLabel.Read(first, group.Label("start"), faults) : null;
        var end = group.Find("end") is { } last ? PeriodLabel.Read(last, group.Label("end"), faults) : null;
        var shape = group.Choice("shape", ModelWords.EventShapes) ?? EventShape.Pulse;
        var lead = group.Whole("lead", 0, EventSpec.LongestLead);
        var decay = group.Find("decay") is { } share ? Decay(share, group.Label("decay"), faults) : null;
        var prior = group.Prior("prior", Interval.Real);
        group.Finish();
        Gradual(group, shape, label);
        if (start is not null && end is not null && PeriodLabel.Compare(start, end) > 0)
            faults.Error($"{label}: it ends at {end}, before it starts at {start}.", "Swap the two.", group.Where);
        return name is null || start is null
            ? null
            : new EventSpec { Name = name, Start = start, End = end, Shape = shape, Lead = lead ?? 0, Decay = decay ?? 0, Prior = prior };
    }

    static void Gradual(YamlGroup group, EventShape shape, string label)
    {
        var gradual = group.Find("lead") ?? group.Find("decay");
        if (gradual is not null && shape != EventShape.Bump)
            group.Faults.Error($"{label}: lead and decay belong to a bump.", "Write shape: bump, or remove them.", gradual.Where);
        else if (gradual is null && shape == EventShape.Bump)
            group.Faults.Error($"{label}: a bump needs a lead or a decay.", "State how many rows it builds up (lead: 2), or what share remains from row to row (decay: 0.5).", group.Where);
    }

    static double? Decay(YamlNode node, string label, FaultList faults)
    {
        if (YamlValue.AsNumber(node) is { } share and >= 0 and < 1)
            return share;
        YamlValue.Wrong(node, label, "a number of at least 0 and below 1", faults);
        return null;
    }
}
