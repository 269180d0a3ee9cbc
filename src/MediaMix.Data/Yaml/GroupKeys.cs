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
                lines.Item($"groups.{group.Name}", $"{{ name: {YamlLines.Quoted(group.Name)}, channels: [{string.Join(", ", group.Channels.Select(YamlLines.Quoted))}]{Pooled(group.Pooled)} }}");
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
        var pooled = group.Group("pooled") is { } pooling ? Pooled(pooling) : null;
        group.Finish();
        return name is null ? null : new ChannelGroup { Name = name, Channels = [.. channels], Pooled = pooled };
    }

    static PooledReturns? Pooled(YamlGroup pooling)
    {
        const string Example = "roi: \"hierarchical(mean: lognormal(0.2, 0.9), sd: half_normal(0.5))\"";
        var node = pooling.Require("roi", Example);
        pooling.Finish();
        if (node is null || YamlValue.Text(node, pooling.Label("roi"), pooling.Faults) is not { } text)
            return null;
        if (!PooledPriorText.TryParse(text, out var pooled, out var problem))
            pooling.Faults.Error($"{pooling.Label("roi")}: {problem}", null, node.Where);
        else if (pooled.Pooling is not HierarchicalPooling { Link: null or PoolingLink.Log } hierarchical)
            pooling.Faults.Error($"{pooling.Label("roi")}: returns of a group scatter by their logs.", $"Write {Example}, or leave pooled out.", node.Where);
        else
            return new PooledReturns(pooled.Prior, hierarchical.Sd);
        return null;
    }

    static string Pooled(PooledReturns? pooled)
    {
        if (pooled is null)
            return "";
        string[] parts = [.. new[] { pooled.Mean is { } mean ? $"mean: {mean.Text}" : null, pooled.Sd is { } sd ? $"sd: {sd.Text}" : null }.OfType<string>()];
        return $", pooled: {{ roi: {YamlLines.Quoted(parts.Length == 0 ? "hierarchical" : $"hierarchical({string.Join(", ", parts)})")} }}";
    }
}
