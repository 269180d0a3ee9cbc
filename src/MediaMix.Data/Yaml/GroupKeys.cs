namespace MediaMix.Data;

/// <summary>The list <c>groups</c> of a model file.</summary>
static class GroupKeys
{
    public static SpecList<ChannelGroup> ReadAll(YamlGroup file)
    {
        var groups = new List<ChannelGroup>();
        foreach (var (item, number) in file.Items("groups").Select(static (item, i) => (item, i + 1)))
        {
            if (YamlGroup.From(item, ChannelKeys.Label(item, "group", number), file.Faults) is { } group && Read(group) is { } spec)
                groups.Add(spec);
        }
        return [.. groups];
    }

    public static void Write(YamlLines lines, SpecList<ChannelGroup> groups)
    {
        if (groups.Count == 0)
            return;
        lines.Group("groups", "groups", () =>
        {
            foreach (var group in groups)
                lines.Item($"groups.{group.Name}", $"{{ name: {YamlLines.Quoted(group.Name)}, channels: [{string.Join(", ", group.Channels.Select(YamlLines.Quoted))}] }}");
        });
    }

    static ChannelGroup? Read(YamlGroup group)
    {
        var name = group.Require("name", "name: video") is { } node ? YamlValue.Name(node, group.Label("name"), group.Faults) : null;
        if (name is not null && !ChannelKeys.IsName(name))
            group.Faults.Error($"{group.Label("name")}: {FaultText.Quote(name)} is not a usable name.", "Names have letters, digits, blanks and _ . -", group.Find("name")!.Where);
        var channels = group.Require("channels", "channels: [tv, youtube]") is null
            ? []
            : group.Items("channels").Select(item => YamlValue.Name(item, group.Label("channels"), group.Faults)).OfType<string>().ToArray();
        group.Finish();
        return name is null ? null : new ChannelGroup { Name = name, Channels = [.. channels] };
    }
}
