using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The list <c>channels</c> of a model file.</summary>
static class ChannelKeys
{
    const int LongestName = 64;

    public static SpecList<ChannelSpec> ReadAll(YamlGroup file)
    {
        const string Example = "channels: [ { name: tv, spend: tv_spend } ]";
        if (file.Require("channels", Example) is null)
            return [];
        var items = file.Items("channels");
        if (items.Count == 0 && file.Find("channels") is YamlSequence empty)
            file.Faults.Error("model file: the list channels is empty.", $"Write at least one, such as {Example}.", empty.Where);
        // Names become file names, where some systems do not tell upper from lower case.
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var channels = new List<ChannelSpec>();
        foreach (var (item, number) in items.Select(static (item, i) => (item, i + 1)))
        {
            if (YamlGroup.From(item, Label(item, "channel", number), file.Faults) is not { } group)
                continue;
            var channel = Read(group);
            if (channel.Name.Length > 0 && !names.Add(channel.Name))
                file.Faults.Error($"The channel name {FaultText.Quote(channel.Name)} is given twice.", "Names must differ in more than upper and lower case.", item.Where);
            channels.Add(channel);
        }
        return [.. channels];
    }

    static ChannelSpec Read(YamlGroup group)
    {
        group.NotYet("cost_per_unit");
        var channel = new ChannelSpec
        {
            Name = Name(group),
            Spend = group.Column("spend"),
            Exposure = group.Column("exposure"),
            Reach = group.Column("reach"),
            Frequency = group.Column("frequency"),
            IsNational = group.Flag("national") ?? false,
            Adstock = Adstock(group),
            Saturation = Saturation(group),
            Order = group.Choice("order", ModelWords.Orders),
            Scale = ScalingKeys.Media(group, "scale"),
            Pooling = PooledValue.Geos(group),
            Confounding = Confounding(group),
        };
        Reach(group, channel);
        if (channel is { Spend: null, Exposure: null, Reach: null, Frequency: null })
            group.Faults.Error($"{group.Name}: neither spend nor exposure is given.", "Write spend: for paid media, exposure: alone for organic media.", group.Where);
        if (channel.Exposure is not null && channel.Exposure == channel.Spend)
            group.Faults.Error($"{group.Name}: the exposure is the spend column.", "Leave exposure out: the spend is what is transformed then.", group.Find("exposure")!.Where);
        channel = group.Group("priors") is { } priors ? PriorKeys.Read(priors, channel, group.Name) : channel;
        if (group.Find("time_varying") is { } elsewhere)
            group.Faults.Error($"{group.Name}: time_varying is no key of a channel, since channels can share a curve.", "Write it beside channels, as in time_varying: [ { channel: tv } ].", elsewhere.Where);
        group.Finish();
        return channel;
    }

    static Prior? Confounding(YamlGroup group) =>
        group.Find("confounding") is YamlScalar { Text: "off" } ? new FixedPrior(0) : group.Prior("confounding", Interval.Real);

    static void Reach(YamlGroup group, ChannelSpec channel)
    {
        if (channel.Reach is null != channel.Frequency is null)
            group.Faults.Error($"{group.Name}: {(channel.Reach is null ? "a frequency is given without a reach" : "a reach is given without a frequency")}.", "Name both columns, or an exposure.", group.Where);
        if (channel is { Reach: not null, Exposure: not null })
            group.Faults.Error($"{group.Name}: both an exposure and a reach are given.", "Keep the exposure, or reach and frequency.", group.Find("exposure")!.Where);
        if (channel is { Reach: not null, Order: TransformOrder.AdstockFirst })
            group.Faults.Error($"{group.Name}: with reach and frequency, carryover cannot come first.", "Leave the order out: frequency saturates first, then reach carries over.", group.Find("order")!.Where);
    }

    /// <summary>What an element of a list is called in messages: by its name, if it has one.</summary>
    public static string Label(YamlNode item, string what, int number) =>
        item is YamlMapping mapping && mapping.Entries.Find(static e => e.Key.Text == "name")?.Value is YamlScalar { IsNull: false } name
            ? $"{what} {FaultText.Shown(name.Text)}"
            : Invariant($"{what} {number}");

    static string Name(YamlGroup group)
    {
        if (group.Require("name", "name: tv") is not { } node || YamlValue.Text(node, group.Label("name"), group.Faults) is not { } name)
            return "";
        if (IsName(name))
            return name;
        group.Faults.Error(
            $"{group.Label("name")}: {FaultText.Quote(name)} is not a usable name.",
            Invariant($"Names have 1 to {LongestName} letters, digits, blanks, _, - or . and begin and end with a letter or digit."),
            node.Where);
        return "";
    }

    /// <summary>True for a name that is safe in parameter names, file names and pages.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName
        && char.IsLetterOrDigit(name[0]) && char.IsLetterOrDigit(name[^1])
        && name.All(static c => char.IsLetterOrDigit(c) || c is ' ' or '_' or '-' or '.');

    static Adstock Adstock(YamlGroup channel)
    {
        if (channel.Find("adstock") is not { } node)
            return new GeometricAdstock();
        var label = channel.Label("adstock");
        if (node is not YamlMapping)
            return Component(node, label, AdstockCatalog.Find, AdstockCatalog.Names, channel.Faults) ?? new GeometricAdstock();
        var group = YamlGroup.From(node, label, channel.Faults)!;
        var adstock = group.Find("type") is { } type
            ? Component(type, label, AdstockCatalog.Find, AdstockCatalog.Names, channel.Faults)
            : new GeometricAdstock();
        var maxLag = group.Whole("max_lag", adstock is NoAdstock ? 0 : 1, adstock is NoAdstock ? 0 : MediaMix.Adstock.LargestLag);
        var isNormalized = group.Flag("normalize");
        group.Finish();
        adstock ??= new GeometricAdstock();
        return adstock with { MaxLag = maxLag ?? adstock.MaxLag, Normalize = isNormalized ?? adstock.Normalize };
    }

    static Saturation Saturation(YamlGroup channel)
    {
        if (channel.Find("saturation") is not { } node)
            return new HillSaturation();
        var label = channel.Label("saturation");
        var type = node;
        if (node is YamlMapping)
        {
            var group = YamlGroup.From(node, label, channel.Faults)!;
            type = group.Require("type", "type: hill");
            group.Finish();
        }
        return type is null ? new HillSaturation()
            : Component(type, label, SaturationCatalog.Find, SaturationCatalog.Names, channel.Faults) ?? new HillSaturation();
    }

    static T? Component<T>(YamlNode node, string label, Func<string, T?> find, IReadOnlyList<string> names, FaultList faults)
        where T : class
    {
        if (node is YamlScalar scalar && find(scalar.Text) is { } component)
            return component;
        YamlValue.OneOf(node, label, names, faults);
        return null;
    }
}
