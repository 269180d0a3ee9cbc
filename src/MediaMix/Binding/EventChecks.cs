using System.Globalization;

namespace MediaMix;

/// <summary>What must hold between the events of a model and its panel.</summary>
static class EventChecks
{
    public static void Run(SpecList<EventSpec> events, Panel panel, FaultList faults)
    {
        foreach (var name in events.GroupBy(static e => e.Name, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() > 1))
            faults.About($"baseline.events.{name.Key}").Error($"Two events are called {name.Key}.", "Give every event its own name.");
        foreach (var item in events)
        {
            var at = $"baseline.events.{item.Name}";
            Shape(item, faults.About(at));
            if (Locate(item, item.Start, "starts", panel, faults.About($"{at}.start")) & (item.End is null || Locate(item, item.End, "ends", panel, faults.About($"{at}.end"))))
                Rows(item, EventColumn.Rows(item, panel.Window)!.Value, panel.Periods, faults.About(at));
        }
    }

    static void Shape(EventSpec item, FaultList faults)
    {
        if (item.Lead is < 0 or > EventSpec.LongestLead)
            faults.Error(string.Create(CultureInfo.InvariantCulture, $"Event {item.Name}: lead is {item.Lead}."), string.Create(CultureInfo.InvariantCulture, $"It must lie between 0 and {EventSpec.LongestLead} rows."));
        if (!(item.Decay >= 0 && item.Decay < 1))
            faults.Error(string.Create(CultureInfo.InvariantCulture, $"Event {item.Name}: decay is {item.Decay}."), "It must be at least 0 and below 1.");
        var isGradual = item.Lead != 0 || item.Decay != 0;
        if (isGradual && item.Shape != EventShape.Bump)
            faults.Error($"Event {item.Name} has a lead or a decay, but is no bump.", "Write `shape: bump`.");
        else if (!isGradual && item.Shape == EventShape.Bump)
            faults.Error($"Event {item.Name} is a bump without lead and decay.", "State one of them, or write `shape: pulse`.");
    }

    static bool Locate(EventSpec item, string label, string verb, Panel panel, FaultList faults)
    {
        if (panel.Axis.TryLocate(label, out _))
            return true;
        var (kind, example) = panel.Axis.HasDates ? ("a date", "an ISO date") : ("a numbered period", "a whole number");
        faults.Error($"Event {item.Name} {verb} at {label}, which is not {kind} of this data.", $"Write {example}, such as {panel.Axis.Label(panel.History)}.");
        return false;
    }

    static void Rows(EventSpec item, (int First, int Last) rows, int periods, FaultList faults)
    {
        if (item.End is not null && rows.Last < rows.First)
            faults.Error($"Event {item.Name} ends at {item.End}, before it starts at {item.Start}.");
        else if (rows.First <= 0 && rows.Last >= periods - 1)
            faults.Error($"Event {item.Name} lasts over every fitted row.", "It cannot be told from the intercept: remove it, or widen the window.");
    }
}
