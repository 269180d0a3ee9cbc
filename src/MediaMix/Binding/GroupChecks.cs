namespace MediaMix;

/// <summary>What must hold between groups and the channels of a model.</summary>
static class GroupChecks
{
    public static void Columns(ModelSpec spec, FaultList faults)
    {
        var names = spec.Channels.Select(static c => c.Name).ToArray();
        foreach (var group in spec.Groups)
        {
            var at = faults.About($"groups.{group.Name}");
            foreach (var channel in group.Channels.Where(channel => !names.Contains(channel, StringComparer.Ordinal)))
                at.Error($"The group {group.Name} names the channel {channel}, but there is no such channel.", DidYouMean.Suggest(channel, names) is { } near ? $"Did you mean {near}?" : $"The channels are {string.Join(", ", names)}.");
            foreach (var twice in group.Channels.GroupBy(static c => c, StringComparer.Ordinal).Where(static g => g.Count() > 1))
                at.Error($"The group {group.Name} names the channel {twice.Key} twice.", "Name it once.");
            if (group.Channels.Count < 2)
                at.Error($"The group {group.Name} has fewer than two channels.", "Name at least two, or remove the group.");
        }
        foreach (var name in spec.Groups.GroupBy(static g => g.Name, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            faults.About($"groups.{name.Key}").Error($"Two groups are called {name.Key}.", "Give every group its own name.");
    }
}
