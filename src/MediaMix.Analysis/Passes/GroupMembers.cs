namespace MediaMix.Analysis;

/// <summary>The channels of a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="All">0-based channels.</param>
/// <param name="Paid">Those with spend in the window.</param>
sealed record GroupMembers(ChannelGroup Group, int[] All, int[] Paid)
{
    /// <summary>The channels that its return is about: the paid ones, or all where none is paid.</summary>
    public int[] Counted => Paid.Length > 0 ? Paid : All;

    public static GroupMembers[] Of(BoundModel model)
    {
        var names = model.Spec.Channels.Select(static c => c.Name).ToList();
        var paid = model.PaidChannels();
        return
        [
            .. model.Spec.Groups.Select(group =>
            {
                int[] all = [.. group.Channels.Select(name => names.IndexOf(name))];
                return new GroupMembers(group, all, [.. all.Where(paid.Contains)]);
            }),
        ];
    }
}
