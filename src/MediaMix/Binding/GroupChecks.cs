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
            if (group.Pooled is not null)
                Pooled(spec, group, at);
        }
        foreach (var name in spec.Groups.GroupBy(static g => g.Name, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            faults.About($"groups.{name.Key}").Error($"Two groups are called {name.Key}.", "Give every group its own name.");
    }

    /// <summary>What can be said of complete groups.</summary>
    public static void Priors(ModelSpec complete, FaultList faults)
    {
        foreach (var group in complete.Groups.Where(static g => g.Pooled is not null))
        {
            var at = faults.About($"groups.{group.Name}.pooled.roi");
            foreach (var (form, name, prior) in new[] { (ParameterForm.Mean, "mean", group.Pooled!.Mean!), (ParameterForm.Spread, "sd", group.Pooled.Sd!) })
            {
                BindingChecks.Fits(new GroupReturnKey(group.Name) { Form = form }.Name, prior, Interval.Positive, at);
                if (prior is FixedPrior { Value: 0 })
                    at.Error($"The {name} of the pooled returns of {group.Name} is fixed at 0.", name == "sd" ? "Write a value above 0, or join the channels into one." : "Write a value above 0.");
            }
        }
    }

    static void Pooled(ModelSpec spec, ChannelGroup group, FaultList faults)
    {
        if (spec.Likelihood is LogNormalErrors)
            faults.Error($"The returns of {group.Name} are pooled; under log-normal errors a return has no closed form.", "Leave the group unpooled.");
        if (spec.Channels.Any(channel => channel.Name == group.Name))
            faults.Error($"The pooled group {group.Name} has the name of a channel.", "Give it a name of its own: its parameters are called by it.");
        foreach (var channel in spec.Channels.Where(channel => group.Channels.Contains(channel.Name, StringComparer.Ordinal)))
        {
            if (channel.Spend is null)
                faults.Error($"The returns of {group.Name} are pooled, but {channel.Name} has no spend.", "Name its spend column, or leave it out of the group.");
            if (channel.Strength is { Prior: not GroupPrior })
                faults.Error($"{channel.Name} states its {channel.Strength.Quantity}, and its return is pooled in {group.Name}.", "Keep one of them.");
            if (channel.Pooling is UnpooledPooling or HierarchicalPooling { Link: PoolingLink.Identity })
                faults.Error($"The return of {channel.Name} is pooled in {group.Name}, so its effects in geos must scatter by their logs around a common one.", "Write hierarchical or shared for its pooling.");
        }
        string[] twice = [.. spec.Channels.Where(channel => group.Channels.Contains(channel.Name, StringComparer.Ordinal) && GroupDefaults.Of(spec, channel) != group).Select(static c => c.Name)];
        if (twice.Length > 0)
            faults.Error($"The {(twice.Length == 1 ? "return" : "returns")} of {string.Join(" and ", twice)} {(twice.Length == 1 ? "is" : "are")} pooled in two groups.", "Pool a channel in one of them.");
    }
}
